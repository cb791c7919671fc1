package xlsx

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
)

// certain is the share of a template sheet's fixed texts that must be found on a sheet of another name before it is
// taken for that sheet.
const certain = 0.5

// matching finds out which sheet of the workbook is which of the template.
type matching struct {
	form    *form
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
		namesake[i] = m.named(m.form.sheets[i].name)
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

// byContents finds sheets that were renamed: the one sheet on which most of the fixed texts stand.
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

// sameName compares names of sheets as programs do, and beyond: cases, widths and spaces make no difference.
func sameName(a, b string) bool {
	return strings.EqualFold(templates.Normalize(a), templates.Normalize(b))
}

// like returns the share of a template sheet's fixed texts that stand anywhere on a sheet of the workbook.
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

// like returns how much a workbook looks like the form: the mean share of each table's fixed texts on the sheet of the
// workbook that has most of them.
func (f *form) like(b *book.Book) float64 {
	sum, tables := 0.0, 0
	words := make([][]token, len(b.Sheets))
	for j, s := range b.Sheets {
		for _, w := range f.words(s) {
			words[j] = append(words[j], w.token)
		}
	}
	for i := range f.sheets {
		if f.sheets[i].table == nil {
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

// names reports whether most of the form's sheets are there by name. A workbook without any mark is ours only then:
// an official table may have been pasted into any workbook.
func (f *form) names(b *book.Book) bool {
	n := 0
	for i := range f.sheets {
		if slices.ContainsFunc(b.Sheets, func(s *book.Sheet) bool { return sameName(s.Name, f.sheets[i].name) }) {
			n++
		}
	}
	return 2*n > len(f.sheets)
}

// inPlace reports whether every fixed text of a template's sheet stands where it was issued, and the values below them
// where they have no label of their own.
func (f *form) inPlace(fs *formSheet, s *book.Sheet) bool {
	next := 0 // the cells of both are in reading order
	for i := range fs.cells {
		if fs.tokens[i] <= identityToken {
			continue
		}
		c := &fs.cells[i]
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
		if found.Text != c.text && f.token(found.Text) != fs.tokens[i] {
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

// sheets reads every sheet of the template, and observes what became of the sheets.
func (r *reading) sheets() {
	m := r.matchSheets()
	r.compareOrder(m)
	var unprotected []string
	protected := false
	for i := range r.form.sheets {
		fs, j := &r.form.sheets[i], m.match[i]
		if j == missing {
			r.missingSheet(m, i)
			continue
		}
		s := m.sheets[j]
		if s.Name != fs.name && !sameName(s.Name, fs.name) {
			r.Observe(report.Oddity{Rule: "file.sheet", Detail: "renamed", Sheet: s.Name, Table: tableID(fs),
				Expected: fs.name, Actual: s.Name})
		}
		if s.Err != nil {
			r.unreadable(fs, s)
			continue
		}
		if s.Protected {
			protected = true
		} else {
			unprotected = append(unprotected, s.Name)
		}
		r.sheet(fs, s, m.settled[i])
	}
	if len(unprotected) > 0 {
		o := report.Oddity{Rule: "file.protection", Detail: "lost", Actual: strings.Join(unprotected, "、")}
		if protected && len(unprotected) == 1 {
			o.Sheet = unprotected[0]
		}
		r.Observe(o)
	}
	for j, s := range m.sheets {
		if m.owner[j] == missing {
			r.addedSheet(s)
		}
	}
}

func tableID(fs *formSheet) string {
	if fs.table == nil {
		return ""
	}
	return fs.table.ID
}

func (r *reading) missingSheet(m *matching, i int) {
	fs := &r.form.sheets[i]
	o := report.Oddity{Rule: "file.sheet", Detail: "missing", Sheet: fs.name, Table: tableID(fs), Expected: fs.name}
	if !fs.cover && fs.table == nil && fs.section == nil {
		o.Detail = "notes"
	}
	if rivals := m.rivals[i]; len(rivals) > 0 {
		o.Detail = "unclear"
		var names []string
		for _, j := range rivals {
			names = append(names, m.sheets[j].Name)
		}
		o.Actual = strings.Join(names, "、")
	}
	r.Observe(o)
}

// addedSheet observes a sheet the template does not have.
func (r *reading) addedSheet(s *book.Sheet) {
	if s.Err != nil {
		r.unreadable(nil, s)
		return
	}
	o := report.Oddity{Rule: "file.sheet", Detail: "added", Sheet: s.Name, Actual: strconv.Itoa(len(s.Cells))}
	if len(s.Cells) == 0 && s.Kind == book.Worksheet && len(s.Shapes) == 0 {
		o.Detail, o.Actual = "blank", ""
	}
	r.Observe(o)
}

// unreadable observes a sheet that could not be read whole, and keeps its slots and prose from passing for empty.
func (r *reading) unreadable(fs *formSheet, s *book.Sheet) {
	o := report.Oddity{Rule: "file.unreadable", Detail: "sheet", Sheet: s.Name}
	if refusal, ok := errors.AsType[*book.Refusal](s.Err); ok {
		o.Cell, o.Actual = refusal.Cell, string(refusal.Code)
	}
	switch {
	case fs == nil:
	case fs.table != nil:
		o.Table = fs.table.ID
		r.Unreadable[fs.table.ID] = true
	case fs.section != nil:
		r.Unreadable[fs.section.ID] = true
	}
	r.Observe(o)
}

// compareOrder observes sheets that were put in another order, which harms nothing.
func (r *reading) compareOrder(m *matching) {
	var issued, now []string
	sorted, last := true, -1
	for i, j := range m.match {
		if j != missing {
			sorted, last = sorted && j > last, max(last, j)
			issued = append(issued, r.form.sheets[i].name)
		}
	}
	if sorted {
		return
	}
	for j, i := range m.owner {
		if i != missing {
			now = append(now, m.sheets[j].Name)
		}
	}
	r.Observe(report.Oddity{Rule: "file.sheet", Detail: "reordered",
		Expected: strings.Join(issued, "、"), Actual: strings.Join(now, "、")})
}
