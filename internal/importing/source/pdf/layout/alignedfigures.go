package layout

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// What figures on several lines are known by, in heights of a character.
const (
	mostBroken = 5   // lines of one row at most
	sameMiddle = 0.3 // the cells of a row have their middles on one line
	cellMargin = 1.4 // left blank beside a figure that fills its cell, at most
)

// joinFigures puts the figures together that had no room on one line: lines so close, of which
// not all have a label beside them, are divided into rows so that each row is one whose label
// is in its middle. Nothing changes where that cannot be.
func (a *aligned) joinFigures() {
	if len(a.rows) > mostRows || len(a.values) > mostRows*mostBroken || a.sound() {
		return
	}
	b := brokenFigures{aligned: a, edges: a.columns()}
	if !b.sort() {
		return
	}
	rows, ends := []float64(nil), b.divide()
	var values []word
	from := 0
	for _, to := range ends {
		y, cells, ok := b.row(from, to)
		if !ok {
			return
		}
		rows, values, from = append(rows, y), append(values, cells...), to
	}
	a.rows, a.values = rows, values
}

// brokenFigures are the figures of a part by lines and columns.
type brokenFigures struct {
	*aligned
	edges []float64
	at    [][]*word // by line and column; nil where nothing is
	most  []int     // digits of the longest piece of a column
}

// sort puts the figures into their lines and columns; false where two have the same place.
func (b *brokenFigures) sort() bool {
	columns := len(b.edges) - 1
	b.most = make([]int, columns)
	for range b.rows {
		b.at = append(b.at, make([]*word, columns))
	}
	for i := range b.values {
		w := &b.values[i]
		line, col := nearest(b.rows, w.box.middleY()), slot(b.edges, w.box.middleX())
		if b.at[line][col] != nil {
			return false
		}
		b.at[line][col] = w
		b.most[col] = max(b.most[col], utf8.RuneCountInString(w.text))
	}
	return true
}

// divide finds the ends of the rows: as many as can be with a label in the middle, and then the fewest.
func (b *brokenFigures) divide() (ends []int) {
	const unlabelled, another = 100, 1
	n := len(b.rows)
	best, from := make([]int, n+1), make([]int, n+1)
	for to := 1; to <= n; to++ {
		best[to] = math.MaxInt
		for k := max(0, to-mostBroken); k < to; k++ {
			y, _, ok := b.row(k, to)
			if !ok {
				continue
			}
			cost := best[k] + another
			if !b.labelledAt(y) {
				cost += unlabelled
			}
			if cost < best[to] {
				best[to], from[to] = cost, k
			}
		}
	}
	for to := n; to > 0; to = from[to] {
		ends = append([]int{to}, ends...)
	}
	return ends
}

// labelledAt reports whether a label has its middle at a height: a line of it, or two lines about it.
func (b *brokenFigures) labelledAt(y float64) bool {
	for i, w := range b.labels {
		if abs(w.box.middleY()-y) < sameMiddle*b.size {
			return true
		}
		for _, v := range b.labels[i+1:] {
			if abs(v.box.middleY()-w.box.middleY()) < closeRows*b.size &&
				v.box.Left < w.box.Right && w.box.Left < v.box.Right &&
				abs(v.box.middleY()+w.box.middleY()-2*y) < 2*sameMiddle*b.size {
				return true
			}
		}
	}
	return false
}

// row joins the figures of some lines to those of one row; false where they are not one.
func (b *brokenFigures) row(from, to int) (y float64, cells []word, ok bool) {
	if to == from+1 {
		for _, w := range b.at[from] {
			if w != nil {
				cells = append(cells, *w)
			}
		}
		return b.rows[from], cells, true
	}
	y = (b.rows[from] + b.rows[to-1]) / 2
	broken := false
	for col := range b.most {
		var whole word
		for _, line := range b.at[from:to] {
			w := line[col]
			switch {
			case w == nil:
			case whole.text == "":
				whole = *w
			case !b.goesOn(whole, *w, col):
				return 0, nil, false
			default:
				broken = true
				whole = word{box: around(whole.box, w.box), text: whole.text + w.text, size: whole.size}
			}
		}
		if whole.text == "" {
			continue
		}
		if abs(whole.box.middleY()-y) > sameMiddle*b.size {
			return 0, nil, false
		}
		cells = append(cells, whole)
	}
	return y, cells, broken
}

// goesOn reports whether a piece is the rest of the figure above it: straight
// below, and that one fills its cell.
func (b *brokenFigures) goesOn(above, below word, col int) bool {
	return below.box.middleY()-above.box.Bottom < closeRows*b.size && b.fills(above, below, col)
}

// fills reports whether the first digit of a piece had no room behind the figure above it.
func (b *brokenFigures) fills(above, below word, col int) bool {
	if !isDigits(above.text) || !isDigits(below.text) || b.most[col] < 2 || len(above.text)%b.most[col] != 0 {
		return false
	}
	digit := below.box.width() / float64(len(below.text))
	return b.edges[col+1]-b.edges[col]-above.box.width() < digit+cellMargin*b.size
}

func isDigits(text string) bool {
	for _, r := range text {
		if !unicode.IsDigit(r) || r >= utf8.RuneSelf {
			return false
		}
	}
	return text != ""
}
