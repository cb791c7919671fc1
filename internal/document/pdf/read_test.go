package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
)

// A small reader of our own files, so that what is in them can be tested on any machine. What it
// gives back is what a reader of the specification would: the text of every run by the tables of
// the faces, or by /ActualText where there is one.

// runsOf returns the runs of text on each page of a finished file.
func runsOf(tb testing.TB, file []byte) [][]string {
	tb.Helper()
	objects, _, err := takeApart(file)
	require.NoError(tb, err)
	byNumber := map[int][]byte{}
	chars := map[uint16]string{}
	for _, o := range objects {
		byNumber[o.number] = o.body
		if ref := toUnicode.FindSubmatch(o.body); ref != nil {
			number, _ := strconv.Atoi(string(ref[1]))
			for _, other := range objects {
				if other.number == number {
					readUnicodeMap(tb, inflate(tb, other.body), chars)
				}
			}
		}
	}
	var pages [][]string
	for n := 3; bytes.Contains(byNumber[n], []byte("/Type /Page\n")); n += 2 {
		pages = append(pages, readContent(tb, inflate(tb, byNumber[n+1]), chars))
	}
	return pages
}

func inflate(tb testing.TB, body []byte) []byte {
	from := bytes.Index(body, []byte("stream\n")) + len("stream\n")
	r, err := zlib.NewReader(bytes.NewReader(body[from:]))
	require.NoError(tb, err)
	data, err := io.ReadAll(r)
	require.NoError(tb, err)
	return data
}

var bfchar = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>\n`)

func readUnicodeMap(tb testing.TB, table []byte, into map[uint16]string) {
	for _, m := range bfchar.FindAllSubmatch(table, -1) {
		code, _ := strconv.ParseUint(string(m[1]), 16, 16)
		char := fromHex(tb, string(m[2]))
		if known, ok := into[uint16(code)]; ok {
			require.Equal(tb, known, char, "a code means the same in every face")
		}
		into[uint16(code)] = char
	}
}

func fromHex(tb testing.TB, hex string) string {
	var units []uint16
	for ; len(hex) >= 4; hex = hex[4:] {
		unit, err := strconv.ParseUint(hex[:4], 16, 16)
		require.NoError(tb, err)
		units = append(units, uint16(unit))
	}
	return string(utf16.Decode(units))
}

var operator = regexp.MustCompile(`(?s)ActualText <FEFF([0-9A-F]*)>|EMC\n|\(((?:\\.|[^\\)])*)\) Tj`)

func readContent(tb testing.TB, content []byte, chars map[uint16]string) []string {
	var runs []string
	spanned := false
	for _, m := range operator.FindAllSubmatch(content, -1) {
		switch {
		case m[1] != nil:
			spanned = true
			runs = append(runs, fromHex(tb, string(m[1])))
		case bytes.HasPrefix(m[0], []byte("EMC")):
			spanned = false
		case !spanned:
			var run strings.Builder
			codes := unescape(m[2])
			for i := 0; i+1 < len(codes); i += 2 {
				char, ok := chars[uint16(codes[i])<<8|uint16(codes[i+1])]
				require.True(tb, ok, "code %x without a character", codes[i:i+2])
				run.WriteString(char)
			}
			runs = append(runs, run.String())
		}
	}
	return runs
}

func unescape(s []byte) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			if i++; s[i] == 'r' {
				out = append(out, '\r')
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}

func printed(tb testing.TB, d *document.Document) []byte {
	tb.Helper()
	var b bytes.Buffer
	require.NoError(tb, Write(&b, d, Options{}))
	return b.Bytes()
}
