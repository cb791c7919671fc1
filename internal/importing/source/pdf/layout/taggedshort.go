package layout

import "slices"

// withoutGrounds takes out of rows what is no cell.
func (g *taggedGrid) withoutGrounds(byRow [][]*taggedCell) {
	at := map[int][]int{} // places that are none, by row
	for place := range g.grounds {
		if r, known := g.index[[2]int{place.part, place.row}]; known && place.cell < len(byRow[r]) &&
			byRow[r][place.cell] == nil {
			at[r] = append(at[r], place.cell)
		}
	}
	for r, places := range at {
		slices.Sort(places)
		for _, cell := range slices.Backward(places) {
			byRow[r] = slices.Delete(byRow[r], cell, cell+1)
		}
	}
}

// isShort reports whether a row has fewer places than the table is wide.
func (g *taggedGrid) isShort(row []*taggedCell, held map[int]bool) bool {
	n := len(held)
	for _, c := range row {
		if n++; c != nil {
			n += c.Cols - 1
		}
	}
	return n < g.width
}

// whole reports whether all rows end at the last column.
func (g *taggedGrid) whole(held []map[int]bool) bool {
	return !slices.ContainsFunc(held, func(row map[int]bool) bool {
		for col := range g.width {
			if !row[col] {
				return true
			}
		}
		return false
	})
}

// leastWhole is how many rows must be whole for the others to be short.
const leastWhole = 2

// columns are what the cells of whole rows take up, by column; and how many rows are whole.
func (g *taggedGrid) columns(held []map[int]bool) (columns []Box, whole int) {
	columns = make([]Box, g.width)
	for _, row := range held {
		if len(row) == g.width {
			whole++
		}
	}
	for i, k := range g.laid {
		if c := g.of[i]; c != nil && k.cols == 1 && len(held[k.row]) == g.width {
			for _, part := range c.parts {
				columns[k.col] = around(columns[k.col], part.box)
			}
		}
	}
	return columns, whole
}

// isIn reports whether a cell is below or above the others of a column, of which there may be none,
// and of no other column.
func (c *taggedCell) isIn(columns []Box, col int) bool {
	if c == nil || len(c.parts) == 0 {
		return true
	}
	box := c.parts[0].box
	for i, column := range columns {
		over := box.Left < column.Right && column.Left < box.Right
		if over != (i == col) && !(i == col && column == Box{}) {
			return false
		}
	}
	return true
}

// steps are places for n rows or columns.
func steps(n int) []float64 {
	at := make([]float64, n+1)
	for i := range at {
		at[i] = float64(i)
	}
	return at
}
