package xlsx

import (
	"slices"

	"nianbao/templates"
	"nianbao/xlsx/book"
)

// placement says where the places of a template's sheet stand in a sheet that came back, and the other way round. Rows
// are the same for the whole sheet; columns are told by each block of a table for itself, because its headings are.
// A nil placement is that of a sheet in which nothing moved.
type placement struct {
	form    *formSheet
	rows    *alignment
	columns []*alignment  // by band
	rowOf   map[int]int   // by row of the sheet
	colOf   []map[int]int // by band, by column of the sheet
}

// Labels are looked for in the first rows and columns of a sheet only; a form has 31 and 15 in use.
const (
	searchRows = 600
	searchCols = 100
)

// word is a text of a sheet that the form has too.
type word struct {
	row, col int
	token    token
}

// words returns the texts of a sheet that the form has too, within the rows and columns that are searched.
func (f *form) words(s *book.Sheet) []word {
	var words []word
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.Row >= searchRows {
			break
		}
		if c.Col >= searchCols || c.Type != book.Text || c.HasFormula {
			continue
		}
		if t := f.token(c.Text); t != noToken {
			words = append(words, word{c.Row, c.Col, t})
		}
	}
	return words
}

// locate finds out where a template's rows and columns stand in a sheet. strictly leaves out all that only its place
// tells.
func (f *form) locate(fs *formSheet, s *book.Sheet, strictly bool) *placement {
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
		p.colOf = append(p.colOf, inverse(c, fs.cols))
	}
	return p
}

// extent returns how many rows and columns of a sheet hold anything, merged ranges included.
func extent(s *book.Sheet) (rows, cols int) {
	for i := range s.Cells {
		rows, cols = max(rows, s.Cells[i].Row+1), max(cols, s.Cells[i].Col+1)
	}
	for _, m := range s.Merges {
		rows, cols = max(rows, m.Bottom+1), max(cols, m.Right+1)
	}
	return min(rows, searchRows), min(cols, searchCols)
}

func (p *placement) straight() bool {
	for _, c := range p.columns {
		if !c.straight() {
			return false
		}
	}
	return p.rows.straight()
}

// wholeRow is how much more a row of headings with just the labels it must have counts than one with some of them: the
// headings of groups stand beside those of columns, which are the same in each group.
const wholeRow = 10

// ownLabel is how much more the label next to the values says about a row or column than any other label in it;
// othersLabel outweighs whatever else is there.
const (
	ownLabel    = 4
	othersLabel = 100
)

// alignRows aligns the rows that have labels. A row of values is known by the label next to its values, any other row
// by at least half of its labels.
func alignRows(fs *formSheet, words []word, rows int) *alignment {
	type line struct {
		tokens []token // different ones
		valued bool
		key    token // of a row with values
	}
	lines := make([]line, fs.rows)
	for i := range fs.cells {
		l, t := &lines[fs.cells[i].First.Row], fs.tokens[i]
		l.valued = l.valued || fs.cells[i].role == value
		if t != noToken && !slices.Contains(l.tokens, t) {
			l.tokens = append(l.tokens, t)
		}
		if t != noToken && !l.valued {
			l.key = t // labels stand left of the values, the row's own last
		}
	}
	var pos []int
	for row := range lines {
		if len(lines[row].tokens) > 0 {
			pos = append(pos, row)
		}
	}
	found := make([][]token, rows)
	for _, w := range words {
		if !slices.Contains(found[w.row], w.token) {
			found[w.row] = append(found[w.row], w.token)
		}
	}
	return align(pos, rows, func(i, j int) int {
		wanted, common := &lines[pos[i]], 0
		for _, t := range wanted.tokens {
			if slices.Contains(found[j], t) {
				common++
			}
		}
		switch {
		case wanted.valued && slices.Contains(found[j], wanted.key):
			return common + ownLabel
		case wanted.valued || 2*common < len(wanted.tokens):
			return 0
		case common == len(wanted.tokens) && common == len(found[j]):
			return common * wholeRow
		}
		return common
	})
}

// alignColumns aligns the columns of a block that have labels, by the labels that stand in the rows where they were
// found. The heading next to the values says most. A heading other than the one that must stand over a column says that
// it is another column.
func alignColumns(fs *formSheet, b band, rows *alignment, words []word, cols int) *alignment {
	rowOf := map[int]int{} // by row of the sheet with labels of the block
	labelled := make([]bool, fs.cols)
	values := b.last + 1 // the first row with values
	for i := range fs.cells {
		c := &fs.cells[i]
		if c.First.Row < b.first || c.First.Row > b.last {
			continue
		}
		if c.role == value {
			values = min(values, c.First.Row)
		}
		if fs.tokens[i] == noToken {
			continue
		}
		labelled[c.First.Col] = true
		if at := rows.place(c.First.Row); at != missing {
			rowOf[at] = c.First.Row
		}
	}
	var pos []int
	for col := range labelled {
		if labelled[col] {
			pos = append(pos, col)
		}
	}
	like := make([]int, len(pos)*cols)
	for _, w := range words {
		row, known := rowOf[w.row]
		if !known {
			continue
		}
		for i, col := range pos {
			n := &like[i*cols+w.col]
			at := fs.cellAt(row, col)
			expected := at >= 0 && fs.tokens[at] == w.token && fs.cells[at].First.Row == row
			switch {
			case expected && fs.cells[at].First.Col != col: // the heading of its group
			case expected && row == fs.headingOf(b, col):
				*n += ownLabel
			case expected:
				*n++
			case row < values:
				*n -= othersLabel
			}
		}
	}
	return align(pos, cols, func(i, j int) int { return max(like[i*cols+j], 0) })
}

// byPlace finds rows and columns whose labels were changed, where the column or row in which they stand is there.
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

// followUnlabelled finds a row of values that has no label of its own (section 四 has one), when rows were inserted
// between it and its headings: it is the only row below them with values in at least half of its columns.
func (p *placement) followUnlabelled(s *book.Sheet) {
	rows, last := p.rows, p.form.rows-1
	n := len(rows.pos) - 1
	if !p.form.loose || n < 0 || rows.at[n] == missing {
		return
	}
	columns := p.columns[len(p.columns)-1]
	slots := map[int]bool{} // columns of the sheet
	for i := range p.form.cells {
		if c := &p.form.cells[i]; c.role == value && c.First.Row == last {
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

// inverse turns an alignment round: by line of the sheet, the line of the template. Lines with labels go first, and
// none without may claim their place.
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

// where returns where a place of the template stands in the sheet; ok is false when that is not known.
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
