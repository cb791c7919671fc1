// Package yamlfile reads the YAML files that offices write: editions of the form, and rulings on
// rules. All faults of a file are reported at once, each with its line, in words that need no
// knowledge of programs: an unknown key with the known ones and the likely one.
//
// [Parse] gives the root of a file, [Reader] and [Fields] walk it. They read nodes, not tagged
// structs, because a strange key, a wrong type and a missing one shall all be named.
package yamlfile

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/message"
	"nianbao/internal/textfile"
)

// Problem is one fault of a file. Code names its kind and Args are its particulars, so that it
// can be worded in the reader's language.
type Problem struct {
	Line int
	Code string
	Args []string
}

// Text words the problem; the arguments are {1}, {2}, …. The problems of this package have words
// of their own under yaml, those of a room that reads such files are under its name.
func (p Problem) Text(room string) message.Text {
	key := p.Code
	if !strings.HasPrefix(key, "yaml.") {
		key = room + "." + key
	}
	t := message.New(key)
	for i, a := range p.Args {
		t.Args = append(t.Args, message.Arg{Name: strconv.Itoa(i + 1), Value: a})
	}
	return t
}

// Texts words problems, each with its line.
func Texts(room string, problems []Problem) message.Lines {
	var lines message.Lines
	for _, p := range problems {
		lines = append(lines, message.New("yaml.problem", "line", p.Line, "problem", p.Text(room)))
	}
	return lines
}

// Parse returns the root of a file, nil when it cannot be read.
func Parse(data []byte) (*yaml.Node, []Problem) {
	text, err := textfile.Decode(data)
	if err != nil {
		return nil, []Problem{{1, "yaml.encoding", nil}}
	}
	var root, second yaml.Node
	documents := yaml.NewDecoder(strings.NewReader(text))
	if err := documents.Decode(&root); err != nil && !errors.Is(err, io.EOF) {
		line, said := syntax(err)
		return nil, []Problem{{line, "yaml.syntax", []string{said}}}
	}
	if err := documents.Decode(&second); !errors.Is(err, io.EOF) { // nothing in a file shall go unread without a word
		return nil, []Problem{{max(second.Line, 1), "yaml.second", nil}}
	}
	if len(root.Content) == 0 || root.Content[0].Tag == "!!null" {
		return nil, []Problem{{1, "yaml.empty", nil}}
	}
	return root.Content[0], nil
}

var syntaxError = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntax finds the line that an error of the parser names, which is only in its text.
func syntax(err error) (line int, said string) {
	at := syntaxError.FindStringSubmatch(err.Error())
	if at == nil {
		return 1, err.Error()
	}
	line, _ = strconv.Atoi(at[1])
	return max(line, 1), err.Error()[len(at[0]):]
}
