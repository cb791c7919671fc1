package read

import (
	"errors"
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/xlsx/book"
)

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
		if s.Name != fs.Name && !sameName(s.Name, fs.Name) {
			r.Observe(report.Oddity{Rule: "file.sheet", Detail: "renamed", Sheet: s.Name, Table: tableID(fs),
				Expected: fs.Name, Actual: s.Name})
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
	if fs.Table == nil {
		return ""
	}
	return fs.Table.ID
}

func (r *reading) missingSheet(m *matching, i int) {
	fs := &r.form.sheets[i]
	o := report.Oddity{Rule: "file.sheet", Detail: "missing", Sheet: fs.Name, Table: tableID(fs), Expected: fs.Name}
	if !fs.Cover && fs.Table == nil && fs.Section == nil {
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

// unreadable observes a sheet that could not be read whole, and keeps its slots and prose from
// passing for empty.
func (r *reading) unreadable(fs *formSheet, s *book.Sheet) {
	o := report.Oddity{Rule: "file.unreadable", Detail: "sheet", Sheet: s.Name}
	if refusal, ok := errors.AsType[*book.Refusal](s.Err); ok {
		o.Cell, o.Actual = refusal.Cell, string(refusal.Code)
	}
	switch {
	case fs == nil:
	case fs.Table != nil:
		o.Table = fs.Table.ID
		r.Unreadable[fs.Table.ID] = true
	case fs.Section != nil:
		r.Unreadable[fs.Section.ID] = true
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
			issued = append(issued, r.form.sheets[i].Name)
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
