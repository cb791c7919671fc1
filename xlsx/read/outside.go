package read

import (
	"strings"
	"unicode"

	"nianbao/templates"
	"nianbao/xlsx/book"
)

// maxFigures is how many figures outside the form of one sheet are looked at; the form itself has
// 175.
const maxFigures = 2000

// strays observes content where the form has nothing: notes beside a table, figures in inserted
// rows. Form labels that moved are reported as moved, or are repeats, and are ignored here.
func (r *sheetReading) strays() {
	var figures []int
	for k := range r.sheet.Cells {
		c := &r.sheet.Cells[k]
		if r.used[k] || !c.HasFormula && isBlank(c.Text) {
			continue
		}
		switch {
		case c.HasFormula:
			r.observe("file.formula", "elsewhere", c.Name(), "", "="+c.Formula)
		case c.Type == book.Text && r.known(c.Text):
		case storedValue(c).IsNumber():
			figures = append(figures, k)
		default:
			r.observe("file.outside", "text", c.Name(), "", c.Text)
		}
	}
	r.runs(figures)
}

// runs observes figures outside the form. Those in one row, or else in one column, are reported
// together: they are one row or column for which there is no place.
func (r *sheetReading) runs(figures []int) {
	cells := r.sheet.Cells
	if n := len(figures) - maxFigures; n > 0 {
		r.untold += n
		figures = figures[:maxFigures]
	}
	for len(figures) > 0 {
		first := &cells[figures[0]]
		across, down := []int{figures[0]}, []int{figures[0]}
		for _, k := range figures[1:] {
			c := &cells[k]
			if c.Row == first.Row && c.Col == first.Col+len(across) {
				across = append(across, k)
			}
			if c.Col == first.Col && c.Row == first.Row+len(down) {
				down = append(down, k)
			}
		}
		run := across
		if len(across) == 1 {
			run = down
		}
		var texts []string
		for _, k := range run {
			texts = append(texts, cells[k].Text)
			r.used[k] = true
		}
		last := &cells[run[len(run)-1]]
		at := templates.Range{First: templates.Address{Row: first.Row, Col: first.Col},
			Last: templates.Address{Row: last.Row, Col: last.Col}}
		r.observe("file.outside", "figure", at.String(), "", strings.Join(texts, "、"))
		rest := figures[:0]
		for _, k := range figures {
			if !r.used[k] {
				rest = append(rest, k)
			}
		}
		figures = rest
	}
}

// known reports whether a text is one of the form's, or of the form the sheet was made from.
func (r *sheetReading) known(text string) bool {
	return r.form.token(text) != noToken || r.alien != nil && r.alien.token(text) != noToken
}

// isBlank reports whether nothing of a text can be seen.
func isBlank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r)
	}) < 0
}
