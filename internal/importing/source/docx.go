package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"nianbao/internal/message"
)

// The limits of a document: what it may unpack to in all, one part of it, and how many parts the zip may list.
const (
	maxUnpacked = 100 << 20
	maxPart     = 50 << 20
	maxParts    = 10_000
)

// The parts of a Word document that are looked at.
const (
	bodyPart      = "word/document.xml"
	numberingPart = "word/numbering.xml"
	stylesPart    = "word/styles.xml"
)

// errDocument means that a document breaks its format; the details are of no use to its sender.
var errDocument = errors.New("not a sound document")

// Word is an opened Word document.
type Word struct {
	name     string
	parts    map[string]*zip.File
	unpacked int64
}

// OpenWord opens the zip; a zip that is no Word document gives nil.
func OpenWord(name string, data []byte) (*Word, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) > maxParts {
		return nil, message.NewError("intake.docx.broken", "file", name).WithHint("intake.docx.broken.hint")
	}
	w := &Word{name: name, parts: map[string]*zip.File{}}
	for _, f := range z.File {
		part := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if w.parts[part] != nil {
			return nil, message.NewError("intake.docx.broken", "file", name).
				WithHint("intake.docx.broken.hint")
		}
		w.parts[part] = f
	}
	if w.parts[bodyPart] == nil {
		return nil, nil
	}
	return w, nil
}

// Part unpacks a part within the limits; one that is not there is empty.
func (w *Word) Part(name string) ([]byte, error) {
	f := w.parts[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, w.broken()
	}
	defer in.Close()
	limit := min(int64(maxPart), maxUnpacked-w.unpacked)
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, w.broken()
	}
	if int64(len(data)) > limit {
		return nil, message.NewError("intake.docx.unpacked", "file", w.name,
			"limit", limit>>20).WithHint("intake.large.hint")
	}
	w.unpacked += int64(len(data))
	return data, nil
}

func (w *Word) broken() error {
	return message.NewError("intake.docx.broken", "file", w.name).WithHint("intake.docx.broken.hint")
}

// Source takes the document apart.
func (w *Word) Source() (*Source, error) {
	body, err := w.Part(bodyPart)
	if err != nil {
		return nil, err
	}
	lists, err := readLists(w)
	if err != nil {
		return nil, err
	}
	b := NewBuilder(w.name)
	if err := readWordPart(b, lists, body); err != nil {
		return nil, w.failed(err)
	}
	// Notes, comments and the lines at the head and foot of pages are no part of the report's
	// text, but they shall be seen.
	names := make([]string, 0, len(w.parts))
	for name := range w.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		reason, beside := besideText(name)
		if !beside {
			continue
		}
		data, err := w.Part(name)
		if err != nil {
			return nil, err
		}
		aside := NewBuilder(w.name)
		if err := readWordPart(aside, lists, data); err != nil {
			return nil, w.failed(err)
		}
		for _, block := range aside.Blocks {
			// a page's number is no text
			if text := Trim(block.Text); strings.Trim(text, "-—– 0123456789０１２３４５６７８９") != "" {
				b.Dropped = append(b.Dropped, Unplaced{Reason: reason, Text: text})
			}
		}
	}
	return b.Finish()
}

// besideText recognises the parts that hold text beside the document's own.
func besideText(part string) (Reason, bool) {
	dir, file := path.Split(part)
	switch {
	case dir != "word/" || !strings.HasSuffix(file, ".xml"):
		return "", false
	case strings.HasPrefix(file, "header"), strings.HasPrefix(file, "footer"):
		return Furniture, true
	case file == "footnotes.xml", file == "endnotes.xml", file == "comments.xml":
		return Loose, true
	}
	return "", false
}

// failed wraps the error of the reader of a part.
func (w *Word) failed(err error) error {
	var said *message.Error
	if errors.As(err, &said) {
		return err
	}
	return w.broken()
}

// decoder reads a part's XML. A document type is refused: no honest document has one, and entities live there.
type decoder struct{ *xml.Decoder }

func newDecoder(data []byte) decoder {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte(markUTF8))))
	d.Entity = map[string]string{}
	return decoder{d}
}

// next returns the next start, end or text.
func (d decoder) next() (xml.Token, error) {
	for {
		t, err := d.Token()
		if err != nil {
			if err == io.EOF {
				return nil, io.EOF
			}
			return nil, errDocument
		}
		switch t.(type) {
		case xml.Directive:
			return nil, errDocument
		case xml.StartElement, xml.EndElement, xml.CharData:
			return t, nil
		}
	}
}

// skip passes over the element just begun.
func (d decoder) skip() error {
	if d.Skip() != nil {
		return errDocument
	}
	return nil
}

// value is the attribute val of a WordprocessingML element, or another by its local name.
func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isOn reads a switch: an element that is there without a value is on.
func isOn(e xml.StartElement) bool {
	v := value(e, "val")
	return v != "0" && v != "false" && v != "off"
}
