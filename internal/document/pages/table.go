package pages

import (
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/typeset"
)

// table is a sheet on its way to the page. Its files follow the steps: table.go reads the cells,
// tablefit.go chooses the size of type and the widths and heights that go with it, tableflow.go
// parts it over pages, tablecell.go and tabledraw.go put it there.
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

// cell is one cell with its text ready to be set. Measures are in ems until a size is chosen.
type cell struct {
	row, col, rows, cols int
	role                 document.Role
	of                   *Element
	parts                []text // one, or several where the text has line ends
	need                 float64
	units                [][2]int // as a column; nil when the text cannot be set as one
	ordinal              int
	whole, point         float64 // of a number: its width before and from the decimal point
	number               bool
	group                []*cell

	single, several []setLine // the lines it was set in: as one, and as several
	singleWidth     float64
	setAs           setting
}

// readTable takes the cells of a sheet, whose elements are of.
func (c *composer) readTable(s *document.Sheet, of []*Element) *table {
	t := &table{sheet: s, rows: s.Rows, cols: s.Cols}
	for i := range s.Cells {
		from := &s.Cells[i]
		to := &cell{row: from.Row, col: from.Col, rows: from.RowSpan, cols: from.ColSpan,
			role: from.Role, of: of[i]}
		for _, part := range strings.Split(clean(from.Text), "\n") {
			if shaped := shape(c.set, roleOfCell(from.Role), part, 1).trim(); len(shaped.chars) > 0 {
				to.parts = append(to.parts, shaped)
			}
		}
		to.measure()
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

func roleOfCell(role document.Role) faces.Role {
	if role == document.BlockKey {
		return faces.Hei
	}
	return faces.Body
}

// measure finds what a cell's text needs: the width of its widest unit, which is never broken, and
// how it is cut into a column if its cell is tall.
func (c *cell) measure() {
	for _, part := range c.parts {
		for _, unit := range typeset.Units(part.chars) {
			c.need = max(c.need, part.unitWidth(unit))
		}
	}
	if len(c.parts) != 1 {
		return
	}
	t := c.parts[0]
	c.ordinal = typeset.Ordinal(t.chars)
	if c.role != document.Figure {
		c.units = typeset.Units(t.chars)
		if c.role == document.ColumnKey && len(c.units) > 1 {
			c.need = max(c.need, min(2, t.width())) // one character wide is hard to read
		}
		return
	}
	c.readNumber()
}

// unitWidth returns the width of a unit without the blank of marks at its ends.
func (t text) unitWidth(unit [2]int) float64 {
	w := t.part(unit[0], unit[1]).width()
	return w - t.chars[unit[0]].Left - t.chars[unit[1]-1].Right
}

// readNumber notes the widths of a plain number before and from its point.
func (c *cell) readNumber() {
	digits := false
	for i, ch := range c.parts[0].chars {
		switch r := ch.Rune; {
		case r >= '0' && r <= '9':
			digits = true
		case r == '.' && c.point == 0, r == ',' && digits, strings.ContainsRune("+-－", r) && i == 0:
		default:
			return
		}
		if ch.Rune == '.' || c.point > 0 {
			c.point += ch.Width
		} else {
			c.whole += ch.Width
		}
	}
	c.number = digits
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
