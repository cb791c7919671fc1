package layout

import (
	"slices"

	"nianbao/templates"
)

// finish writes the finished table into the block of it.
func (t *table) finish(out []Block) {
	g := &templates.Grid{Rows: len(t.ys) - 1, Cols: len(t.xs) - 1}
	b := &out[t.block]
	for _, c := range t.cells {
		if pieces := c.inPieces(); pieces != nil {
			b.Doubts = append(b.Doubts, Doubt{c.row, c.col, pieces})
			c.text = ""
		}
		g.Cells = append(g.Cells, templates.Cell{Row: c.row, Col: c.col, RowSpan: c.rows, ColSpan: c.cols, Text: c.text})
	}
	slices.SortStableFunc(g.Cells, func(a, b templates.Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	b.Table = g
}
