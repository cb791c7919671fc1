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

// opened is a finished file taken apart: the bodies of its objects by number, streams unpacked.
type opened struct {
	tb      testing.TB
	objects map[int]string
	streams map[int][]byte
}

var (
	objectHead = regexp.MustCompile(`(?m)^(\d+) 0 obj\n(<<.*/Length (\d+)>>)\nstream\n`)
	toUnicode  = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	fontName   = regexp.MustCompile(`/(F\d+) (\d+) 0 R`)
	contentsOf = regexp.MustCompile(`/Contents (\d+) 0 R`)
)

func open(tb testing.TB, data []byte) *opened {
	tb.Helper()
	f := &opened{tb: tb, objects: map[int]string{}, streams: map[int][]byte{}}
	for at := 0; ; {
		m := objectHead.FindSubmatchIndex(data[at:])
		if m == nil {
			break
		}
		number, length := f.number(data[at:][m[2]:m[3]]), f.number(data[at:][m[6]:m[7]])
		f.objects[number] = string(data[at:][m[4]:m[5]])
		body := data[at+m[1] : at+m[1]+length]
		if strings.Contains(f.objects[number], "FlateDecode") {
			body = inflate(tb, body)
		}
		f.streams[number] = body
		at += m[1] + length
	}
	for number, head := range f.objects {
		if strings.Contains(head, "/ObjStm") {
			f.gathered(head, f.streams[number])
		}
	}
	return f
}

// gathered reads the objects of an object stream.
func (f *opened) gathered(head string, body []byte) {
	m := regexp.MustCompile(`/First (\d+)`).FindStringSubmatch(head)
	require.NotNil(f.tb, m)
	first := f.number([]byte(m[1]))
	index := strings.Fields(string(body[:first]))
	for i := 0; i < len(index); i += 2 {
		end := len(body)
		if i+3 < len(index) {
			end = first + f.number([]byte(index[i+3]))
		}
		f.objects[f.number([]byte(index[i]))] = strings.TrimSpace(
			string(body[first+f.number([]byte(index[i+1])) : end]))
	}
}

func (f *opened) number(digits []byte) int {
	n, err := strconv.Atoi(string(digits))
	require.NoError(f.tb, err)
	return n
}

// find returns the number of the object whose body begins so, 0 for none.
func (f *opened) find(beginning string) int {
	for number, body := range f.objects {
		if strings.HasPrefix(body, beginning) {
			return number
		}
	}
	return 0
}

// pages are the bodies of the pages, and contents what they draw.
func (f *opened) pages() (bodies []string, contents [][]byte) {
	kids := regexp.MustCompile(`/Kids \[(.*)\]`).FindStringSubmatch(f.objects[f.find("<</Type /Pages ")])
	require.NotNil(f.tb, kids)
	for _, kid := range strings.Fields(strings.ReplaceAll(kids[1], "0 R", "")) {
		body := f.objects[f.number([]byte(kid))]
		bodies = append(bodies, body)
		m := contentsOf.FindStringSubmatch(body)
		contents = append(contents, f.streams[f.number([]byte(m[1]))])
	}
	return bodies, contents
}

// chars are the characters of each font's codes.
func (f *opened) chars() map[string]map[uint16]string {
	out := map[string]map[uint16]string{}
	for _, m := range fontName.FindAllStringSubmatch(f.objects[f.find("<</Font <<")], -1) {
		ref := toUnicode.FindStringSubmatch(f.objects[f.number([]byte(m[2]))])
		require.NotNil(f.tb, ref)
		out[m[1]] = map[uint16]string{}
		readUnicodeMap(f.tb, f.streams[f.number([]byte(ref[1]))], out[m[1]])
	}
	return out
}

// runsOf returns the runs of text on each page of a finished file.
func runsOf(tb testing.TB, data []byte) [][]string {
	tb.Helper()
	f := open(tb, data)
	chars := f.chars()
	var out [][]string
	_, contents := f.pages()
	for _, c := range contents {
		out = append(out, readContent(tb, c, chars))
	}
	return out
}

func inflate(tb testing.TB, data []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(data))
	require.NoError(tb, err)
	out, err := io.ReadAll(r)
	require.NoError(tb, err)
	return out
}

var bfchar = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>\n`)

func readUnicodeMap(tb testing.TB, table []byte, into map[uint16]string) {
	for _, m := range bfchar.FindAllSubmatch(table, -1) {
		code, _ := strconv.ParseUint(string(m[1]), 16, 16)
		into[uint16(code)] = fromHex(tb, string(m[2]))
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

var operator = regexp.MustCompile(`(?s)ActualText <FEFF([0-9A-F]*)>|EMC\n|` +
	`\(((?:\\.|[^\\)])*)\) Tj|/(F\d+) [\d.]+ Tf`)

func readContent(tb testing.TB, content []byte, fonts map[string]map[uint16]string) []string {
	var runs []string
	var chars map[uint16]string
	spanned := false
	for _, m := range operator.FindAllSubmatch(content, -1) {
		switch {
		case m[1] != nil:
			spanned = true
			runs = append(runs, fromHex(tb, string(m[1])))
		case m[3] != nil:
			chars = fonts[string(m[3])]
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
