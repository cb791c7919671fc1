package sound

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Element is an element of a part as it begins.
type Element struct {
	Space, Prefix, Name string
	Attrs               []Attr
	Parent              *Element
	Depth               int // 1 for the root
	Start, End          int // of its first tag, in bytes
	Line                int // how many elements of its parent came before it
	children            int
	bound               map[string]string // prefixes it binds
}

// Attr is an attribute; those that bind prefixes are left out.
type Attr struct{ Space, Name, Value string }

// Attr returns the value of an attribute without namespace, "" when there is none.
func (e *Element) Attr(name string) string {
	v, _ := e.Find("", name)
	return v
}

// Find returns the value of an attribute.
func (e *Element) Find(space, name string) (value string, ok bool) {
	for _, a := range e.Attrs {
		if a.Space == space && a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// Path is the names of the element and those above it, as a/b/c.
func (e *Element) Path() string {
	if e.Parent == nil {
		return e.Name
	}
	return e.Parent.Path() + "/" + e.Name
}

const (
	xmlSpace             = "http://www.w3.org/XML/1998/namespace"
	relationsSpace       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	strictRelationsSpace = "http://purl.oclc.org/ooxml/officeDocument/relationships"
)

// maxDepth is how deep elements may lie; no part of a workbook comes near it.
const maxDepth = 200

var byteOrderMark = []byte("\xEF\xBB\xBF")

// Walk reads a part and calls start with each of its elements. The error names what is not
// well-formed, or the unbound prefix, or is that of start.
func Walk(data []byte, start func(*Element) error) error {
	data = bytes.TrimPrefix(data, byteOrderMark)
	d := xml.NewDecoder(bytes.NewReader(data))
	var at *Element
	roots, begin := 0, 0
	for {
		token, err := d.RawToken()
		end := int(d.InputOffset())
		switch {
		case errors.Is(err, io.EOF) && at != nil:
			return fmt.Errorf("ends within <%s>", at.Name)
		case errors.Is(err, io.EOF) && roots == 0:
			return errors.New("no element")
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if at == nil {
				roots++
			}
			if roots > 1 {
				return errors.New("a second root element")
			}
			if at, err = begun(at, t); err != nil {
				return err
			}
			at.Start, at.End = begin, end
			if err := start(at); err != nil {
				return err
			}
		case xml.EndElement:
			if at == nil || t.Name.Space != at.Prefix || t.Name.Local != at.Name {
				return fmt.Errorf("</%s> ends nothing", t.Name.Local)
			}
			at = at.Parent
		case xml.CharData:
			if at == nil && len(bytes.TrimSpace(t)) > 0 {
				return errors.New("text outside the root element")
			}
		case xml.ProcInst:
			if t.Target == "xml" && begin > 0 {
				return errors.New("a declaration that is not at the beginning")
			}
		case xml.Directive:
			return errors.New("a document type")
		}
		begin = end
	}
}

// begun makes the element of a start tag and resolves its prefixes.
func begun(parent *Element, t xml.StartElement) (*Element, error) {
	e := &Element{Prefix: t.Name.Space, Name: t.Name.Local, Parent: parent, Depth: 1}
	if parent != nil {
		e.Depth, e.Line = parent.Depth+1, parent.children
		parent.children++
	}
	if e.Depth > maxDepth {
		return nil, errors.New("elements too deep within one another")
	}
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			if e.bound == nil {
				e.bound = map[string]string{}
			}
			prefix := a.Name.Local
			if a.Name.Space == "" {
				prefix = ""
			}
			if _, twice := e.bound[prefix]; twice {
				return nil, fmt.Errorf("<%s> binds %q twice", e.Name, prefix)
			}
			e.bound[prefix] = a.Value
		}
	}
	var ok bool
	if e.Space, ok = e.space(e.Prefix); !ok {
		return nil, fmt.Errorf("the prefix %q is not bound", e.Prefix)
	}
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			continue
		}
		space := ""
		if a.Name.Space != "" {
			if space, ok = e.space(a.Name.Space); !ok {
				return nil, fmt.Errorf("the prefix %q is not bound", a.Name.Space)
			}
		}
		if _, twice := e.Find(space, a.Name.Local); twice {
			return nil, fmt.Errorf("<%s> has %q twice", e.Name, a.Name.Local)
		}
		e.Attrs = append(e.Attrs, Attr{space, a.Name.Local, a.Value})
	}
	if ignorable, ok := e.Find("http://schemas.openxmlformats.org/markup-compatibility/2006", "Ignorable"); ok {
		for prefix := range strings.FieldsSeq(ignorable) {
			if _, ok := e.space(prefix); !ok {
				return nil, fmt.Errorf("the ignorable prefix %q is not bound", prefix)
			}
		}
	}
	return e, nil
}

// space resolves a prefix; no prefix is always bound.
func (e *Element) space(prefix string) (space string, ok bool) {
	for at := e; at != nil; at = at.Parent {
		if space, ok := at.bound[prefix]; ok {
			return space, true
		}
	}
	if prefix == "xml" {
		return xmlSpace, true
	}
	return "", prefix == ""
}
