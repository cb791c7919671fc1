package book

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Bytes that gateways, portals and self-extracting files put before or behind a workbook are no part of it.
func TestBytesAround(t *testing.T) {
	plain := pack(t, with(sheet1(`<row><c><v>7</v></c></row>`))...)
	for name, data := range map[string][]byte{
		"a line end behind":      append(bytes.Clone(plain), '\n'),
		"a signature behind":     append(bytes.Clone(plain), "\r\n--boundary--\r\nscanned"...),
		"more than a comment":    append(bytes.Clone(plain), make([]byte, 70_000)...),
		"a line end before":      append([]byte("\r\n"), plain...),
		"a byte order mark":      append([]byte("\xEF\xBB\xBF"), plain...),
		"the head of a message":  append([]byte("Content-Type: application/octet-stream\r\n\r\n"), plain...),
		"a program before":       append(append([]byte("MZ"), make([]byte, 4000)...), plain...),
		"before and behind":      append(append([]byte("abc"), plain...), "def"...),
		"places counted from it": shifted(plain, 100),
	} {
		t.Run(name, func(t *testing.T) {
			b, err := Open(data)
			require.NoError(t, err)
			assert.Equal(t, "7", b.Sheets[0].Cells[0].Text)
		})
	}
	for name, c := range map[string]struct {
		data []byte
		code Code
	}{
		"cut off":                     {plain[:len(plain)-100], CodeTruncated},
		"cut off, behind other bytes": {append([]byte("\r\n"), plain[:len(plain)-100]...), CodeNotWorkbook},
		"cut off, a workbook within": {rawZip(rawEntry{name: "xl/embeddings/a.xlsx", body: plain,
			stored: true})[:len(plain)+60], CodeBrokenZip},
		"a PDF with a workbook behind": {append([]byte("%PDF-1.7\n"), plain...), CodePDF},
		"a picture with one":           {append([]byte("\xFF\xD8\xFF"), plain...), CodeImage},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.code, refused(t, c.data).Code) })
	}
}

// shifted is a zip behind a stub whose places count from the beginning of the file.
func shifted(data []byte, by int) []byte {
	out := append(make([]byte, by), data...)
	add := func(at int) {
		n := int(out[at]) | int(out[at+1])<<8 | int(out[at+2])<<16
		n += by
		out[at], out[at+1], out[at+2] = byte(n), byte(n>>8), byte(n>>16)
	}
	for i := 0; i+46 < len(out); i++ {
		if string(out[i:i+4]) == directoryHeader {
			add(i + 42)
		}
	}
	add(bytes.LastIndex(out, []byte(directoryEnd)) + 16)
	return out
}

// Names of parts that others read, and the list of a package's relationships lost.
func TestNamesOfParts(t *testing.T) {
	renamed := func(change func(string) string) []byte {
		var parts []part
		for _, p := range with(sheet1(`<row><c><v>7</v></c></row>`)) {
			if p.name = change(p.name); p.name != "" {
				parts = append(parts, p)
			}
		}
		return pack(t, parts...)
	}
	for name, change := range map[string]func(string) string{
		"a dot before":          func(n string) string { return "./" + n },
		"two strokes":           func(n string) string { return strings.Replace(n, "/", "//", 1) },
		"backward strokes":      func(n string) string { return strings.ReplaceAll(n, "/", `\`) },
		"capitals":              strings.ToUpper,
		"without relationships": func(n string) string { return strings.Replace(n, "_rels/.rels", "", 1) },
	} {
		t.Run(name, func(t *testing.T) {
			b, err := Open(renamed(change))
			require.NoError(t, err)
			assert.Equal(t, "7", b.Sheets[0].Cells[0].Text)
		})
	}
	t.Run("a stroke before", func(t *testing.T) {
		assert.Equal(t, CodeBadPartName, refused(t, renamed(func(n string) string { return "/" + n })).Code)
	})
}
