package wide

import (
	"io"
	"iter"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/sheet"
)

// Record is one report as a row.
type Record struct {
	Report  *report.Report
	Level   string // 级别, as who knows the agency has it; "" where nobody does
	Verdict finding.Verdict
}

// Edited is the sheet of one edition. Its records are asked for one by one as they are written.
type Edited struct {
	Edition *templates.Edition
	Records iter.Seq[Record]
}

func say(key string, args ...any) string { return message.New(key, args...).In(message.Chinese) }

// Widths of columns in characters.
const (
	nameWidth   = 28
	codeWidth   = 22
	columnWidth = 16
	pageWidth   = 130 // what fits on a page across
)

// Write writes a workbook with a sheet an edition. What is no number stands as text, see [Texts]; a blank stays
// blank. Of the rows one is in memory at a time.
func Write(w io.Writer, all ...Edited) error {
	var tables []sheet.Table
	for _, of := range all {
		tables = append(tables, table(of))
	}
	return sheet.Write(w, tables...)
}

func table(of Edited) sheet.Table {
	columns := columnsOf(of.Edition)
	t := sheet.Table{Name: of.Edition.Name, Title: say("wide.title", "edition", of.Edition.Name),
		Labels: 1, Filter: true, HeadLines: 7}
	width := 0.0
	for _, c := range columns {
		column := sheet.Column{Width: columnWidth}
		switch c.field {
		case Agency:
			column = sheet.Column{Width: nameWidth, Wrap: true}
		case Code:
			column.Width = codeWidth
		}
		width += column.Width
		t.Columns = append(t.Columns, column)
	}
	t.Across = int(width/pageWidth) + 1
	for _, line := range headLines(columns) {
		cells := make([]any, len(line))
		for i, text := range line {
			cells[i] = text
		}
		t.Heads = append(t.Heads, cells)
	}
	t.Rows = func(yield func(sheet.Row) bool) {
		for r := range of.Records {
			cells := make([]any, len(columns))
			for i, c := range columns {
				cells[i] = c.value(of.Edition, r)
			}
			if !yield(sheet.Row{Cells: cells}) {
				return
			}
		}
	}
	return t
}

// headLines are the lines of the head: the words, then the ids.
func headLines(columns []column) [][]string {
	lines := make([][]string, wordLines+1)
	for _, c := range columns {
		for i, text := range c.lines {
			lines[i] = append(lines[i], text)
		}
		lines[wordLines] = append(lines[wordLines], c.id)
	}
	return lines
}

// value is what stands in a column: nil for a blank, a number, or a text.
func (c column) value(e *templates.Edition, r Record) any {
	var text string
	switch c.field {
	case Agency:
		text = r.Report.Agency
	case Code:
		text = r.Report.Code
	case Level:
		text = r.Level
	case Year:
		if r.Report.Year != 0 {
			return r.Report.Year
		}
	case Edition:
		text = e.ID
	case Scope:
		text = r.Report.Scope.Label()
	case Verdict:
		text = say("wide.verdict." + string(r.Verdict))
	default:
		return figure(c.slot, r.Report.Value(c.slot.ID))
	}
	if text == "" {
		return nil
	}
	return text
}

// figure is a value as a cell holds it: a number where nothing is lost by it, else the text as written.
func figure(s *templates.Slot, v report.Value) any {
	switch {
	case v.Kind == report.Blank:
		return nil
	case !v.IsNumber() && v.Printed() == "":
		return v.Raw // a formula or an error, of a draft
	case !plain(s, v):
		return v.Printed()
	}
	v.Unit = "" // the form's own
	return sheet.Figure(v)
}

// plain reports whether a value is a number in the form's own unit with nothing beside it.
func plain(s *templates.Slot, v report.Value) bool {
	return v.IsNumber() && v.Aside == "" && (v.Unit == "" || v.Unit == s.Unit)
}

// Text is a value that stands as text in the sheet, because it is no number or more than one.
type Text struct {
	Slot  *templates.Slot
	Value string
}

// Texts lists the values of a report that are written as text.
func Texts(e *templates.Edition, r *report.Report) []Text {
	var all []Text
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			if text, is := figure(s, r.Value(s.ID)).(string); is {
				all = append(all, Text{s, text})
			}
		}
	}
	return all
}
