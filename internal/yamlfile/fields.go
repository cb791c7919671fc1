package yamlfile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/textfile"
)

// Reader walks the nodes of a file and gathers what is wrong.
type Reader struct{ Problems []Problem }

// Report keeps a problem.
func (r *Reader) Report(line int, code string, args ...string) {
	r.Problems = append(r.Problems, Problem{line, code, args})
}

// Sort puts the problems in the order of the lines.
func (r *Reader) Sort() {
	slices.SortStableFunc(r.Problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
}

// Fields are the values of a mapping by key; taking one removes it, and what is left in the end is
// unknown.
type Fields struct {
	Line int

	r     *Reader
	by    map[string]*yaml.Node
	lines map[string]int
	known []string
}

// Resolve follows an alias to its node.
func Resolve(n *yaml.Node) *yaml.Node {
	for n != nil && n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

// isEmpty reports whether nothing is given: no key, or a key with nothing after it.
func isEmpty(n *yaml.Node) bool {
	n = Resolve(n)
	return n == nil || n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

// Mapping reads keys and values.
func (r *Reader) Mapping(n *yaml.Node) *Fields {
	n = Resolve(n)
	f := &Fields{Line: n.Line, r: r, by: map[string]*yaml.Node{}, lines: map[string]int{}}
	if n.Kind != yaml.MappingNode {
		r.Report(n.Line, "yaml.mapping")
		return f
	}
	var merged []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, line := Resolve(n.Content[i]), n.Content[i].Line
		switch {
		case key.Tag == "!!merge":
			merged = append(merged, n.Content[i+1])
			continue
		case key.Kind != yaml.ScalarNode:
			r.Report(line, "yaml.key")
			continue
		case f.by[key.Value] != nil:
			r.Report(line, "yaml.twice", key.Value)
		}
		f.by[key.Value], f.lines[key.Value] = n.Content[i+1], line
	}
	for _, m := range merged {
		f.merge(m)
	}
	return f
}

// merge adds what <<: brings in of another mapping, or of several: the keys the mapping has not. What those bring in
// themselves is left alone, so that no file leads round in a circle.
func (f *Fields) merge(n *yaml.Node) {
	n = Resolve(n)
	if n.Kind == yaml.SequenceNode {
		for _, one := range n.Content {
			if Resolve(one).Kind == yaml.MappingNode {
				f.merge(one)
			}
		}
		return
	}
	if n.Kind != yaml.MappingNode {
		f.r.Report(n.Line, "yaml.mapping")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if key := Resolve(n.Content[i]); key.Tag != "!!merge" && f.by[key.Value] == nil {
			f.by[key.Value], f.lines[key.Value] = n.Content[i+1], n.Content[i].Line
		}
	}
}

// given returns a value; nil where the file does not give it, or gives a key and nothing after it.
func (f *Fields) given(key string) *yaml.Node {
	n := f.by[key]
	if isEmpty(n) {
		return nil
	}
	return n
}

// Take returns a value; nil where the file does not give it.
func (f *Fields) Take(key string) *yaml.Node {
	n := f.given(key)
	delete(f.by, key)
	if !slices.Contains(f.known, key) {
		f.known = append(f.known, key)
	}
	return n
}

// Has reports whether the file gives a value that was not taken yet.
func (f *Fields) Has(key string) bool { return f.given(key) != nil }

// LineOf is the line of a key, 0 where the file does not give it.
func (f *Fields) LineOf(key string) int { return f.lines[key] }

// End reports the keys nobody asked for.
func (f *Fields) End() {
	for key := range f.by {
		known := strings.Join(f.known, ", ")
		if near := textfile.Near(key, f.known); near != "" {
			f.r.Report(f.lines[key], "yaml.near", key, near, known)
		} else {
			f.r.Report(f.lines[key], "yaml.unknown", key, known)
		}
	}
}

// Text is a text, "" where the file does not give it.
func (f *Fields) Text(key string) string {
	n := Resolve(f.Take(key))
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		f.r.Report(n.Line, "yaml.text", key)
	}
	return n.Value
}

// Need is text that must be there, and not be empty.
func (f *Fields) Need(key string) string {
	missing := !f.Has(key)
	said := f.Text(key)
	if missing || strings.TrimSpace(said) == "" {
		f.r.Report(max(f.lines[key], f.Line), "yaml.missing", key)
	}
	return said
}

// Number is a positive number, or what it is where the file does not give it.
func (f *Fields) Number(key string, missing int) int {
	n := Resolve(f.Take(key))
	if n == nil {
		return missing
	}
	v, err := strconv.Atoi(n.Value)
	if err != nil || v < 1 {
		f.r.Report(n.Line, "yaml.number", key, n.Value)
		return max(missing, 1)
	}
	return v
}

// Truth is true or false, false where the file does not give it.
func (f *Fields) Truth(key string) bool {
	n := Resolve(f.Take(key))
	if n != nil && n.Value != "true" && n.Value != "false" {
		f.r.Report(n.Line, "yaml.truth", key, n.Value)
	}
	return n != nil && n.Value == "true"
}

// List returns the items of a list.
func (r *Reader) List(n *yaml.Node) []*yaml.Node {
	n = Resolve(n)
	if isEmpty(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.Report(n.Line, "yaml.list")
		return nil
	}
	return n.Content
}

// Texts reads a list of texts.
func (r *Reader) Texts(n *yaml.Node) []string {
	var out []string
	for _, item := range r.List(n) {
		out = append(out, Resolve(item).Value)
	}
	return out
}

// TextLists reads a mapping of lists.
func (r *Reader) TextLists(n *yaml.Node) map[string][]string {
	if n == nil {
		return nil
	}
	f, out := r.Mapping(n), map[string][]string{}
	for key, value := range f.by {
		out[key] = r.Texts(value)
	}
	return out
}
