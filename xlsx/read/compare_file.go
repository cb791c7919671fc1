package read

import (
	"errors"
	"sort"
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

// unseen observes what a reader of the sheet does not see: values in hidden rows and columns, a
// hidden sheet.
func (r *sheetReading) unseen() {
	if r.sheet.State != book.Visible {
		r.observe("file.hidden", "sheet", "", "", "")
	}
	if len(r.sheet.HiddenRows)+len(r.sheet.HiddenCols) == 0 {
		return
	}
	rows, cols := r.sheet.HiddenRows, r.sheet.HiddenCols
	inRows, inCols := make([][]string, len(rows)), make([][]string, len(cols))
	widest := -1 // no cell is in a column beyond
	for i := range r.sheet.Cells {
		widest = max(widest, r.sheet.Cells[i].Col)
	}
	ofCol := make([]int, widest+1) // 1 + the span a column is in
	for i, s := range cols {
		for col := s.First; col <= min(s.Last, widest); col++ {
			ofCol[col] = i + 1
		}
	}
	for k := range r.sheet.Cells {
		c := &r.sheet.Cells[k]
		if !r.own(k) {
			continue
		}
		i := sort.Search(len(rows), func(i int) bool { return rows[i].Last >= c.Row })
		if i < len(rows) && rows[i].Contains(c.Row) {
			inRows[i] = append(inRows[i], c.Name())
		}
		if i := ofCol[c.Col]; i > 0 {
			inCols[i-1] = append(inCols[i-1], c.Name())
		}
	}
	for i, s := range rows {
		r.hidden("rows", templates.Range{First: templates.Address{Row: s.First},
			Last: templates.Address{Row: s.Last, Col: r.fs.Cols - 1}}, inRows[i])
	}
	for i, s := range cols {
		r.hidden("columns", templates.Range{First: templates.Address{Col: s.First},
			Last: templates.Address{Row: r.fs.rows - 1, Col: s.Last}}, inCols[i])
	}
}

// own reports whether a cell holds something of the agency's: it is not blank and not part of the
// form.
func (r *sheetReading) own(k int) bool {
	c := &r.sheet.Cells[k]
	if !c.HasFormula && isBlank(c.Text) {
		return false
	}
	i := r.owner[k]
	if i == missing || r.held[i] != k {
		return c.HasFormula || !r.known(c.Text)
	}
	role := r.fs.Cells[i].Role
	return !role.Fixed() && role != form.Identity
}

// hidden observes one run of hidden rows or columns with content.
func (r *sheetReading) hidden(detail string, at templates.Range, cells []string) {
	const shown = 50
	if len(cells) > 0 {
		r.observe("file.hidden", detail, at.String(), "", strings.Join(cells[:min(len(cells), shown)], "、"))
	}
}

// brought observes what the file brings along beyond its sheets.
func (r *reading) brought() {
	for _, to := range r.book.External {
		r.Observe(report.Oddity{Rule: "file.external", Detail: "link", Actual: to})
	}
	if r.book.Opened {
		r.Observe(report.Oddity{Rule: "file.protection", Detail: "sealed"})
	}
	if r.book.Macros {
		r.Observe(report.Oddity{Rule: "file.macro", Detail: "macros"})
	}
	for _, part := range r.book.Embedded {
		r.Observe(report.Oddity{Rule: "file.embedded", Detail: "object", Actual: part})
	}
	for _, err := range r.book.Unread {
		if refusal, ok := errors.AsType[*book.Refusal](err); ok {
			r.Observe(report.Oddity{Rule: "file.unreadable", Detail: "beside",
				Sheet: refusal.Sheet, Actual: refusal.Part})
		}
	}
	if r.untold > 0 {
		r.Observe(report.Oddity{Rule: "file.outside", Detail: "more", Actual: strconv.Itoa(r.untold)})
	}
}
