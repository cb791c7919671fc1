package templates

import (
	"strconv"

	"go.yaml.in/yaml/v3"
)

// reader walks the nodes of an edition file and gathers what is wrong, each with its line. It reads nodes, not tagged
// structs, because a strange key, a wrong type and a missing one shall all be named at once and with their lines.
type reader struct{ problems []Problem }

func (r *reader) report(line int, code string, args ...string) {
	r.problems = append(r.problems, Problem{line, code, args})
}

// fields are the values of a mapping by key; take removes them, and what is left in the end is unknown.
type fields struct {
	r    *reader
	line int
	by   map[string]*yaml.Node
	keys map[string]int
}

func resolve(n *yaml.Node) *yaml.Node {
	for n != nil && n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

func (r *reader) mapping(n *yaml.Node) *fields {
	n = resolve(n)
	f := &fields{r, n.Line, map[string]*yaml.Node{}, map[string]int{}}
	if n.Kind != yaml.MappingNode {
		r.report(n.Line, "yaml.mapping")
		return f
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, line := resolve(n.Content[i]), n.Content[i].Line
		if f.by[key.Value] != nil {
			r.report(line, "yaml.twice", key.Value)
		}
		f.by[key.Value], f.keys[key.Value] = n.Content[i+1], line
	}
	return f
}

func (f *fields) take(key string) *yaml.Node {
	n := f.by[key]
	delete(f.by, key)
	return n
}

// end reports the keys nobody asked for.
func (f *fields) end() {
	for key := range f.by {
		f.r.report(f.keys[key], "yaml.unknown", key)
	}
}

func (f *fields) text(key string) string {
	n := resolve(f.take(key))
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		f.r.report(n.Line, "yaml.text", key)
	}
	return n.Value
}

// need is text that must be there.
func (f *fields) need(key string) string {
	if f.by[key] == nil {
		f.r.report(f.line, "yaml.missing", key)
	}
	return f.text(key)
}

func (f *fields) number(key string, missing int) int {
	n := resolve(f.take(key))
	if n == nil {
		return missing
	}
	v, err := strconv.Atoi(n.Value)
	if err != nil || v < 1 {
		f.r.report(n.Line, "yaml.number", key, n.Value)
		return max(missing, 1)
	}
	return v
}

func (f *fields) truth(key string) bool {
	n := resolve(f.take(key))
	if n != nil && n.Value != "true" && n.Value != "false" {
		f.r.report(n.Line, "yaml.truth", key, n.Value)
	}
	return n != nil && n.Value == "true"
}

func (f *fields) address(key string) Address {
	n := resolve(f.by[key])
	text := f.need(key)
	a, err := ParseAddress(text)
	if err != nil && n != nil {
		f.r.report(n.Line, "yaml.address", key, text)
	}
	return a
}

func (r *reader) list(n *yaml.Node) []*yaml.Node {
	n = resolve(n)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.report(n.Line, "yaml.list")
		return nil
	}
	return n.Content
}

func (r *reader) texts(n *yaml.Node) []string {
	var out []string
	for _, item := range r.list(n) {
		out = append(out, resolve(item).Value)
	}
	return out
}

// textLists reads a mapping of lists.
func (r *reader) textLists(n *yaml.Node) map[string][]string {
	if n == nil {
		return nil
	}
	f, out := r.mapping(n), map[string][]string{}
	for key, value := range f.by {
		out[key] = r.texts(value)
	}
	return out
}
