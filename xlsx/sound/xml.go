package sound

import (
	"bytes"
	"errors"
	"fmt"
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
	filled              bool              // it has a child the schema wants
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
// well-formed, or the unbound prefix, or is that of start. An element is good until it ends.
func Walk(data []byte, start func(*Element) error) error { return WalkText(data, start, nil) }

// WalkText is Walk with the text of elements too: text is called with each stretch, references as written.
func WalkText(data []byte, start func(*Element) error, text func(*Element, []byte) error) error {
	return walk(data, walker{start: start, text: text})
}

func walk(data []byte, w walker) error {
	w.lexer = lexer{src: bytes.TrimPrefix(data, byteOrderMark), names: map[string]string{}}
	for w.pos < len(w.src) {
		if err := w.step(); err != nil {
			return err
		}
	}
	switch {
	case w.at != nil:
		return fmt.Errorf("ends within <%s>", w.at.Name)
	case w.roots == 0:
		return errors.New("no element")
	}
	return nil
}

// walker is a part being walked.
type walker struct {
	lexer
	start func(*Element) error
	end   func(*Element) error // nil for none
	text  func(*Element, []byte) error
	at    *Element
	room  []*Element // one for each depth, used again and again
	roots int
}

func (w *walker) step() error {
	begin := w.pos
	var text []byte
	var err error
	switch {
	case w.src[begin] != '<':
		text, err = w.lexer.text()
	case begin+1 < len(w.src) && (w.src[begin+1] == '!' || w.src[begin+1] == '?'):
		text, err = w.special()
	default:
		t, err := w.tag()
		if err != nil {
			return err
		}
		return w.tagged(t, begin)
	}
	switch {
	case err != nil:
		return err
	case w.at == nil && (len(bytes.TrimSpace(text)) > 0 || bytes.HasPrefix(w.src[begin:], []byte("<![CDATA["))):
		return errors.New("text outside the root element")
	case w.at != nil && len(text) > 0 && w.text != nil:
		return w.text(w.at, text)
	}
	return nil
}

func (w *walker) tagged(t tag, begin int) error {
	if t.end {
		if w.at == nil || t.prefix != w.at.Prefix || t.name != w.at.Name {
			return fmt.Errorf("</%s> ends nothing", t.name)
		}
		return w.ended()
	}
	if w.at == nil {
		w.roots++
	}
	if w.roots > 1 {
		return errors.New("a second root element")
	}
	e, err := w.begun(t)
	if err != nil {
		return err
	}
	e.Start, e.End = begin, w.pos
	if err := w.start(e); err != nil {
		return err
	}
	if w.at = e; t.empty {
		return w.ended()
	}
	return nil
}

// ended leaves the innermost element.
func (w *walker) ended() error {
	e := w.at
	w.at = e.Parent
	if w.end == nil {
		return nil
	}
	return w.end(e)
}

// begun makes the element of a start tag and resolves its prefixes.
func (w *walker) begun(t tag) (*Element, error) {
	depth := 1
	if w.at != nil {
		depth = w.at.Depth + 1
	}
	if depth > maxDepth {
		return nil, errors.New("elements too deep within one another")
	}
	if len(w.room) < depth {
		w.room = append(w.room, &Element{})
	}
	e := w.room[depth-1]
	*e = Element{Prefix: t.prefix, Name: t.name, Parent: w.at, Depth: depth, Attrs: e.Attrs[:0]}
	if w.at != nil {
		e.Line = w.at.children
		w.at.children++
	}
	for _, a := range t.attrs {
		if err := e.bind(a); err != nil {
			return nil, err
		}
	}
	var ok bool
	if e.Space, ok = e.space(e.Prefix); !ok {
		return nil, fmt.Errorf("the prefix %q is not bound", e.Prefix)
	}
	for _, a := range t.attrs {
		if a.binds() {
			continue
		}
		space := ""
		if a.prefix != "" {
			if space, ok = e.space(a.prefix); !ok {
				return nil, fmt.Errorf("the prefix %q is not bound", a.prefix)
			}
		}
		if _, twice := e.Find(space, a.name); twice {
			return nil, fmt.Errorf("<%s> has %q twice", e.Name, a.name)
		}
		e.Attrs = append(e.Attrs, Attr{space, a.name, a.value})
	}
	return e, e.checkIgnorable()
}
