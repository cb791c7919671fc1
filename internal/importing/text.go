package importing

import (
	"strings"

	"nianbao/internal/message"
)

// maxLines is the most lines with text that are read, and the most paragraphs of a page or document. A report of five
// hundred figures and a long prose has a thousand.
const maxLines = 20_000

// longestParagraph is the most bytes that are put together from several lines: as much as a cell of a workbook holds.
const longestParagraph = 3 * 32_767

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
	var drawn []string // the lines of a drawn table so far
	number, empty, fixed := 0, false, false
	for line := range strings.SplitSeq(text+"\n", "\n") {
		number++
		if len(s.blocks)+len(drawn) > 2*maxLines {
			return nil, message.Errorf("intake.lines", "file", name, "limit", maxLines).WithHint("intake.large.hint")
		}
		if isDrawn(line) {
			drawn = append(drawn, line)
			continue
		}
		if len(drawn) > 0 {
			s.blocks = append(s.blocks, drawnBlocks(drawn, number-len(drawn))...)
			drawn, fixed = nil, true
		}
		if line == "" && empty {
			continue
		}
		empty = line == ""
		s.blocks = append(s.blocks, block{text: line, where: Where{Line: number}})
	}
	if fixed {
		s.blocks = unbroken(s.blocks)
	}
	return s, nil
}

// drawnBlocks is a drawn table, or its lines when it is none after all.
func drawnBlocks(lines []string, number int) (blocks []block) {
	if t := drawnTable(lines, number); t != nil {
		return []block{{table: t}}
	}
	for i, line := range lines {
		blocks = append(blocks, block{text: line, where: Where{Line: number + i}})
	}
	return blocks
}

// unbroken puts paragraphs together again that were broken at a fixed width: a line without an indent goes on with the
// one before. It is for texts with drawn tables only, which were printed for such a width; elsewhere a line is a
// paragraph.
func unbroken(blocks []block) []block {
	var out []block
	for _, b := range blocks {
		if k := len(out) - 1; k >= 0 && b.table == nil && b.text != "" && trim(b.text) == b.text &&
			out[k].table == nil && strings.HasPrefix(out[k].text, indent) && len(out[k].text) < longestParagraph {
			out[k].text = join(out[k].text, b.text)
			continue
		}
		out = append(out, b)
	}
	return out
}

// indent is how a paragraph of a text of fixed width begins.
const indent = "\u3000"
