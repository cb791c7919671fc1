package xlsx

import (
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// role is what a cell of a template is for. The writer dresses a cell by its role, the reader compares the fixed ones
// with what came back and takes values from the others.
type role int

const (
	title     role = iota // the sheet's heading, row 1
	identity              // the line that says what the file is, row 2
	hint                  // what to write here
	label                 // an official label of a table
	caption               // the label of a field of the cover, or of the notes' columns
	note                  // a filling note
	value                 // the slot of one value
	field                 // a field of the cover
	choice                // 零报告: yes or no; empty means no
	paragraph             // one paragraph of prose
	placing               // which table a paragraph belongs to
)

// fixed reports whether the cell's text is part of the template and the same for every agency.
func (r role) fixed() bool {
	return r == title || r == hint || r == label || r == caption || r == note
}

// cell is one cell of a template, merged where its range is.
type cell struct {
	templates.Range
	role    role
	text    string           // what stands there when the template is issued
	slot    *templates.Slot  // of a value
	field   *templates.Field // of a field
	section *templates.Section
	table   *templates.Table // of everything on a table's sheet
	grid    *templates.Cell  // of a label or value: its cell in the table's grid
}

// sheet is one sheet of a template, its cells in reading order.
type sheet struct {
	name    string
	cover   bool
	table   *templates.Table
	section *templates.Section
	cells   []cell
	cols    int // columns in use
}

// The sheets the program adds to those of the edition.
const (
	notesSheet  = "填表说明"
	hiddenSheet = "_nianbao" // identity for programs, very hidden: keys in column A, values in column B
)

// The answers a choice takes.
const (
	yes = "是"
	no  = "否"
)

// What the cover says beside its fields: how to fill in the workbook, and where to sign and seal.
const (
	guide     = "浅黄色的格可以填写，按Tab键到下一格；其余单元格已锁定。填写要求见“" + notesSheet + "”。"
	signature = "签字盖章"
)

// placingText is how a paragraph of the notes section says which table it belongs to: the name of that table's sheet.
// A comma would part it in two in the list a workbook offers.
func placingText(t *templates.Table) string { return strings.ReplaceAll(t.Sheet, ",", "，") }

// Rows of every sheet, counted from 0: the heading and the identity line are repeated on every printed page.
const (
	titleRow = iota
	identityRow
	hintRow
)

// layout returns the sheets of a template for one agency, in tab order. It is the only place that knows what stands
// where on a sheet beyond what the edition says itself.
func layout(e *templates.Edition, id report.Identity) []sheet {
	line := identityLine(e, id)
	sheets := []sheet{coverSheet(e, id, line)}
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

func head(cols int, heading, line string) []cell {
	return []cell{
		{Range: span(titleRow, 0, cols-1), role: title, text: heading},
		{Range: span(identityRow, 0, cols-1), role: identity, text: line},
	}
}

func coverSheet(e *templates.Edition, id report.Identity, line string) sheet {
	s := sheet{name: e.Cover.Sheet, cover: true, cols: 2}
	for _, f := range e.Cover.Fields {
		s.cols = max(s.cols, f.Cell.Col+1)
	}
	s.cells = append(head(s.cols, e.ReportTitle("", yearText(id.Year)), line),
		cell{Range: span(hintRow, 0, s.cols-1), role: hint, text: guide})
	sign := templates.Address{}
	for _, f := range e.Cover.Fields {
		left := f.Cell.Offset(0, -1)
		if left.Row >= sign.Row {
			sign = left.Offset(1, 0)
		}
		s.cells = append(s.cells,
			cell{Range: single(left), role: caption, text: f.Label},
			cell{Range: single(f.Cell), role: field, field: f, text: fieldText(f.ID, id)})
	}
	s.cells = append(s.cells,
		cell{Range: single(sign), role: caption, text: signature},
		cell{Range: single(sign.Offset(0, 1)), role: caption})
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
		return yearText(id.Year)
	}
	return ""
}

// yearText writes a year; one that is not told is left out, never written as 0.
func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

func tableSheet(t *templates.Table, line string) sheet {
	s := sheet{name: t.Sheet, table: t, cols: t.Origin.Col + t.Grid.Cols}
	s.cells = head(s.cols, t.Heading(), line)
	if n := t.Nil; n != nil {
		s.cells = append(s.cells,
			cell{Range: templates.Range{First: n.Label, Last: n.Cell.Offset(0, -1)}, role: hint, text: n.Text},
			cell{Range: single(n.Cell), role: choice})
	}
	for i := range t.Grid.Cells {
		g := &t.Grid.Cells[i]
		first := t.Origin.Offset(g.Row, g.Col)
		last := first.Offset(g.RowSpan-1, g.ColSpan-1)
		c := cell{Range: templates.Range{First: first, Last: last}, role: label, text: g.Text, grid: g}
		if g.Slot != nil {
			c.role, c.slot = value, g.Slot
		}
		s.cells = append(s.cells, c)
	}
	for i := range s.cells {
		s.cells[i].table = t
	}
	return s
}

func sectionSheet(sec *templates.Section, line string) sheet {
	s := sheet{name: sec.Sheet, section: sec, cols: sec.Cells.First.Col + 1}
	place := -1
	if sec.Placed != "" {
		a, err := templates.ParseAddress(sec.Placed + "1")
		if err == nil {
			place = a.Col
			s.cols = max(s.cols, place+1)
		}
	}
	heading := sec.Heading()
	if heading == "" {
		heading = sec.Sheet
	}
	s.cells = append(head(s.cols, heading, line), cell{Range: span(hintRow, 0, s.cols-1), role: hint, text: sec.Hint})
	for row := sec.Cells.First.Row; row <= sec.Cells.Last.Row; row++ {
		at := templates.Address{Row: row, Col: sec.Cells.First.Col}
		s.cells = append(s.cells, cell{Range: single(at), role: paragraph, section: sec})
		if place >= 0 {
			s.cells = append(s.cells, cell{Range: single(templates.Address{Row: row, Col: place}), role: placing, section: sec})
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

func notes(e *templates.Edition, line string) sheet {
	s := sheet{name: notesSheet, cols: noteColumns}
	s.cells = head(s.cols, notesSheet, line)
	row := hintRow
	for col, text := range []string{"序号", "说明", "依据"} {
		s.cells = append(s.cells, cell{Range: span(row, col, col), role: caption, text: text})
	}
	for i, n := range e.Notes {
		row++
		s.cells = append(s.cells,
			cell{Range: span(row, noteNumber, noteNumber), role: note, text: strconv.Itoa(i + 1)},
			cell{Range: span(row, noteText, noteText), role: note, text: n.Text},
			cell{Range: span(row, noteClause, noteClause), role: note, text: n.Clause})
	}
	return s
}
