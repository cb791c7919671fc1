package source

import (
	"cmp"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// deepest is how deep tables and text boxes may lie in one another.
const deepest = 32

// wordReader reads the text of one part of a document.
type wordReader struct {
	*Builder
	decoder
	lists *lists
	deep  int
	open  string // text of paragraphs whose end was deleted: the next one goes on with it
}

// readWordPart adds the paragraphs and tables of a part.
func readWordPart(b *Builder, l *lists, data []byte) error {
	r := wordReader{Builder: b, decoder: newDecoder(data), lists: l}
	if err := r.content(nil); err != nil && err != io.EOF {
		return err
	}
	r.lines(r.open, "")
	return b.err
}

// content reads paragraphs and tables up to the end of the element that holds them. Elements that only wrap them are
// looked through; what is deleted, and the second of two forms of the same, is not there. In a cell, its properties are
// visited.
func (r *wordReader) content(properties func(xml.StartElement)) error {
	if r.deep++; r.deep > deepest {
		return errDocument
	}
	defer func() { r.deep-- }()
	for depth := 0; ; {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if depth--; depth < 0 {
				return nil
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "p":
				err = r.paragraph()
			case "tbl":
				err = r.readTable()
			case "tcPr":
				if properties == nil {
					err = r.skip()
				} else {
					err = r.properties(properties)
				}
			case "del", "moveFrom":
				r.Tracked++
				err = r.skip()
			case "sectPr", "Fallback":
				err = r.skip()
			default:
				if tracked[t.Name.Local] {
					r.Tracked++
				}
				depth++
			}
			if err != nil {
				return unfinished(err)
			}
		}
		if r.err != nil {
			return r.err
		}
	}
}

// unfinished makes an error of an end that came too early.
func unfinished(err error) error {
	if err == io.EOF {
		return errDocument
	}
	return err
}

// inside visits the elements below the one just begun, up to its end. What visit does not consume
// is looked through.
func (r *wordReader) inside(visit func(xml.StartElement) (consumed bool, err error)) error {
	for depth := 0; depth >= 0; {
		t, err := r.next()
		if err != nil {
			return unfinished(err)
		}
		switch t := t.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			consumed, err := visit(t)
			if err = cmp.Or(err, r.err); err != nil {
				return unfinished(err)
			}
			if !consumed {
				depth++
			}
		}
	}
	return nil
}

// paragraph reads one paragraph: its number, if it is numbered, and its text. A line break begins a
// new one, and text boxes anchored in it follow it.
func (r *wordReader) paragraph() error {
	var text, hidden strings.Builder
	var boxes []Block
	var number listItem
	before, found := len(r.Blocks), map[MarkKind]bool{}
	out := &text
	err := r.inside(func(e xml.StartElement) (consumed bool, err error) {
		r.meet(e, found)
		switch e.Name.Local {
		case "pPr":
			number, err = r.paragraphProperties()
			return true, err
		case "r":
			out = &text
		case "rPr":
			vanish, err := r.vanishes()
			if vanish {
				out = &hidden
			}
			return true, err
		case "t":
			return true, r.characters(out)
		case "tab":
			out.WriteByte('\t')
		case "br", "cr":
			out.WriteByte('\n')
		case "noBreakHyphen":
			out.WriteByte('-')
		case "del", "moveFrom", "Fallback", "instrText", "delText", "rt":
			return true, r.skip()
		case "txbxContent":
			boxes = append(boxes, r.inCell(func() { err = r.content(nil) })...)
			return true, err
		}
		return false, nil
	})
	if err != nil {
		return err
	}
	said := r.open + text.String()
	if r.open = ""; number.joined {
		r.open, said = said, ""
	} else {
		said = r.lists.label(number) + said
	}
	r.lines(said, hidden.String())
	*r.out = append(*r.out, boxes...)
	r.mark(found, before)
	return nil
}

func (r *wordReader) lines(text, hidden string) {
	if Trim(hidden) != "" {
		r.Dropped = append(r.Dropped, Unplaced{Reason: Hidden, Text: Trim(hidden)})
	}
	for line := range strings.SplitSeq(text, "\n") {
		r.Line(line)
	}
}

// characters reads the text of the element just begun.
func (r *wordReader) characters(out *strings.Builder) error {
	for depth := 0; depth >= 0; {
		t, err := r.next()
		if err != nil {
			return unfinished(err)
		}
		switch t := t.(type) {
		case xml.CharData:
			out.Write(t)
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// vanishes reads the properties of a run: whether its text is hidden.
func (r *wordReader) vanishes() (vanish bool, err error) {
	err = r.properties(func(e xml.StartElement) {
		if e.Name.Local == "vanish" {
			vanish = isOn(e)
		}
	})
	return vanish, err
}

// paragraphProperties reads which item of which list a paragraph is.
func (r *wordReader) paragraphProperties() (item listItem, err error) {
	err = r.properties(func(e xml.StartElement) {
		v := value(e, "val")
		switch e.Name.Local {
		case "pStyle":
			item.style = v
		case "numId":
			item.list, item.given = v, true
		case "ilvl":
			item.level, _ = strconv.Atoi(v)
		case "ins":
			r.Tracked++
		case "del": // of the mark that ends the paragraph
			item.joined = true
			r.Tracked++
		}
	})
	return item, err
}

// properties walks the elements within the one just begun.
func (r *wordReader) properties(visit func(xml.StartElement)) error {
	for depth := 0; depth >= 0; {
		t, err := r.next()
		if err != nil {
			return unfinished(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if strings.HasSuffix(t.Name.Local, "Change") { // what they were before a change that is still shown
				if err := r.skip(); err != nil {
					return err
				}
				continue
			}
			depth++
			visit(t)
		case xml.EndElement:
			depth--
		}
	}
	return nil
}
