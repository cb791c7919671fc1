package source

import (
	"strings"

	"nianbao/internal/message"
)

// MaxLines is the most lines with text that are read, and the most paragraphs of a page or document. A report of five
// hundred figures and a long prose has a thousand.
const MaxLines = 20_000

// longestParagraph is the most bytes that are put together from several lines: as much as a cell of a workbook holds.
const longestParagraph = 3 * 32_767

// lineBreaks makes every kind of line break the common one.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\f", "\n", "\v",
	"\n", "\u0085", "\n")

// Text takes a plain text apart into its lines. An empty one is kept, for it parts the rows of a table; of several
// one is enough.
func Text(name string, data []byte) (*Source, error) {
	text, err := toText(name, data, "")
	if err != nil {
		return nil, err
	}
	s := &Source{File: name, Plain: text}
	if strings.ContainsAny(text, "\r\f\v\u0085\u2028\u2029") {
		text = lineBreaks.Replace(text)
	}
	text = unquoted(text)
	marked := isMarkdown(text)
	var drawn []string // the lines of a drawn table so far
	number, empty, fixed, ascii := 0, false, false, false
	for line := range strings.SplitSeq(text+"\n", "\n") {
		number++
		if len(s.Blocks)+len(drawn) > 2*MaxLines {
			return nil, message.NewError("intake.lines", "file", name, "limit", MaxLines).
				WithHint("intake.large.hint")
		}
		if line, ascii = asciiDrawn(line, ascii); marked && !ascii {
			line = withoutMarks(line)
		}
		if isDrawn(line) {
			drawn = append(drawn, line)
			continue
		}
		if len(drawn) > 0 {
			s.Blocks = append(s.Blocks, drawnBlocks(drawn, number-len(drawn))...)
			drawn, fixed = nil, true
		}
		if line == "" && empty {
			continue
		}
		empty = line == ""
		s.Blocks = append(s.Blocks, Block{Text: line, Where: Where{Line: number}})
	}
	s.Blocks = barred(commaed(s.Blocks))
	if fixed {
		s.Blocks = unbroken(s.Blocks)
	}
	return s, nil
}

// drawnBlocks is a drawn table, or its lines when it is none after all.
func drawnBlocks(lines []string, number int) (blocks []Block) {
	if t := drawnTable(lines, number); t != nil && t.Rows > 0 {
		return []Block{{Table: t}}
	}
	for i, line := range lines {
		if strings.Trim(line, borders+strokes+" ") == "" && !strings.ContainsAny(line, bars) {
			continue // a rule between rows
		}
		blocks = append(blocks, Block{Text: line, Where: Where{Line: number + i}})
	}
	return blocks
}

// unbroken puts paragraphs together again that were broken at a fixed width: a line without an indent goes on with the
// one before. It is for texts with drawn tables only, which were printed for such a width; elsewhere a line is a
// paragraph.
func unbroken(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		if k := len(out) - 1; k >= 0 && b.Table == nil && b.Text != "" && Trim(b.Text) == b.Text &&
			out[k].Table == nil && strings.HasPrefix(out[k].Text, indent) && len(out[k].Text) < longestParagraph {
			out[k].Text = join(out[k].Text, b.Text)
			continue
		}
		out = append(out, b)
	}
	return out
}

// indent is how a paragraph of a text of fixed width begins.
const indent = "\u3000"

// quoteMarks begin the lines of a text that came as an answer by mail, or as a quotation of markdown.
const quoteMarks = ">＞"

// unquoted takes such a mark off all lines, where all that have text begin with it. Lines stay lines.
func unquoted(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if Trim(line) == "" {
			continue
		}
		rest := strings.TrimLeft(line, quoteMarks)
		if rest == line {
			return text
		}
		lines[i] = strings.TrimPrefix(rest, " ")
	}
	return strings.Join(lines, "\n")
}
