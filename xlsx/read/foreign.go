package read

import (
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
)

// ForeignSheet is one sheet of a workbook that is not ours, as a plain grid.
type ForeignSheet struct {
	Name string
	// Grid has the cells that hold something, with their spans; a place no cell covers is empty.
	Grid templates.Grid
	// Stored is the type of each cell that is no plain text, by row and column, for
	// [report.Parse]. The text of a formula is the formula itself, with =: its result is never
	// used.
	Stored map[templates.Address]report.CellType
	Hidden bool  // the sheet's tab is not shown
	Err    error // a *message.Error: the sheet could not be read whole and has no cells
}

// maxPlaces is how many places a grid may have, empty ones counted: those who use it walk them all.
// A roster of 30,000 agencies with eight columns has 240,000.
const maxPlaces = 2_000_000

// Grids reads the sheets of a workbook that was not made from a template (see [ErrForeign]), for
// tables to be found in them by their labels. The error is as of [Workbook].
func Grids(name string, data []byte) ([]ForeignSheet, error) {
	b, err := book.Open(data)
	if err != nil {
		return nil, refused(name, err)
	}
	var sheets []ForeignSheet
	for _, s := range b.Sheets {
		if s.Kind != book.Worksheet {
			continue
		}
		f := ForeignSheet{Name: s.Name, Hidden: s.State != book.Visible}
		if err := s.Whole(); err != nil {
			f.Err = refused(name, err)
		} else {
			f.Grid, f.Stored = gridOf(s)
		}
		if f.Grid.Rows*f.Grid.Cols > maxPlaces {
			f.Grid, f.Stored = templates.Grid{}, nil
			f.Err = message.NewError("xlsx.sparse", "file", name, "sheet", s.Name)
		}
		sheets = append(sheets, f)
	}
	return sheets, nil
}

// spanAlways is how far a range may reach beyond the last cell of its sheet; the empty ones of a heading do.
const spanAlways = 200

// gridOf lays a sheet's cells out as a grid. Merged ranges become spans; content hidden beneath
// one is kept as a cell of its own, after the range's, so that nothing is lost.
func gridOf(s *book.Sheet) (templates.Grid, map[templates.Address]report.CellType) {
	g := templates.Grid{Cells: make([]templates.Cell, 0, len(s.Cells))}
	stored := map[templates.Address]report.CellType{}
	merges := map[templates.Address]book.Range{}
	for _, m := range s.Merges {
		merges[templates.Address{Row: m.Top, Col: m.Left}] = m
	}
	lastRow, lastCol := 0, 0
	for i := range s.Cells {
		lastRow, lastCol = max(lastRow, s.Cells[i].Row), max(lastCol, s.Cells[i].Col)
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		at := templates.Address{Row: c.Row, Col: c.Col}
		cell := templates.Cell{Row: c.Row, Col: c.Col, RowSpan: 1, ColSpan: 1, Text: c.Text}
		if m, ok := merges[at]; ok {
			// A range over whole columns or rows ends where the sheet's cells do.
			cell.RowSpan, cell.ColSpan = min(m.Bottom, max(lastRow, c.Row+spanAlways))-m.Top+1,
				min(m.Right, max(lastCol, c.Col+spanAlways))-m.Left+1
		}
		switch {
		case c.HasFormula:
			cell.Text = "=" + c.Formula
			stored[at] = report.StoredFormula
		case storedAs[c.Type] != report.StoredText:
			stored[at] = storedAs[c.Type]
		}
		g.Cells = append(g.Cells, cell)
		g.Rows = max(g.Rows, c.Row+cell.RowSpan)
		g.Cols = max(g.Cols, c.Col+cell.ColSpan)
	}
	return g, stored
}
