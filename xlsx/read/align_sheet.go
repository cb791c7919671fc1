package read

import (
	"slices"

	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

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

// words returns the texts of a sheet that the form has too, within the rows and columns that are
// searched.
func (f *official) words(s *book.Sheet) []word {
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

// wholeRow is the bonus of a row of headings with all of its labels over one with some of them:
// group headings are next to column headings, which repeat in each group.
const wholeRow = 10

// ownLabel is the weight of the label next to the values over any other label of the line;
// othersLabel outweighs all the rest.
const (
	ownLabel    = 4
	othersLabel = 100
)

// alignRows aligns the rows that have labels. A row of values is known by the label next to its
// values, any other row by at least half of its labels.
func alignRows(fs *formSheet, words []word, rows int) *alignment {
	type line struct {
		tokens []token // different ones
		valued bool
		key    token // of a row with values
	}
	lines := make([]line, fs.rows)
	for i := range fs.Cells {
		l, t := &lines[fs.Cells[i].First.Row], fs.tokens[i]
		l.valued = l.valued || fs.Cells[i].Role == form.Value
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

// alignColumns aligns the labelled columns of a block, by the labels in the rows that were found.
// The heading next to the values weighs most. A different heading over a column makes it another
// column.
func alignColumns(fs *formSheet, b band, rows *alignment, words []word, cols int) *alignment {
	rowOf := map[int]int{} // by row of the sheet with labels of the block
	labelled := make([]bool, fs.Cols)
	values := b.last + 1 // the first row with values
	for i := range fs.Cells {
		c := &fs.Cells[i]
		if c.First.Row < b.first || c.First.Row > b.last {
			continue
		}
		if c.Role == form.Value {
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
			expected := at >= 0 && fs.tokens[at] == w.token && fs.Cells[at].First.Row == row
			switch {
			case expected && fs.Cells[at].First.Col != col: // the heading of its group
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
