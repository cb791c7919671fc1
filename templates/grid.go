package templates

import "slices"

// Grid is a table as cells with spans, counted from 0. The same grid describes a table of the form and one that was
// found in somebody's file.
type Grid struct {
	Rows, Cols int
	Cells      []Cell // in reading order
}

// Cell is a label or the slot for one value.
type Cell struct {
	Row, Col         int // top left
	RowSpan, ColSpan int
	Text             string // of a label, or of whatever stood in a foreign table
	Slot             *Slot  // nil for a label
	Line             int    // in the edition's file
}

// Covers reports whether the cell's span includes the place.
func (c *Cell) Covers(row, col int) bool {
	return row >= c.Row && row < c.Row+c.RowSpan && col >= c.Col && col < c.Col+c.ColSpan
}

// At returns the cell that covers a place, nil when none does.
func (g *Grid) At(row, col int) *Cell {
	for i := range g.Cells {
		if g.Cells[i].Covers(row, col) {
			return &g.Cells[i]
		}
	}
	return nil
}

// HeaderRows returns how many rows at the top are above every value and are repeated when the
// table is printed over several pages. A table that is a sequence of blocks, each with a header
// of its own, has none that would serve them all.
func (g *Grid) HeaderRows() int {
	first := g.Rows
	labelled := false // a row without slots after the first with them: the table is in blocks
	valued := make([]bool, g.Rows)
	for i := range g.Cells {
		if g.Cells[i].Slot != nil {
			valued[g.Cells[i].Row] = true
			first = min(first, g.Cells[i].Row)
		}
	}
	for row := first; row < g.Rows; row++ {
		labelled = labelled || !valued[row]
	}
	if labelled {
		return 0
	}
	return first
}

// IsRowLabel reports whether the cell is a label in a row that holds values.
func (g *Grid) IsRowLabel(c *Cell) bool {
	if c.Slot != nil {
		return false
	}
	for i := range g.Cells {
		if g.Cells[i].Slot != nil && g.Cells[i].Row == c.Row {
			return true
		}
	}
	return false
}

// IsBlockLabel reports whether the cell is a label over the full width.
func (g *Grid) IsBlockLabel(c *Cell) bool {
	return c.Slot == nil && c.Col == 0 && c.ColSpan == g.Cols && g.Cols > 1
}

// place lays rows of cells out on a grid: each cell goes to the next place of its row that no cell from above covers.
// lines are those of the rows in the file. What overlaps, sticks out or leaves a hole is reported.
func place(rows [][]Cell, lines []int, cols int, report func(line int, code string, args ...string)) Grid {
	g := Grid{Rows: len(rows), Cols: cols}
	taken := newCover(len(rows), cols)
	for r, cells := range rows {
		col := 0
		for _, c := range cells {
			for col < cols && taken[r][col] {
				col++
			}
			c.Row, c.Col = r, col
			if col+c.ColSpan > cols || r+c.RowSpan > len(rows) {
				report(c.Line, "span.outside", cellName(c))
				c.ColSpan, c.RowSpan = min(c.ColSpan, cols-col), min(c.RowSpan, len(rows)-r)
				if c.ColSpan < 1 {
					continue
				}
			}
			if taken.take(c) {
				report(c.Line, "span.overlap", cellName(c))
			}
			col += c.ColSpan
			g.Cells = append(g.Cells, c)
		}
		if hole := slices.Index(taken[r], false); hole >= 0 {
			report(lines[r], "span.missing", ColumnName(hole))
		}
	}
	return g
}

// cover is which places of a grid a cell covers.
type cover [][]bool

func newCover(rows, cols int) cover {
	taken := make(cover, rows)
	for i := range taken {
		taken[i] = make([]bool, cols)
	}
	return taken
}

// take covers the places of a cell; overlaps means that one of them was covered already.
func (taken cover) take(c Cell) (overlaps bool) {
	for i := c.Row; i < c.Row+c.RowSpan; i++ {
		for j := c.Col; j < c.Col+c.ColSpan; j++ {
			overlaps = overlaps || taken[i][j]
			taken[i][j] = true
		}
	}
	return overlaps
}

func cellName(c Cell) string {
	if c.Slot != nil {
		return c.Slot.ID
	}
	return c.Text
}
