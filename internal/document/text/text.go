// Package text prints a document as plain text, for the copy without formatting that sites publish beside the PDF, and
// draws tables in the terminal. [Write] prints a whole document, [Table] one table.
//
// The text has to be readable in a terminal and in Notepad with 宋体, and the two do not agree how wide a character is.
// Han characters take two columns in both. But the characters that Unicode calls ambiguous, box-drawing ones and the
// quotation marks “” among them, take one column in most terminals and two in 宋体. Two rules follow:
//
//   - No line is longer than [Options].Width when ambiguous characters take two columns; in a
//     terminal it is shorter.
//   - A table is aligned in both: every line has the same number of ambiguous characters before a
//     border. So only corners, crossings and upright borders are box characters and the lines
//     between them are hyphens; and where a cell spans columns, a middle dot · replaces each
//     border that it swallows.
//
// What cannot be had: a cell that holds more ambiguous characters than its column provides for
// shifts the borders to its right, on that line and in a terminal only.
package text

import (
	"bufio"
	"io"
	"strings"

	"nianbao/internal/document"
)

// DefaultWidth is how many columns a line has at most when nothing else is asked for, MinWidth what it has at least:
// enough for the longest label to be broken decently.
const (
	DefaultWidth = 100
	MinWidth     = 24
)

// Options are choices for printing a document.
type Options struct {
	Width int  // columns of a line; 0 is DefaultWidth
	CRLF  bool // end lines as Windows does
}

// indent opens a paragraph: two characters (GB/T 9704-2012 7.3.3).
const indent = "　　"

// Write prints a document.
func Write(w io.Writer, d *document.Document, o Options) error {
	if o.Width == 0 {
		o.Width = DefaultWidth
	}
	p := &printer{width: max(o.Width, MinWidth)}
	p.document(d)
	end := "\n"
	if o.CRLF {
		end = "\r\n"
	}
	out := bufio.NewWriter(w)
	for _, line := range p.lines {
		out.WriteString(line)
		out.WriteString(end)
	}
	return out.Flush() // returns the first error of all writes
}

// printer collects lines.
type printer struct {
	width int
	lines []string
}

func (p *printer) document(d *document.Document) {
	if d.Draft {
		p.centred(document.DraftMark)
		p.gap()
	}
	for _, f := range d.SignOff {
		p.field(f)
	}
	p.gap()
	for _, line := range titleLines(d, p.width) {
		p.centred(line)
	}
	p.gap()
	for _, b := range d.Blocks {
		switch b.Kind {
		case document.Table:
			p.gap()
			p.lines = append(p.lines, table(b.Table, p.width)...)
			p.gap()
		case document.Heading:
			if b.Level == 1 {
				p.gap()
			}
			p.paragraph(b.Text())
		default:
			p.paragraph(b.Text())
		}
	}
	if d.Draft {
		p.gap()
		p.centred(document.DraftMark)
	}
	if n := len(p.lines); n > 0 && p.lines[n-1] == "" {
		p.lines = p.lines[:n-1]
	}
}

// gap leaves one line free, never two.
func (p *printer) gap() {
	if n := len(p.lines); n > 0 && p.lines[n-1] != "" {
		p.lines = append(p.lines, "")
	}
}

func (p *printer) centred(line string) {
	p.lines = append(p.lines, strings.Repeat(" ", max(0, p.width-measure(line).wide())/2)+line)
}

func (p *printer) paragraph(text string) {
	for i, line := range wrap(text, p.width, measure(indent).wide()) {
		if i == 0 {
			line = indent + line
		}
		p.lines = append(p.lines, line)
	}
}

// field prints a line of the sign-off sheet; an empty one gets a rule to write on, a
// stamp room enough as it is.
func (p *printer) field(f document.Field) {
	value := f.Value
	if value == "" && !f.Seal {
		value = strings.Repeat("_", fieldRule)
	}
	p.lines = append(p.lines, wrap(f.Label+"："+value, p.width, 0)...)
}

const fieldRule = 12
