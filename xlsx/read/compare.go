package read

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// compareLabels compares every fixed cell with what was issued. Spaces, widths and kinds of quotes
// make no difference: no honest program changes more of a text, and not even that.
func (r *sheetReading) compareLabels() {
	for i := range r.fs.Cells {
		c := &r.fs.Cells[i]
		at, ok := r.place.where(c.First)
		switch {
		case !ok: // its row or column is gone, which is told already
		case c.Role == form.Identity:
			r.compareIdentity(i, at)
		case c.Role.Fixed():
			r.compareLabel(i, at)
		}
	}
}

func onlyDigits(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

func (r *sheetReading) compareLabel(i int, at templates.Address) {
	expected := r.fs.Cells[i].Text
	if r.fs.Cover && r.fs.Cells[i].Role == form.Title {
		year := form.YearText(r.Year)
		// Without a mark that names the year, the heading may name any.
		if k := r.held[i]; year == "" && k != missing {
			year = strings.Map(onlyDigits, r.sheet.Cells[k].Text)
		}
		expected = r.form.edition.ReportTitle("", year)
	}
	if expected == "" {
		return // whatever stands there is a stray
	}
	if r.wentElsewhere(i) {
		return
	}
	found := r.take(i)
	switch {
	case found == nil:
		r.observe("file.label", "cleared", at.String(), expected, "")
	case found.HasFormula:
		r.observe("file.formula", "label", at.String(), expected, "="+found.Formula)
	case found.Text == expected || templates.Normalize(found.Text) == templates.Normalize(expected):
	case r.fs.tokens[i] != noToken && r.form.token(found.Text) == r.fs.tokens[i]:
		r.observe("file.label", "reworded", at.String(), expected, found.Text)
	default:
		r.observe("file.label", "changed", at.String(), expected, found.Text)
	}
}

// wentElsewhere reports whether a missing label is elsewhere on a sheet where rows or columns
// moved: the label of a group stays behind when its first row goes.
func (r *sheetReading) wentElsewhere(i int) bool {
	t, k := r.fs.tokens[i], r.held[i]
	if r.place == nil || t == noToken || k != missing && r.form.token(r.sheet.Cells[k].Text) == t {
		return false
	}
	spare := 0 // how many more there are than must be
	for _, w := range r.wordsHere() {
		if w.token == t {
			spare++
		}
	}
	for k, own := range r.fs.tokens {
		if own == t && k != i {
			spare--
		}
	}
	return spare > 0
}

// compareIdentity checks that the visible line is there; its content was compared with the other
// marks.
func (r *sheetReading) compareIdentity(i int, at templates.Address) {
	text := ""
	if found := r.take(i); found != nil {
		text = found.Text
	}
	if _, ok := form.ParseIdentityLine(text); !ok {
		r.observe("file.label", "identity", at.String(), form.IdentityLine(r.form.edition, r.Identity), text)
	}
}

// compareNotes looks whether the filling notes are all there, wherever on their sheet.
func (r *sheetReading) compareNotes() {
	for i := range r.fs.Cells {
		c, t, text := &r.fs.Cells[i], r.fs.tokens[i], ""
		if k := r.held[i]; k != missing {
			text = r.sheet.Cells[k].Text
		}
		switch {
		case text == c.Text || t != noToken && r.form.token(text) == t:
			r.take(i)
		case t != noToken && t != identityToken && !r.anywhere(t):
			r.take(i)
			r.observe("file.label", "notes", c.First.String(), c.Text, text)
		}
	}
}

// anywhere reports whether a text of the form occurs anywhere on the sheet.
func (r *sheetReading) anywhere(t token) bool {
	return slices.ContainsFunc(r.wordsHere(), func(w word) bool { return w.token == t })
}

// compareCover compares the cover with the file's marks. Without marks the cover is believed.
func (r *reading) compareCover(field, text, cell string) {
	observe := func(rule, detail, expected string) {
		r.Observe(report.Oddity{Rule: rule, Detail: detail, Sheet: r.form.edition.Cover.Sheet, Cell: cell,
			Expected: expected, Actual: text})
	}
	same := func(a string) bool { return templates.Normalize(a) == templates.Normalize(text) }
	switch field {
	case "agency":
		if r.Agency == "" {
			r.Agency = text
		} else if !same(r.Agency) {
			observe("file.agency", "cover", r.Agency)
		}
	case "code":
		if r.Code == "" {
			r.Code = text
		} else if !same(r.Code) {
			observe("file.agency", "code", r.Code)
		}
	case "year":
		year, _ := strconv.Atoi(strings.TrimSuffix(templates.Normalize(text), "年"))
		if r.Year == 0 {
			r.Year = year
		} else if year != r.Year {
			observe("file.year", "cover", strconv.Itoa(r.Year))
		}
	case "scope":
		if r.marks.agree(form.KeyScope) == "" && same(report.Area.Label()) {
			r.Scope = report.Area
		} else if !same(r.Scope.Label()) {
			observe("file.scope", "cover", r.Scope.Label())
		}
	}
}
