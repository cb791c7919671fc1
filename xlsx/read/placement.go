package read

import (
	"nianbao/templates"
	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

// placement maps the places of a template's sheet to those of a returned sheet, and back. Rows
// are the same for the whole sheet; columns differ by block of a table, because each has its own
// headings. A nil placement is that of a sheet in which nothing moved.
type placement struct {
	form    *formSheet
	rows    *alignment
	columns []*alignment  // by band
	rowOf   map[int]int   // by row of the sheet
	colOf   []map[int]int // by band, by column of the sheet
}

// locate finds a template's rows and columns in a sheet. strictly ignores lines that only their
// position identifies.
func (f *official) locate(fs *formSheet, s *book.Sheet, strictly bool) *placement {
	words := f.words(s)
	rows, cols := extent(s)
	p := &placement{form: fs, rows: alignRows(fs, words, rows)}
	for _, b := range fs.bands {
		p.columns = append(p.columns, alignColumns(fs, b, p.rows, words, cols))
	}
	if !strictly {
		p.byPlace()
	}
	p.followUnlabelled(s)
	if p.straight() {
		return nil
	}
	p.rowOf = inverse(p.rows, fs.rows)
	for _, c := range p.columns {
		p.colOf = append(p.colOf, inverse(c, fs.Cols))
	}
	return p
}

func (p *placement) straight() bool {
	for _, c := range p.columns {
		if !c.straight() {
			return false
		}
	}
	return p.rows.straight()
}

// byPlace finds rows and columns with changed labels, where the line that holds the label was
// found.
func (p *placement) byPlace() {
	for i, b := range p.form.bands {
		c := p.columns[i]
		c.byPlace(func(k int) bool {
			heading := p.form.headingOf(b, c.pos[k])
			return heading == missing || p.rows.place(heading) != missing
		})
	}
	p.rows.byPlace(func(k int) bool {
		row := p.rows.pos[k]
		label := p.form.labelOf(row)
		return label == missing || p.columns[p.bandOf(row)].place(label) != missing
	})
}

// followUnlabelled finds a row of values that has no label of its own (section 四 has one), when
// rows were inserted between it and its headings: it is the only row below them with values in at
// least half of its columns.
func (p *placement) followUnlabelled(s *book.Sheet) {
	rows, last := p.rows, p.form.rows-1
	n := len(rows.pos) - 1
	if !p.form.loose || n < 0 || rows.at[n] == missing {
		return
	}
	columns := p.columns[len(p.columns)-1]
	slots := map[int]bool{} // columns of the sheet
	for i := range p.form.Cells {
		if c := &p.form.Cells[i]; c.Role == form.Value && c.First.Row == last {
			if col := columns.place(c.First.Col); col != missing {
				slots[col] = true
			}
		}
	}
	filled := map[int]int{} // by row of the sheet
	for i := range s.Cells {
		if c := &s.Cells[i]; c.Row > rows.at[n] && c.Row < searchRows && slots[c.Col] {
			filled[c.Row]++
		}
	}
	candidate := missing
	for row, n := range filled {
		if 2*n < len(slots) {
			continue
		}
		if candidate != missing {
			return
		}
		candidate = row
	}
	if candidate == missing || len(slots) == 0 {
		return
	}
	for len(rows.taken) <= candidate {
		rows.taken = append(rows.taken, false)
	}
	rows.pos, rows.at = append(rows.pos, last), append(rows.at, candidate)
	rows.unclear = append(rows.unclear, false)
	rows.taken[candidate] = true
}

// inverse turns an alignment round: by line of the sheet, the line of the template. Lines with
// labels go first, and none without may claim their place.
func inverse(l *alignment, n int) map[int]int {
	of := make(map[int]int, n)
	for i, at := range l.at {
		if at != missing {
			of[at] = l.pos[i]
		}
	}
	for line := range n {
		at := l.place(line)
		if _, claimed := of[at]; at != missing && !claimed {
			of[at] = line
		}
	}
	return of
}

// bandOf returns the number of the block a row of the template belongs to.
func (p *placement) bandOf(row int) int {
	for i, b := range p.form.bands {
		if row <= b.last {
			return i
		}
	}
	return len(p.form.bands) - 1
}

// where returns the present place of a template's cell; ok is false when it is not known.
func (p *placement) where(a templates.Address) (at templates.Address, ok bool) {
	if p == nil {
		return a, true
	}
	at = templates.Address{Row: p.rows.place(a.Row), Col: p.columns[p.bandOf(a.Row)].place(a.Col)}
	back, known := p.origin(at.Row, at.Col)
	return at, known && back == a
}

// origin returns which place of the template a place of the sheet is; ok is false when it is none.
func (p *placement) origin(row, col int) (a templates.Address, ok bool) {
	if p == nil {
		return templates.Address{Row: row, Col: col}, true
	}
	r, ok1 := p.rowOf[row]
	if !ok1 {
		return a, false
	}
	c, ok2 := p.colOf[p.bandOf(r)][col]
	return templates.Address{Row: r, Col: c}, ok2
}
