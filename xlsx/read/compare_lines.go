package read

import (
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// compareLines reports inserted, deleted and moved rows and columns.
func (r *sheetReading) compareLines() {
	p := r.place
	if p == nil {
		return
	}
	for _, s := range p.rows.shifts() {
		o := r.oddityOf("file.rows", p.rows, s, func(row int) string { return strconv.Itoa(row + 1) })
		o.Cell = templates.Range{First: templates.Address{Row: s.at},
			Last: templates.Address{Row: s.last, Col: r.fs.Cols - 1}}.String()
		if s.how != inserted {
			o.Label = r.rowLabel(p.rows.pos[s.line])
		}
		r.Observe(o)
	}
	// The block with most columns reports the column shifts; another one only its differences.
	main := 0
	for i, c := range p.columns {
		if len(c.pos) > len(p.columns[main].pos) {
			main = i
		}
	}
	for i, c := range p.columns {
		b := r.fs.bands[i]
		for _, s := range c.shifts() {
			if i != main && (s.how == inserted || p.columns[main].place(c.pos[s.line]) == c.at[s.line]) {
				continue
			}
			o := r.oddityOf("file.columns", c, s, templates.ColumnName)
			o.Cell = templates.Range{First: templates.Address{Row: b.first, Col: s.at},
				Last: templates.Address{Row: b.last, Col: s.last}}.String()
			if s.how != inserted {
				o.Label = r.columnLabel(b, c.pos[s.line])
			}
			r.Observe(o)
		}
	}
}

// oddityOf makes an oddity of a shift; name is how people call a line.
func (r *sheetReading) oddityOf(rule string, l *alignment, s shift, name func(int) string) report.Oddity {
	o := report.Oddity{Rule: rule, Detail: s.how, Sheet: r.sheet.Name, Table: tableID(r.fs)}
	if s.how != deleted && s.how != unclear {
		if o.Actual = name(s.at); s.last > s.at {
			o.Actual += ":" + name(s.last)
		}
	}
	if s.how != inserted {
		o.Expected = name(l.pos[s.line])
	}
	return o
}

// rowLabel is what the form calls a row: its own label, or all of a heading's.
func (r *sheetReading) rowLabel(row int) string {
	var labels []string
	for i := range r.fs.Cells {
		c := &r.fs.Cells[i]
		if c.First.Row != row {
			continue
		}
		if c.Role == form.Value && len(labels) > 0 {
			return labels[len(labels)-1]
		}
		if c.Role.Fixed() && c.Text != "" {
			labels = append(labels, c.Text)
		}
	}
	if len(labels) == 0 && r.fs.Table != nil {
		return r.fs.Table.Heading() // its row of values has no label of its own (section 四)
	}
	return strings.Join(labels, "｜")
}

// columnLabel is what the form calls a column of a block: the lowest of its headings.
func (r *sheetReading) columnLabel(b band, col int) string {
	label := ""
	for i := range r.fs.Cells {
		c := &r.fs.Cells[i]
		within := c.First.Col == col && c.First.Row >= b.first && c.First.Row <= b.last
		if within && c.Role.Fixed() && c.Text != "" {
			label = c.Text
		}
	}
	return label
}

// compareMerges observes merged ranges that were split or made. Where rows or columns moved,
// ranges moved with them or stayed behind, and the shift is already reported.
func (r *sheetReading) compareMerges() {
	if r.place != nil {
		return
	}
	whole := make([]bool, len(r.fs.Cells))
	for _, m := range r.sheet.Merges {
		i := r.fs.cellAt(m.Top, m.Left)
		at := templates.Range{First: templates.Address{Row: m.Top, Col: m.Left},
			Last: templates.Address{Row: m.Bottom, Col: m.Right}}
		if i >= 0 && r.fs.Cells[i].Range == at {
			whole[i] = true
			continue
		}
		r.addedMerge(at)
	}
	for i := range r.fs.Cells {
		c := &r.fs.Cells[i]
		if c.First == c.Last || whole[i] {
			continue
		}
		o := report.Oddity{Rule: "file.merge", Detail: "broken", Sheet: r.sheet.Name, Table: tableID(r.fs),
			Cell: c.Range.String(), Expected: c.Range.String(), Label: c.Text}
		if c.Slot != nil {
			o.Slot, o.Label = c.Slot.ID, c.Slot.Label()
		}
		r.Observe(o)
	}
}

// addedMerge observes a merged range that was not issued, if it touches the form.
func (r *sheetReading) addedMerge(at templates.Range) {
	o := report.Oddity{Rule: "file.merge", Detail: "added", Sheet: r.sheet.Name, Table: tableID(r.fs),
		Cell: at.String(), Actual: at.String()}
	touches := false
	for i := range r.fs.Cells {
		c := &r.fs.Cells[i]
		if c.First.Row > at.Last.Row || c.Last.Row < at.First.Row ||
			c.First.Col > at.Last.Col || c.Last.Col < at.First.Col {
			continue
		}
		touches = true
		if c.Slot != nil && o.Slot == "" {
			o.Slot, o.Label = c.Slot.ID, c.Slot.Label()
		}
	}
	if touches {
		r.Observe(o)
	}
}
