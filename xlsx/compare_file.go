package xlsx

import (
	"errors"
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
)

// unseen observes what a reader of the sheet does not see: values in hidden rows and columns, a hidden sheet.
func (r *sheetReading) unseen() {
	if r.sheet.State != book.Visible {
		r.observe("file.hidden", "sheet", "", "", "")
	}
	last := r.fs.rows - 1
	for _, s := range r.sheet.HiddenRows {
		r.hidden("rows", templates.Range{First: templates.Address{Row: s.First},
			Last: templates.Address{Row: s.Last, Col: r.fs.cols - 1}},
			func(c *book.Cell) bool { return s.Contains(c.Row) })
	}
	for _, s := range r.sheet.HiddenCols {
		r.hidden("columns", templates.Range{First: templates.Address{Col: s.First},
			Last: templates.Address{Row: last, Col: s.Last}},
			func(c *book.Cell) bool { return s.Contains(c.Col) })
	}
}

// hidden observes hidden rows or columns when something that is not part of the form stands in them.
func (r *sheetReading) hidden(detail string, at templates.Range, within func(*book.Cell) bool) {
	const shown = 50
	var cells []string
	for k := range r.sheet.Cells {
		c := &r.sheet.Cells[k]
		if !within(c) || !c.HasFormula && templates.Normalize(c.Text) == "" {
			continue
		}
		i := r.owner[k]
		if i != missing && r.held[i] == k && (r.fs.cells[i].role.fixed() || r.fs.cells[i].role == identity) {
			continue
		}
		if len(cells) < shown {
			cells = append(cells, c.Name())
		}
	}
	if len(cells) > 0 {
		r.observe("file.hidden", detail, at.String(), "", strings.Join(cells, "、"))
	}
}

// brought observes what the file brings along beyond its sheets.
func (r *reading) brought() {
	if r.outside > maxOutside {
		r.Observe(report.Oddity{Rule: "file.outside", Detail: "more", Actual: strconv.Itoa(r.outside - maxOutside)})
	}
	for _, to := range r.book.External {
		r.Observe(report.Oddity{Rule: "file.external", Detail: "link", Actual: to})
	}
	if r.book.Macros {
		r.Observe(report.Oddity{Rule: "file.macro", Detail: "macros"})
	}
	for _, part := range r.book.Embedded {
		r.Observe(report.Oddity{Rule: "file.embedded", Detail: "object", Actual: part})
	}
	for _, err := range r.book.Unread {
		if refusal, ok := errors.AsType[*book.Refusal](err); ok {
			r.Observe(report.Oddity{Rule: "file.unreadable", Detail: "beside", Sheet: refusal.Sheet, Actual: refusal.Part})
		}
	}
}
