package pages

import "nianbao/internal/document"

// table is a sheet on its way to the page. Its files follow the steps: table.go reads the cells,
// tablecontent.go makes their texts ready, tablefit.go chooses the size of type and the widths and
// heights that go with it, tableflow.go parts it over pages, tabledraw.go puts it there.
type table struct {
	sheet   *document.Sheet
	rows    int
	cols    int
	cells   []*cell
	leftish bool // row labels stand left: they are numbered, and are read as a list
	size    float64
	widths  []float64
	heights []float64 // of the rows, with the least padding
	settled bool      // the heights are final
}

// cell is one cell with its text ready to be set.
type cell struct {
	*content
	row, col, rows, cols int
	role                 document.Role
	of                   *Element
	group                []*cell
}

// readTable takes the cells of a sheet, whose elements are of.
func (c *composer) readTable(s *document.Sheet, of []*Element) *table {
	t := &table{sheet: s, rows: s.Rows, cols: s.Cols}
	for i := range s.Cells {
		from := &s.Cells[i]
		to := &cell{row: from.Row, col: from.Col, rows: from.RowSpan, cols: from.ColSpan,
			role: from.Role, of: of[i]}
		to.content = contentOf(c.set, from.Role, from.Text)
		t.leftish = t.leftish || to.role == document.RowKey && to.ordinal > 0
		t.cells = append(t.cells, to)
	}
	t.alignFigures()
	return t
}

// again returns the table to be fitted in another way.
func (t *table) again() *table {
	other := &table{sheet: t.sheet, rows: t.rows, cols: t.cols, leftish: t.leftish}
	cells := make([]cell, len(t.cells))
	for i, c := range t.cells {
		cells[i] = *c
		other.cells = append(other.cells, &cells[i])
	}
	other.alignFigures()
	return other
}

// alignFigures gathers the plain numbers directly below each other in cells of the same columns.
func (t *table) alignFigures() {
	type place struct{ row, col, cols int }
	at := map[place]*cell{}
	for _, c := range t.cells {
		if c.role != document.Figure || c.rows != 1 {
			continue
		}
		at[place{c.row, c.col, c.cols}] = c
	}
	for row := range t.rows {
		for col := range t.cols {
			for cols := 1; cols <= t.cols-col; cols++ {
				first := at[place{row, col, cols}]
				if first == nil || at[place{row - 1, col, cols}] != nil {
					continue
				}
				var group []*cell
				for r := row; at[place{r, col, cols}] != nil; r++ {
					group = append(group, at[place{r, col, cols}])
				}
				for _, c := range group {
					c.group = group
				}
			}
		}
	}
}
