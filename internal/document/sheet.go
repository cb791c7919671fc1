package document

import (
	"slices"

	"nianbao/internal/report"
	"nianbao/templates"
)

// sheet makes a table of the form with a report's values.
func sheet(t *templates.Table, r *report.Report) *Sheet {
	g := &t.Grid
	s := &Sheet{Caption: t.Heading(), Rows: g.Rows, Cols: g.Cols, Widths: slices.Clone(t.Widths),
		HeaderRows: g.HeaderRows()}
	for i := range g.Cells {
		c := &g.Cells[i]
		cell := Cell{Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Role: role(g, c), Text: c.Text}
		if c.Slot != nil {
			cell.Text, cell.Slot, cell.Unit = oneLine(r.Value(c.Slot.ID).Printed()), c.Slot.ID, c.Slot.Unit
		}
		s.Cells = append(s.Cells, cell)
	}
	return s
}

func role(g *templates.Grid, c *templates.Cell) Role {
	switch {
	case c.Slot != nil:
		return Figure
	case g.IsBlockLabel(c):
		return BlockKey
	case g.IsRowLabel(c):
		return RowKey
	}
	return ColumnKey
}

// Places returns, for every row and column, the cell that covers it; nil where a wrong sheet has none.
func (s *Sheet) Places() [][]*Cell {
	places := make([][]*Cell, s.Rows)
	for row := range places {
		places[row] = make([]*Cell, s.Cols)
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		for row := c.Row; row < c.Row+c.RowSpan; row++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				places[row][col] = c
			}
		}
	}
	return places
}

// Keys returns the labels of a cell, each list from the outermost: those to its left, and those
// above it in its own block of rows. places is the result of [Sheet.Places].
func Keys(places [][]*Cell, cell *Cell) (left, above []*Cell) {
	for col := 0; col < cell.Col; {
		c := places[cell.Row][col]
		if c == nil {
			col++
			continue
		}
		if c.Role == RowKey {
			left = append(left, c)
		}
		col = c.Col + c.ColSpan
	}
	for row := cell.Row - 1; row >= 0; {
		c := places[row][cell.Col]
		if c == nil {
			row--
			continue
		}
		if isKeyAbove(c) {
			above = append(above, c)
		} else if len(above) > 0 {
			break // the block above begins here
		}
		row = c.Row - 1
	}
	slices.Reverse(above)
	return left, above
}

func isKeyAbove(c *Cell) bool { return c.Role == ColumnKey || c.Role == BlockKey }
