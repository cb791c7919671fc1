package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"sync"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
	"nianbao/internal/message"
)

// finish gives a file what gofpdf cannot: the language, an /ID, the names of the faces, pages
// turned for reading, and for every face a ToUnicode table. The objects are copied in their order
// with these few rewritten, and the cross-reference table is made anew.
func (e *emitter) finish(file []byte, all []*pages.Page) ([]byte, error) {
	objects, trailer, err := takeApart(file)
	if err != nil {
		return nil, message.Wrap(err, "pdf.writer")
	}
	for i := range objects {
		o := &objects[i]
		if bytes.HasPrefix(o.body, []byte("<<\n/Type /Catalog")) {
			o.body = bytes.Replace(o.body, []byte("/Type /Catalog"),
				[]byte("/Type /Catalog\n/Lang (zh-CN)\n/ViewerPreferences <</DisplayDocTitle true>>"), 1)
		}
		// gofpdf numbers the pages' objects 3, 5, 7, … and their contents 4, 6, 8, …
		switch page := (o.number - 3) / 2; {
		case o.number < 3 || page >= len(all):
		case o.number%2 == 0:
			o.body = stream(content(o.body))
		case all[page].Turned:
			o.body = bytes.Replace(o.body, []byte("/Type /Page\n"), []byte("/Type /Page\n/Rotate 90\n"), 1)
		}
	}
	for _, f := range e.codes.order {
		e.nameFace(objects, f)
	}
	return putTogether(objects, trailer), nil
}

// object is one numbered object, without the words around it.
type object struct {
	number int
	body   []byte
}

// takeApart cuts a file of gofpdf's into objects, in their order, and the trailer's entries.
func takeApart(file []byte) ([]object, []byte, error) {
	bad := errors.New("the finished file is not as gofpdf writes it")
	start := bytes.LastIndex(file, []byte("startxref\n"))
	table := bytes.LastIndex(file, []byte("xref\n0 "))
	trailer := bytes.LastIndex(file, []byte("trailer\n<<\n"))
	if start < 0 || table < 0 || trailer < table || start < trailer {
		return nil, nil, bad
	}
	type place struct{ number, offset int }
	var places []place
	lines := bytes.Split(file[table:trailer], []byte("\n"))
	for i, line := range lines[min(3, len(lines)):] { // after xref, the count and object 0
		if len(line) < 10 {
			continue
		}
		offset, err := strconv.Atoi(string(line[:10]))
		if err != nil || offset >= table {
			return nil, nil, bad
		}
		places = append(places, place{i + 1, offset})
	}
	slices.SortFunc(places, func(a, b place) int { return a.offset - b.offset })
	objects := make([]object, len(places))
	for i, p := range places {
		end := table
		if i+1 < len(places) {
			end = places[i+1].offset
		}
		body, begun := bytes.CutPrefix(file[p.offset:end], fmt.Appendf(nil, "%d 0 obj\n", p.number))
		body, ended := bytes.CutSuffix(body, []byte("endobj\n"))
		if !begun || !ended {
			return nil, nil, bad
		}
		objects[i] = object{p.number, body}
	}
	return objects, bytes.TrimSuffix(file[trailer+len("trailer\n<<\n"):start], []byte(">>\n")), nil
}

// putTogether writes the file. Its /ID is a hash of all that is in it, so the same document has the
// same.
func putTogether(objects []object, trailer []byte) []byte {
	var out bytes.Buffer
	// The second line marks the file as binary.
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(objects)+1)
	for _, o := range objects {
		offsets[o.number] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%sendobj\n", o.number, o.body)
	}
	id := sha256.Sum256(out.Bytes())
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, offset := range offsets[1:] {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<<\n%s/ID [<%x><%x>]\n>>\n", trailer, id[:16], id[:16])
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", start)
	return out.Bytes()
}

var toUnicode = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)

// nameFace gives a font its PostScript name, with the six letters that mark a cut one, and the
// table of its characters.
func (e *emitter) nameFace(objects []object, f *faces.Face) {
	own := []byte("utf8" + e.names[f])
	name := []byte(e.codes.tag(f) + "+" + f.Name)
	for i := range objects {
		o := &objects[i]
		head := o.body[:min(len(o.body), 200)]
		if !bytes.Contains(head, own) {
			continue
		}
		for _, key := range []string{"/BaseFont /", "/FontName /"} {
			for _, end := range []string{"\n", " "} {
				o.body = bytes.Replace(o.body, slices.Concat([]byte(key), own, []byte(end)),
					slices.Concat([]byte(key), name, []byte(end)), 1)
			}
		}
		if ref := toUnicode.FindSubmatch(o.body); ref != nil {
			number, _ := strconv.Atoi(string(ref[1]))
			for j := range objects {
				if objects[j].number == number {
					objects[j].body = stream(e.codes.unicodeMap(f))
				}
			}
		}
	}
}

// tag is made of the characters a face was cut to, as PDF asks of the names of cut fonts.
func (c *codes) tag(f *faces.Face) string {
	hash := sha256.New()
	for _, code := range slices.Sorted(maps.Keys(c.glyphs[f])) {
		hash.Write([]byte{byte(code >> 8), byte(code)})
	}
	sum := hash.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// unicodeMap returns the table of a face's codes and characters. gofpdf's own maps every code to
// itself, in one range that the PDF specification does not allow and that is wrong for borrowed
// codes.
func (c *codes) unicodeMap(f *faces.Face) []byte {
	var out bytes.Buffer
	out.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // in one block
	for block := range slices.Chunk(slices.Sorted(maps.Keys(c.chars[f])), most) {
		fmt.Fprintf(&out, "%d beginbfchar\n", len(block))
		for _, code := range block {
			fmt.Fprintf(&out, "<%04X> <", code)
			for _, unit := range utf16Of([]rune{c.chars[f][code]}) {
				fmt.Fprintf(&out, "%04X", unit)
			}
			out.WriteString(">\n")
		}
		out.WriteString("endbfchar\n")
	}
	out.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return out.Bytes()
}

// content returns what is between the words stream and endstream.
func content(body []byte) []byte {
	_, body, _ = bytes.Cut(body, []byte("stream\n"))
	body, _ = bytes.CutSuffix(body, []byte("\nendstream\n"))
	return body
}

// packers are used again, for each is larger than what it packs. That is why gofpdf's own
// compression is off: it makes a new one for each page.
var packers = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

func stream(data []byte) []byte {
	var packed bytes.Buffer
	w := packers.Get().(*zlib.Writer)
	defer packers.Put(w)
	w.Reset(&packed)
	_, _ = w.Write(data) // a buffer takes everything
	_ = w.Close()
	return fmt.Appendf(nil, "<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream\n",
		packed.Len(), packed.Bytes())
}
