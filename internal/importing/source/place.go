package source

import (
	"strconv"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Where is a place in a published file, as far as its format knows places.
type Where struct {
	Line      int    // of a text, counted from 1
	Paragraph int    // of a page or document, counted from 1
	Table     int    // of a page or document, counted from 1
	Sheet     string // of a workbook
	Cell      templates.Address
	IsCell    bool // Cell says which cell of the table or sheet
}

// Place is the same for the report, which knows lines of texts and cells of workbooks.
func (w Where) Place() (report.Place, bool) {
	switch {
	case w.Line > 0:
		return report.Place{Line: w.Line}, true
	case w.Sheet != "":
		return report.Place{Sheet: w.Sheet, Cell: w.Cell}, true
	}
	return report.Place{}, false
}

// Message names the place.
func (w Where) Message() message.Text {
	cell := ""
	if w.IsCell {
		cell = w.Cell.String()
	}
	switch {
	case w.Line > 0:
		return message.New("intake.where.line", "line", w.Line)
	case w.Sheet != "":
		return message.New("intake.where.sheet", "sheet", w.Sheet, "cell", cell)
	case w.Table > 0:
		return message.New("intake.where.table", "table", w.Table, "cell", cell)
	case w.Paragraph > 0:
		return message.New("intake.where.paragraph", "paragraph", w.Paragraph)
	}
	return message.New("intake.where.file")
}

// String is a short form for tests and logs.
func (w Where) String() string {
	switch {
	case w.Line > 0:
		return strconv.Itoa(w.Line)
	case w.IsCell && w.Sheet != "":
		return w.Sheet + "!" + w.Cell.String()
	case w.IsCell:
		return "table " + strconv.Itoa(w.Table) + " " + w.Cell.String()
	case w.Paragraph > 0:
		return "paragraph " + strconv.Itoa(w.Paragraph)
	}
	return w.Sheet
}
