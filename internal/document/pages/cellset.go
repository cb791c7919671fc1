package pages

import (
	"nianbao/internal/document"
	"nianbao/internal/document/typeset"
)

// setLine is a line of a cell with the text it is of.
type setLine struct {
	text text
	line typeset.Line
}

// set sets the text of a cell in lines. A table is tried in many sizes, and most cells are one line
// in all of them.
func (c *cell) set(width, size float64, balance bool) []setLine {
	s := setting{max(width/size, 1), width, size, balance, c.rows > 1}
	if c.single != nil && c.singleWidth <= s.measure {
		return c.single
	}
	if kept, ok := c.several.Load(s); ok {
		return kept.([]setLine)
	}
	lines := c.lines(c.role, s)
	if c.settings.Add(1) <= mostSettings {
		c.several.Store(s, lines)
	}
	return lines
}

// setting is how a content is set.
type setting struct {
	measure, width, size float64
	balance              bool
	tall                 bool // over several rows
}

// anyMeasure is wider than any cell.
const anyMeasure = 1 << 20

// lines sets the text of a cell that may need several lines. The number of a label that does not fit
// on one line has a line of its own where the cell is tall.
func (c *content) lines(role document.Role, s setting) []setLine {
	style := typeset.Style{Em: 1, Measure: s.measure, Gap: gapEm / 2, Balance: s.balance}
	var out []setLine
	for _, part := range c.parts {
		pieces := []text{part}
		if s.tall && c.ordinal > 0 && c.ordinal < len(part.chars) && part.width() > style.Measure {
			pieces = []text{part.part(0, c.ordinal), part.part(c.ordinal, len(part.chars)).trim()}
		}
		for _, p := range pieces {
			// The head of a column is set a little close to the rules rather than in two lines.
			nearly := p.width() > style.Measure && p.width()*s.size <= s.width+2*(padAcross-padClose)
			if nearly && role == document.ColumnKey {
				out = append(out, setLine{p, straight(p)})
				continue
			}
			for _, line := range typeset.Lines(p.chars, style) {
				out = append(out, setLine{p, line})
			}
		}
	}
	return out
}
