package text

import (
	"strings"

	"nianbao/internal/document"
)

// dots replace the borders that a cell swallows.
const dots = "·"

// draw draws the table line by line.
func (g *grid) draw() []string {
	var out []string
	tops := make([]int, g.Rows+1) // the line of the border above each row
	for row, h := range g.heights {
		tops[row+1] = tops[row] + h + 1
	}
	row := 0
	for y := 0; y <= tops[g.Rows]; y++ {
		if row < g.Rows && y == tops[row+1] {
			row++
		}
		border := y == tops[row]
		var b strings.Builder
		for col := 0; col <= g.Cols; {
			right := g.at(row, col)
			if !border {
				b.WriteString("│")
				if col == g.Cols {
					break
				}
				b.WriteString(g.segment(right, y-tops[right.Row]-1, tops))
				col += right.ColSpan
				continue
			}
			b.WriteString(g.crossing(row, col))
			switch above := g.at(row-1, col); {
			case col == g.Cols:
				col++
			case above != nil && above == right:
				b.WriteString(g.segment(right, y-tops[right.Row]-1, tops))
				col += right.ColSpan
			default:
				b.WriteString(strings.Repeat("-", g.widths[col]) + strings.Repeat("─", g.leaders[col]))
				col++
			}
		}
		out = append(out, b.String())
	}
	return out
}

// at returns the cell at a place, nil outside the table.
func (g *grid) at(row, col int) *document.Cell {
	if row < 0 || row >= g.Rows || col < 0 || col >= g.Cols {
		return nil
	}
	return g.places[row][col]
}

// crossings by their arms: 1 up, 2 down, 4 left, 8 right.
var crossings = [...]string{3: "│", 5: "┘", 6: "┐", 7: "┤", 9: "└", 10: "┌",
	11: "├", 12: "─", 13: "┴", 14: "┬", 15: "┼"}

// crossing returns the character where the border above a row meets the border before a column.
func (g *grid) crossing(row, col int) string {
	nw, ne, sw, se := g.at(row-1, col-1), g.at(row-1, col), g.at(row, col-1), g.at(row, col)
	arms := 0
	for i, parted := range []bool{nw != ne, sw != se, nw != sw, ne != se} {
		if parted {
			arms |= 1 << i
		}
	}
	return crossings[arms]
}

// segment returns the nth of the lines a cell has between its upper and lower border.
func (g *grid) segment(c *document.Cell, n int, tops []int) string {
	lines := g.lines[c]
	height := tops[c.Row+c.RowSpan] - tops[c.Row] - 1
	n -= (height - len(lines)) / 2
	line := ""
	if n >= 0 && n < len(lines) {
		line = lines[n]
	}
	room, has := g.room(c), measure(line)
	lead := max(0, room.ambiguous-has.ambiguous)
	spaces := max(0, room.wide()-has.wide()-extent{ambiguous: lead}.wide())
	switch c.Role {
	case document.Figure:
		return strings.Repeat(dots, lead) + strings.Repeat(" ", spaces) + line
	case document.ColumnKey:
		return strings.Repeat(dots, lead/2) + strings.Repeat(" ", spaces/2) + line +
			strings.Repeat(" ", spaces-spaces/2) + strings.Repeat(dots, lead-lead/2)
	}
	return line + strings.Repeat(" ", spaces) + strings.Repeat(dots, lead)
}
