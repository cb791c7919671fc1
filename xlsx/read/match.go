package read

import (
	"slices"
	"strings"

	"nianbao/templates"
	"nianbao/xlsx/book"
)

// certain is the share of a template sheet's fixed texts that must be found on a sheet of another
// name before it is taken for that sheet.
const certain = 0.5

// matching finds out which sheet of the workbook is which of the template.
type matching struct {
	form    *official
	sheets  []*book.Sheet
	match   []int         // by sheet of the template: sheet of the workbook, or missing
	settled []bool        // by sheet of the template: every label stands in its place
	rivals  map[int][]int // by sheet of the template: the sheets that could all be it
	owner   []int         // by sheet of the workbook: sheet of the template, or missing
	words   [][]token     // by sheet of the workbook: the texts of the form on it, found when they are needed
}

func (r *reading) matchSheets() *matching {
	m := &matching{form: r.form, rivals: map[int][]int{}}
	for _, s := range r.book.Sheets {
		switch {
		case isHiddenSheet(s.Name):
		case isList(s.Name): // our own list of the last round
			r.explanations(s)
		default:
			m.sheets = append(m.sheets, s)
		}
	}
	m.match, m.settled = make([]int, len(m.form.sheets)), make([]bool, len(m.form.sheets))
	m.owner, m.words = make([]int, len(m.sheets)), make([][]token, len(m.sheets))
	for i := range m.owner {
		m.owner[i] = missing
	}
	namesake := make([]int, len(m.match))
	for i := range m.match {
		m.match[i] = missing
		namesake[i] = m.named(m.form.sheets[i].Name)
		// A sheet that could not be read is known by its name alone.
		if j := namesake[i]; j != missing {
			if m.settled[i] = m.inPlace(i, j); m.settled[i] || m.sheets[j].Err != nil {
				m.take(i, j)
			}
		}
	}
	for i, j := range namesake {
		if m.match[i] == missing && j != missing && m.owner[j] == missing && m.like(i, j) >= certain {
			m.take(i, j)
		}
	}
	m.byContents()
	for i, j := range namesake {
		if m.match[i] == missing && j != missing && m.owner[j] == missing {
			m.take(i, j)
			delete(m.rivals, i)
		}
	}
	return m
}

// named returns the sheet of a name, missing when there is none.
func (m *matching) named(name string) int {
	if j := slices.IndexFunc(m.sheets, func(s *book.Sheet) bool { return s.Name == name }); j >= 0 {
		return j
	}
	return slices.IndexFunc(m.sheets, func(s *book.Sheet) bool { return sameName(s.Name, name) })
}

func (m *matching) take(i, j int) {
	m.match[i], m.owner[j] = j, i
	m.settled[i] = m.settled[i] || m.inPlace(i, j)
}

func (m *matching) inPlace(i, j int) bool {
	return m.sheets[j].Err == nil && m.form.inPlace(&m.form.sheets[i], m.sheets[j])
}

// byContents finds renamed sheets: the one sheet with most of the fixed texts.
func (m *matching) byContents() {
	for i := range m.match {
		if m.match[i] != missing {
			continue
		}
		var candidates []int
		for j := range m.sheets {
			if m.owner[j] == missing && m.sheets[j].Err == nil && m.like(i, j) >= certain {
				candidates = append(candidates, j)
			}
		}
		switch len(candidates) {
		case 0:
		case 1:
			m.take(i, candidates[0])
		default:
			m.rivals[i] = candidates
		}
	}
}

// sameName compares names of sheets as programs do, and beyond: cases, widths and spaces make no
// difference.
func sameName(a, b string) bool {
	return strings.EqualFold(templates.Normalize(a), templates.Normalize(b))
}

// like returns the share of a template sheet's fixed texts that occur on a sheet of the workbook.
func (m *matching) like(i, j int) float64 {
	if m.words[j] == nil {
		m.words[j] = []token{noToken} // searched
		for _, w := range m.form.words(m.sheets[j]) {
			if !slices.Contains(m.words[j], w.token) {
				m.words[j] = append(m.words[j], w.token)
			}
		}
	}
	return share(m.form.sheets[i].wanted, m.words[j])
}

func share(wanted, have []token) float64 {
	n := 0
	for _, t := range wanted {
		if slices.Contains(have, t) {
			n++
		}
	}
	return float64(n) / float64(max(len(wanted), 1))
}

// like returns how much a workbook looks like the form: the mean share of each table's fixed texts
// on the sheet of the workbook that has most of them.
func (f *official) like(b *book.Book) float64 {
	sum, tables := 0.0, 0
	words := make([][]token, len(b.Sheets))
	for j, s := range b.Sheets {
		for _, w := range f.words(s) {
			words[j] = append(words[j], w.token)
		}
	}
	for i := range f.sheets {
		if f.sheets[i].Table == nil {
			continue
		}
		best := 0.0
		for j := range words {
			best = max(best, share(f.sheets[i].wanted, words[j]))
		}
		sum += best
		tables++
	}
	return sum / float64(max(tables, 1))
}

// names reports whether most of the form's sheets are there by name. A workbook without any mark is
// ours only then: an official table may have been pasted into any workbook.
func (f *official) names(b *book.Book) bool {
	n := 0
	for i := range f.sheets {
		if slices.ContainsFunc(b.Sheets, func(s *book.Sheet) bool { return sameName(s.Name, f.sheets[i].Name) }) {
			n++
		}
	}
	return 2*n > len(f.sheets)
}

// inPlace reports whether every fixed text of a template's sheet is where it was issued, and the
// values below them where they have no label of their own.
func (f *official) inPlace(fs *formSheet, s *book.Sheet) bool {
	next := 0 // the cells of both are in reading order
	for i := range fs.Cells {
		if fs.tokens[i] <= identityToken {
			continue
		}
		c := &fs.Cells[i]
		for next < len(s.Cells) && before(&s.Cells[next], c.First) {
			next++
		}
		if next == len(s.Cells) {
			return false
		}
		found := &s.Cells[next]
		if found.Row != c.First.Row || found.Col != c.First.Col {
			return false
		}
		if found.Text != c.Text && f.token(found.Text) != fs.tokens[i] {
			return false
		}
	}
	if !fs.loose {
		return true
	}
	for next < len(s.Cells) && s.Cells[next].Row < fs.rows-1 {
		next++
	}
	return next == len(s.Cells) || s.Cells[next].Row == fs.rows-1
}

func before(c *book.Cell, a templates.Address) bool {
	return c.Row < a.Row || c.Row == a.Row && c.Col < a.Col
}
