package read

import (
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

// sheetReading is one sheet being read against its sheet of the template. Every cell with content
// is first assigned to the form's cell at its place; the rest is outside, and nothing is dropped.
type sheetReading struct {
	*reading
	fs    *formSheet
	sheet *book.Sheet
	place *placement
	owner []int  // by cell of the sheet: the cell of the form whose range it stands in, or missing
	held  []int  // by cell of the form: the cell of the sheet at its top left, or missing
	used  []bool // by cell of the sheet: it was taken for something
	words []word // see wordsHere
	// alien is another edition's form when the sheet is that one's: its other labels are no faults
	// of the agency's.
	alien *official
}

// sheet reads one sheet. settled means that every label was found in its place.
func (r *reading) sheet(fs *formSheet, s *book.Sheet, settled bool) {
	sr := &sheetReading{reading: r, fs: fs, sheet: s}
	notes := !fs.Cover && fs.Table == nil && fs.Section == nil
	if !settled && !notes {
		sr.alien = r.compareTable(fs, s)
		sr.place = r.form.locate(fs, s, sr.alien != nil)
	}
	sr.assign()
	switch {
	case notes:
		sr.compareNotes()
	case sr.alien == nil:
		sr.compareLines()
		sr.compareLabels()
		sr.compareMerges()
	}
	switch {
	case fs.Table != nil:
		sr.values()
	case fs.Section != nil:
		sr.prose()
	case fs.Cover:
		sr.cover()
	}
	sr.strays()
	sr.unseen()
	sr.beside()
}

// compareTable observes a table's sheet that is another edition's, every label of it. Reports with
// one table of the old form and the others of the new one are met every year.
func (r *reading) compareTable(fs *formSheet, s *book.Sheet) *official {
	if fs.Table == nil {
		return nil
	}
	for _, e := range templates.Builtin() {
		t := e.Table(fs.Table.ID)
		if t == nil || e == r.form.edition {
			continue
		}
		other := formOf(e)
		for i := range other.sheets {
			if other.sheets[i].Table == t && other.inPlace(&other.sheets[i], s) {
				r.Observe(report.Oddity{Rule: "file.template", Detail: "table", Sheet: s.Name, Table: t.ID,
					Expected: r.form.edition.ID, Actual: e.ID})
				return other
			}
		}
	}
	return nil
}

// assign gives the cells of the sheet to the cells of the form.
func (r *sheetReading) assign() {
	scratch := make([]int, len(r.sheet.Cells)+len(r.fs.Cells))
	for i := range scratch {
		scratch[i] = missing
	}
	r.owner, r.held = scratch[:len(r.sheet.Cells)], scratch[len(r.sheet.Cells):]
	r.used = make([]bool, len(r.sheet.Cells))
	for k := range r.sheet.Cells {
		c := &r.sheet.Cells[k]
		at, ok := r.place.origin(c.Row, c.Col)
		if !ok {
			continue
		}
		if i := r.fs.cellAt(at.Row, at.Col); i >= 0 {
			if r.owner[k] = i; r.fs.Cells[i].First == at {
				r.held[i] = k
			}
		}
	}
}

// wordsHere returns the texts of the form on the sheet.
func (r *sheetReading) wordsHere() []word {
	if r.words == nil {
		r.words = r.form.words(r.sheet)
	}
	return r.words
}

// take returns the content of a cell of the form, nil for nothing, and marks it as read.
func (r *sheetReading) take(i int) *book.Cell {
	k := r.held[i]
	if k == missing {
		return nil
	}
	r.used[k] = true
	return &r.sheet.Cells[k]
}

// input takes what was typed into a cell other than a slot. A formula there is observed, its result
// never taken.
func (r *sheetReading) input(i int) string {
	c := r.take(i)
	if c == nil {
		return ""
	}
	if c.HasFormula {
		r.observe("file.formula", "input", c.Name(), "", "="+c.Formula)
		return ""
	}
	return strings.TrimSpace(c.Text)
}

// observe adds an oddity about this sheet.
func (r *sheetReading) observe(rule, detail, cell, expected, actual string) {
	r.Observe(report.Oddity{Rule: rule, Detail: detail, Sheet: r.sheet.Name, Cell: cell, Table: tableID(r.fs),
		Expected: expected, Actual: actual})
}

// beside observes what lies above the cells, comments, text boxes, pictures,
// and what has no place among them.
func (r *sheetReading) beside() {
	for _, c := range r.sheet.Comments {
		text := c.Text
		if form.IsOurs(text, c.Author) {
			_, text = form.Kept(text)
		}
		if !isBlank(text) {
			r.observe("file.comment", "cell", book.Name(c.Row, c.Col), "", text)
		}
	}
	for _, a := range r.sheet.Astray {
		detail := "nowhere"
		if isBlank(a.Text) {
			detail = "place"
		}
		r.observe("file.unreadable", detail, "", a.Place, a.Text)
	}
	for _, s := range r.sheet.Shapes {
		if !isBlank(s.Text) {
			r.observe("file.outside", "textbox", book.Name(s.Row, s.Col), "", s.Text)
		}
		if s.Picture {
			r.observe("file.embedded", "picture", book.Name(s.Row, s.Col), "", "")
		}
	}
}
