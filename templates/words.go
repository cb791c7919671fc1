package templates

import (
	"go.yaml.in/yaml/v3"

	"nianbao/internal/yamlfile"
)

// Words are a text of an edition file that people read on the screen: Chinese, as the form is, and in
// English where the file gives that too. In the file it is a plain text, or {zh: …, en: …}.
type Words struct{ Chinese, English string }

// IsZero reports whether the file gives no words.
func (w Words) IsZero() bool { return w == Words{} }

func (r *reader) words(n *yaml.Node, key string) Words {
	n = yamlfile.Resolve(n)
	switch {
	case n == nil:
		return Words{}
	case n.Kind == yaml.ScalarNode:
		return Words{Chinese: n.Value}
	case n.Kind != yaml.MappingNode:
		r.Report(n.Line, "yaml.words", key)
		return Words{}
	}
	f := r.Mapping(n)
	defer f.End()
	return Words{f.Need("zh"), f.Text("en")}
}
