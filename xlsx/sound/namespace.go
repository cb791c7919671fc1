package sound

import (
	"fmt"
	"strings"
)

// binds reports whether an attribute binds a prefix.
func (a rawAttr) binds() bool { return a.prefix == "xmlns" || a.prefix == "" && a.name == "xmlns" }

func (e *Element) bind(a rawAttr) error {
	if !a.binds() {
		return nil
	}
	if e.bound == nil {
		e.bound = map[string]string{}
	}
	prefix := a.name
	if a.prefix == "" {
		prefix = ""
	}
	if _, twice := e.bound[prefix]; twice {
		return fmt.Errorf("<%s> binds %q twice", e.Name, prefix)
	}
	if a.value == "" && prefix != "" {
		return fmt.Errorf("<%s> binds %q to nothing", e.Name, prefix)
	}
	e.bound[prefix] = a.value
	return nil
}

func (e *Element) checkIgnorable() error {
	if ignorable, ok := e.Find("http://schemas.openxmlformats.org/markup-compatibility/2006", "Ignorable"); ok {
		for prefix := range strings.FieldsSeq(ignorable) {
			if _, ok := e.space(prefix); !ok {
				return fmt.Errorf("the ignorable prefix %q is not bound", prefix)
			}
		}
	}
	return nil
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
