package intake

import (
	"strings"

	"nianbao/internal/message"
)

// maxLines is the most lines with text that are read, and the most paragraphs of a page or document. A report of five
// hundred figures and a long prose has a thousand.
const maxLines = 20_000

// lineBreaks makes every kind of line break the common one.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\f", "\n", "\v", "\n", "\u0085", "\n")

// readText takes a plain text apart into its lines. An empty one is kept, for it parts the rows of a table; of several
// one is enough.
func readText(name string, data []byte) (*source, error) {
	text, err := toText(name, data, "")
	if err != nil {
		return nil, err
	}
	if strings.ContainsAny(text, "\r\f\v\u0085\u2028\u2029") {
		text = lineBreaks.Replace(text)
	}
	s := &source{file: name}
	number, empty := 0, false
	for line := range strings.SplitSeq(text, "\n") {
		number++
		if line == "" && empty {
			continue
		}
		empty = line == ""
		if len(s.blocks) > 2*maxLines {
			return nil, message.Errorf("intake.lines", "file", name, "limit", maxLines).WithHint("intake.large.hint")
		}
		s.blocks = append(s.blocks, block{text: line, where: Where{Line: number}})
	}
	return s, nil
}
