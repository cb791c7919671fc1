package form

import (
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Role is what a cell of a template is for. The writer dresses a cell by its role, the reader compares the fixed ones
// with what came back and takes values from the others.
type role int

const (
	Title     role = iota // the sheet's heading, row 1
	Identity              // the line that says what the file is, row 2
	Hint                  // what to write here
	Label                 // an official label of a table
	Caption               // the label of a field of the cover, or of the notes' columns
	Note                  // a filling note
	Value                 // the slot of one value
	Field                 // a field of the cover
	Choice                // 零报告: yes or no; empty means no
	Paragraph             // one paragraph of prose
	Placing               // which table a paragraph belongs to
)

// Fixed reports whether the cell's text is part of the template and the same for every agency.
func (r role) Fixed() bool {
	return r == Title || r == Hint || r == Label || r == Caption || r == Note
}

// Cell is one cell of a template, merged where its range is.
type Cell struct {
	templates.Range
	Role    role
	Text    string           // what stands there when the template is issued
	Slot    *templates.Slot  // of a value
	Field   *templates.Field // of a field
	Section *templates.Section
	Table   *templates.Table // of everything on a table's sheet
	Grid    *templates.Cell  // of a label or value: its cell in the table's grid
	beyond  bool             // of prose: well below what is written in the section
}

// Sheet is one sheet of a template, its cells in reading order.
type Sheet struct {
	Name    string
	Cover   bool
	Table   *templates.Table
	Section *templates.Section
	Cells   []Cell
	Cols    int // columns in use
}

// The sheets the program adds to those of the edition.
const (
	NotesSheet  = "填表说明"
	HiddenSheet = "_nianbao" // identity for programs, very hidden: keys in column A, values in column B
)

// The answers a choice takes.
const (
	Yes = "是"
	No  = "否"
)

// The cover's texts beside its fields: how to fill in the workbook, and where to sign and seal.
const (
	guide     = "浅黄色的格可以填写，按Tab键到下一格；其余单元格已锁定。填写要求见“" + NotesSheet + "”。"
	signature = "签字盖章"
)

// PlacingText is how a paragraph of the notes section names its table: by the table's sheet. A
// comma would split it in two in the list a workbook offers.
func PlacingText(t *templates.Table) string { return strings.ReplaceAll(t.Sheet, ",", "，") }

// Rows of every sheet, counted from 0: the heading and the identity line are repeated on every printed page.
const (
	TitleRow = iota
	IdentityRow
	hintRow
)

// Layout returns the sheets of a template for one agency, in tab order. It is the only place that
// knows the arrangement of a sheet beyond the edition.
func Layout(e *templates.Edition, id report.Identity) []Sheet {
	line := IdentityLine(e, id)
	sheets := []Sheet{coverSheet(e, id, line)}
	for _, part := range e.Outline() {
		if part.Table != nil {
			sheets = append(sheets, tableSheet(part.Table, line))
		} else {
			sheets = append(sheets, sectionSheet(part.Section, line))
		}
	}
	return append(sheets, notes(e, line))
}

func span(row, first, last int) templates.Range {
	return templates.Range{First: templates.Address{Row: row, Col: first}, Last: templates.Address{Row: row, Col: last}}
}

func single(a templates.Address) templates.Range { return templates.Range{First: a, Last: a} }

func head(cols int, heading, line string) []Cell {
	return []Cell{
		{Range: span(TitleRow, 0, cols-1), Role: Title, Text: heading},
		{Range: span(IdentityRow, 0, cols-1), Role: Identity, Text: line},
	}
}

func coverSheet(e *templates.Edition, id report.Identity, line string) Sheet {
	s := Sheet{Name: e.Cover.Sheet, Cover: true, Cols: 2}
	for _, f := range e.Cover.Fields {
		s.Cols = max(s.Cols, f.Cell.Col+1)
	}
	s.Cells = append(head(s.Cols, e.ReportTitle("", YearText(id.Year)), line),
		Cell{Range: span(hintRow, 0, s.Cols-1), Role: Hint, Text: guide})
	sign := templates.Address{}
	for _, f := range e.Cover.Fields {
		left := f.Cell.Offset(0, -1)
		if left.Row >= sign.Row {
			sign = left.Offset(1, 0)
		}
		s.Cells = append(s.Cells,
			Cell{Range: single(left), Role: Caption, Text: f.Label},
			Cell{Range: single(f.Cell), Role: Field, Field: f, Text: fieldText(f.ID, id)})
	}
	s.Cells = append(s.Cells,
		Cell{Range: single(sign), Role: Caption, Text: signature},
		Cell{Range: single(sign.Offset(0, 1)), Role: Caption})
	return s
}

// fieldText is what the template knows of a field of the cover when it is issued.
func fieldText(field string, id report.Identity) string {
	switch field {
	case "agency":
		return id.Agency
	case "code":
		return id.Code
	case "scope":
		return id.Scope.Label()
	case "year":
		return YearText(id.Year)
	}
	return ""
}

// YearText writes a year; an unknown one is left out, never written as 0.
func YearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

func tableSheet(t *templates.Table, line string) Sheet {
	s := Sheet{Name: t.Sheet, Table: t, Cols: t.Origin.Col + t.Grid.Cols}
	s.Cells = head(s.Cols, t.Heading(), line)
	if n := t.Nil; n != nil {
		s.Cells = append(s.Cells,
			Cell{Range: templates.Range{First: n.Label, Last: n.Cell.Offset(0, -1)}, Role: Hint, Text: n.Text},
			Cell{Range: single(n.Cell), Role: Choice})
	}
	for i := range t.Grid.Cells {
		g := &t.Grid.Cells[i]
		first := t.Origin.Offset(g.Row, g.Col)
		last := first.Offset(g.RowSpan-1, g.ColSpan-1)
		c := Cell{Range: templates.Range{First: first, Last: last}, Role: Label, Text: g.Text, Grid: g}
		if g.Slot != nil {
			c.Role, c.Slot = Value, g.Slot
		}
		s.Cells = append(s.Cells, c)
	}
	for i := range s.Cells {
		s.Cells[i].Table = t
	}
	return s
}

func sectionSheet(sec *templates.Section, line string) Sheet {
	s := Sheet{Name: sec.Sheet, Section: sec, Cols: sec.Cells.First.Col + 1}
	place := -1
	if sec.Placed != "" {
		a, err := templates.ParseAddress(sec.Placed + "1")
		if err == nil {
			place = a.Col
			s.Cols = max(s.Cols, place+1)
		}
	}
	heading := sec.Heading()
	if heading == "" {
		heading = sec.Sheet
	}
	s.Cells = append(head(s.Cols, heading, line), Cell{Range: span(hintRow, 0, s.Cols-1), Role: Hint, Text: sec.Hint})
	for row := sec.Cells.First.Row; row <= sec.Cells.Last.Row; row++ {
		at := templates.Address{Row: row, Col: sec.Cells.First.Col}
		s.Cells = append(s.Cells, Cell{Range: single(at), Role: Paragraph, Section: sec})
		if place >= 0 {
			s.Cells = append(s.Cells, Cell{Range: single(templates.Address{Row: row, Col: place}),
				Role: Placing, Section: sec})
		}
	}
	return s
}

// Columns of the filling notes.
const (
	noteNumber = iota
	noteText
	noteClause
	noteColumns
)

func notes(e *templates.Edition, line string) Sheet {
	s := Sheet{Name: NotesSheet, Cols: noteColumns}
	s.Cells = head(s.Cols, NotesSheet, line)
	row := hintRow
	for col, text := range []string{"序号", "说明", "依据"} {
		s.Cells = append(s.Cells, Cell{Range: span(row, col, col), Role: Caption, Text: text})
	}
	for i, n := range e.Notes {
		row++
		s.Cells = append(s.Cells,
			Cell{Range: span(row, noteNumber, noteNumber), Role: Note, Text: strconv.Itoa(i + 1)},
			Cell{Range: span(row, noteText, noteText), Role: Note, Text: n.Text},
			Cell{Range: span(row, noteClause, noteClause), Role: Note, Text: n.Clause})
	}
	return s
}
