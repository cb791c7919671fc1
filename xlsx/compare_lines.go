package xlsx

import (
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// compareLines tells which rows and columns were inserted, deleted and moved.
func (r *sheetReading) compareLines() {
	p := r.place
	if p == nil {
		return
	}
	for _, s := range p.rows.shifts() {
		o := r.oddityOf("file.rows", p.rows, s, func(row int) string { return strconv.Itoa(row + 1) })
		o.Cell = templates.Range{First: templates.Address{Row: s.at},
			Last: templates.Address{Row: s.last, Col: r.fs.cols - 1}}.String()
		if s.how != inserted {
			o.Label = r.rowLabel(p.rows.pos[s.line])
		}
		r.Observe(o)
	}
	// The block with most columns tells what happened to the columns; another one only what differs
	// from that.
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
	for i := range r.fs.cells {
		c := &r.fs.cells[i]
		if c.First.Row != row {
			continue
		}
		if c.role == value && len(labels) > 0 {
			return labels[len(labels)-1]
		}
		if c.role.fixed() && c.text != "" {
			labels = append(labels, c.text)
		}
	}
	return strings.Join(labels, "｜")
}

// columnLabel is what the form calls a column of a block: the lowest of its headings.
func (r *sheetReading) columnLabel(b band, col int) string {
	label := ""
	for i := range r.fs.cells {
		c := &r.fs.cells[i]
		within := c.First.Col == col && c.First.Row >= b.first && c.First.Row <= b.last
		if within && c.role.fixed() && c.text != "" {
			label = c.text
		}
	}
	return label
}

// compareMerges observes merged ranges that were broken up and others that were made. Where rows or
// columns moved, ranges moved with them or were left behind by the program, and those rows and
// columns are told already.
func (r *sheetReading) compareMerges() {
	if r.place != nil {
		return
	}
	whole := make([]bool, len(r.fs.cells))
	for _, m := range r.sheet.Merges {
		i := r.fs.cellAt(m.Top, m.Left)
		at := templates.Range{First: templates.Address{Row: m.Top, Col: m.Left},
			Last: templates.Address{Row: m.Bottom, Col: m.Right}}
		if i >= 0 && r.fs.cells[i].Range == at {
			whole[i] = true
			continue
		}
		r.addedMerge(at)
	}
	for i := range r.fs.cells {
		c := &r.fs.cells[i]
		if c.First == c.Last || whole[i] {
			continue
		}
		o := report.Oddity{Rule: "file.merge", Detail: "broken", Sheet: r.sheet.Name, Table: tableID(r.fs),
			Cell: c.Range.String(), Expected: c.Range.String(), Label: c.text}
		if c.slot != nil {
			o.Slot, o.Label = c.slot.ID, c.slot.Label()
		}
		r.Observe(o)
	}
}

// addedMerge observes a merged range that was not issued, if it touches the form.
func (r *sheetReading) addedMerge(at templates.Range) {
	o := report.Oddity{Rule: "file.merge", Detail: "added", Sheet: r.sheet.Name, Table: tableID(r.fs),
		Cell: at.String(), Actual: at.String()}
	touches := false
	for i := range r.fs.cells {
		c := &r.fs.cells[i]
		if c.First.Row > at.Last.Row || c.Last.Row < at.First.Row ||
			c.First.Col > at.Last.Col || c.Last.Col < at.First.Col {
			continue
		}
		touches = true
		if c.slot != nil && o.Slot == "" {
			o.Slot, o.Label = c.slot.ID, c.slot.Label()
		}
	}
	if touches {
		r.Observe(o)
	}
}
