package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"

	"nianbao/internal/document/packer"
)

// file is a PDF in the making. Streams are written as they come; all other objects are gathered and
// written packed into one object stream, for a structure of many small objects is long otherwise.
type file struct {
	out    bytes.Buffer
	places []place // of the objects, by number
	plain  []byte  // the bodies of the gathered objects
	index  []byte  // number and place of each, as an object stream begins
	inside int     // how many there are
}

// place is where an object is: at an offset of the file, or gathered, by its place among those.
type place struct {
	offset   int
	gathered bool
}

// usualSize is more than most files have.
const usualSize = 1 << 18

func newFile() *file {
	f := &file{places: make([]place, 1, 512)}
	// The second line marks the file as binary.
	f.out.Grow(usualSize)
	f.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return f
}

// reserve returns the number of an object that is written later.
func (f *file) reserve() int {
	f.places = append(f.places, place{})
	return len(f.places) - 1
}

// put writes the object of a number.
func (f *file) put(number int, body []byte) {
	f.places[number] = place{f.inside, true}
	f.index = strconv.AppendInt(f.index, int64(number), 10)
	f.index = append(f.index, ' ')
	f.index = strconv.AppendInt(f.index, int64(len(f.plain)), 10)
	f.index = append(f.index, ' ')
	f.plain = append(append(f.plain, body...), '\n')
	f.inside++
}

// putf writes the object of a number from a format.
func (f *file) putf(number int, format string, args ...any) {
	f.put(number, fmt.Appendf(nil, format, args...))
}

// stream writes a stream, packed; entries are those of its dictionary beside its length.
func (f *file) stream(number int, entries string, data []byte) {
	packed := flate.Pack(data)
	defer packed.Free()
	f.written(number, entries+"/Filter /FlateDecode ", packed.Bytes())
}

func (f *file) written(number int, entries string, data []byte) {
	f.places[number].offset = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n<<%s/Length %d>>\nstream\n", number, entries, len(data))
	f.out.Write(data)
	f.out.WriteString("\nendstream\nendobj\n")
}

// finish writes what is gathered and the table of all objects. The /ID is a hash of all that is in
// the file, so the same document has the same.
func (f *file) finish(root, info int) []byte {
	gathered := f.reserve()
	f.stream(gathered, fmt.Sprintf("/Type /ObjStm /N %d /First %d ", f.inside, len(f.index)),
		append(f.index, f.plain...))
	id := sha256.Sum256(f.out.Bytes())
	start := f.out.Len()
	table := f.reserve()
	f.places[table].offset = start
	rows := make([]byte, 0, 7*len(f.places))
	for i, p := range f.places {
		row := [7]byte{1, byte(p.offset >> 24), byte(p.offset >> 16), byte(p.offset >> 8),
			byte(p.offset)}
		switch {
		case i == 0:
			row = [7]byte{5: 0xFF, 6: 0xFF}
		case p.gathered:
			row = [7]byte{2, byte(gathered >> 24), byte(gathered >> 16), byte(gathered >> 8),
				byte(gathered),
				byte(p.offset >> 8), byte(p.offset)}
		}
		rows = append(rows, row[:]...)
	}
	f.stream(table, fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x><%x>] ",
		len(f.places), root, info, id[:16], id[:16]), rows)
	fmt.Fprintf(&f.out, "startxref\n%d\n%%%%EOF\n", start)
	return f.out.Bytes()
}

var flate = packer.NewPool(func() (packer.Compressor, error) {
	return zlib.NewWriterLevel(nil, zlib.BestSpeed)
})

// unicodeString writes a text as PDF writes texts of any script: UTF-16 with its mark, in figures.
func unicodeString(s string) string { return "<FEFF" + hexOf([]rune(s)) + ">" }

// hexOf returns the UTF-16 of characters in figures.
func hexOf(chars []rune) string {
	const digits = "0123456789ABCDEF"
	units := utf16.Encode(chars)
	out := make([]byte, 0, 4*len(units))
	for _, u := range units {
		out = append(out, digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15])
	}
	return string(out)
}
