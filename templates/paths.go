package templates

import "slices"

// nameSlots gives every slot of a table its address and the labels that lead to it.
func nameSlots(t *Table) {
	for i := range t.Grid.Cells {
		c := &t.Grid.Cells[i]
		if c.Slot == nil {
			continue
		}
		s := c.Slot
		s.Cell = t.Origin.Offset(c.Row, c.Col)
		s.RowSpan, s.ColSpan = c.RowSpan, c.ColSpan
		s.RowPath, s.ColumnPath = rowPath(&t.Grid, c), columnPath(&t.Grid, c)
		if n := len(s.RowPath); n > 0 {
			s.Row = s.RowPath[n-1]
		}
		if n := len(s.ColumnPath); n > 0 {
			s.Column = s.ColumnPath[n-1]
		}
	}
	// A column label that several slots of one row share is qualified by its group.
	for _, s := range t.Slots {
		if twin := slices.ContainsFunc(t.Slots, func(o *Slot) bool {
			return o != s && o.Cell.Row == s.Cell.Row && last(o.ColumnPath) == last(s.ColumnPath)
		}); twin && len(s.ColumnPath) > 1 {
			s.Column = s.ColumnPath[len(s.ColumnPath)-2] + "·" + last(s.ColumnPath)
		}
	}
}

func last(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return path[len(path)-1]
}

// rowPath collects the labels to the left of a slot, in its row.
func rowPath(g *Grid, c *Cell) []string {
	var path []string
	for col := 0; col < c.Col; {
		left := g.At(c.Row, col)
		if left == nil {
			break
		}
		if left.Slot == nil && left.Text != "" {
			path = append(path, left.Text)
		}
		col = left.Col + left.ColSpan
	}
	return path
}

// columnPath collects the labels above a slot: the nearest one, and those stacked directly on it.
func columnPath(g *Grid, c *Cell) []string {
	var path []string
	for row := c.Row - 1; row >= 0; {
		above := g.At(row, c.Col)
		if above == nil {
			break
		}
		if above.Slot != nil || g.IsRowLabel(above) {
			if len(path) > 0 {
				break // the block above begins here
			}
			row = above.Row - 1
			continue
		}
		path = append(path, above.Text)
		row = above.Row - 1
	}
	slices.Reverse(path)
	return path
}
