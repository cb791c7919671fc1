package fitting

import (
	"nianbao/internal/importing/source/pdf/layout"
	"nianbao/templates"
)

// drawn is a table of a form as a program draws it that draws no lines.
type drawn struct {
	table  *templates.Table
	widths []float64 // of the columns
	side   side      // of figures in their cells
	figure func(c *templates.Cell) string
	label  func(c *templates.Cell) string
}

// What a character takes up; a digit is half as wide.
const em = 10.0

func width(r rune) float64 {
	if r < 0x2000 {
		return em / 2
	}
	return em
}

// lines breaks a text for a cell.
func lines(text string, room float64) (all [][]rune) {
	var line []rune
	wide := 0.0
	for _, r := range text {
		if wide+width(r) > room && len(line) > 0 {
			all, line, wide = append(all, line), nil, 0
		}
		line, wide = append(line, r), wide+width(r)
	}
	return append(all, line)
}

func (d drawn) x(col int) float64 {
	x := 40.0
	for _, w := range d.widths[:col] {
		x += w
	}
	return x
}

func (d drawn) text(c *templates.Cell) string {
	if c.Slot != nil {
		return d.figure(c)
	}
	if d.label != nil {
		return d.label(c)
	}
	return c.Text
}

// page draws the table on one long page: cells in reading order, their text in the middle of their height.
func (d drawn) page() layout.Page {
	g := &d.table.Grid
	height := make([]float64, g.Rows)
	for i := range g.Cells {
		c := &g.Cells[i]
		if n := len(lines(d.text(c), d.x(c.Col+c.ColSpan)-d.x(c.Col))); c.RowSpan == 1 {
			height[c.Row] = max(height[c.Row], float64(n)*1.3*em+4)
		}
	}
	top := make([]float64, g.Rows+1)
	top[0] = 100
	for r, h := range height {
		top[r+1] = top[r] + h
	}
	p := layout.Page{Width: 595, Height: top[g.Rows] + 100}
	for i := range g.Cells {
		c := &g.Cells[i]
		from, to := d.x(c.Col), d.x(c.Col+c.ColSpan)
		all := lines(d.text(c), to-from)
		y := (top[c.Row]+top[c.Row+c.RowSpan])/2 - float64(len(all))*1.3*em/2
		for _, line := range all {
			wide := 0.0
			for _, r := range line {
				wide += width(r)
			}
			x := from + 1
			switch s := d.side; {
			case c.Slot == nil || s == middle:
				x = (from + to - wide) / 2
			case s == right:
				x = to - 1 - wide
			}
			for _, r := range line {
				p.Glyphs = append(p.Glyphs, layout.Glyph{Char: r, Run: 1 + i,
					Box: layout.Box{Left: x, Top: y, Right: x + width(r), Bottom: y + em}})
				x += width(r)
			}
			y += 1.3 * em
		}
	}
	return p
}
