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
	if len(a.rows) > mostRows || len(a.values) > mostRows*mostBroken {
		return
	}
	b := brokenFigures{aligned: a, edges: a.columns()}
	if !b.sort() || a.sound() && !b.piled() {
		return
	}
	rows, ends := []float64(nil), b.divide()
	var values []word
	from := 0
	for _, to := range ends {
		if to == from+1 {
			b.doubt(from)
		}
		r, ok := b.row(from, to)
		if !ok {
			return
		}
		rows, values, from = append(rows, r.y), append(values, r.cells...), to
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
	const unlabelled, cut, another = 100, 3, 1
	n := len(b.rows)
	best, from := make([]int, n+1), make([]int, n+1)
	for to := 1; to <= n; to++ {
		best[to] = math.MaxInt
		for k := max(0, to-mostBroken); k < to; k++ {
			r, ok := b.row(k, to)
			if !ok {
				continue
			}
			cost := best[k] + another
			switch {
			case r.top:
				cost += cut
			case !b.labelledAt(r.y) || to == k+1 && b.isRest(k):
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

// figureRow are the figures of one row.
type figureRow struct {
	y     float64 // its middle
	cells []word
	top   bool // figures of one line are beside the first line of the others: a page break cuts the row
}

// row joins the figures of some lines to those of one row; false where they are not one. Figures
// of one line are in the middle of the others.
func (b *brokenFigures) row(from, to int) (r figureRow, ok bool) {
	if to == from+1 {
		for _, w := range b.at[from] {
			if w != nil {
				r.cells = append(r.cells, *w)
			}
		}
		r.y = b.rows[from]
		return r, true
	}
	if b.twoLabels(from, to) {
		return r, false
	}
	r.y = (b.rows[from] + b.rows[to-1]) / 2
	broken, middle, top := false, true, b.labelAt(b.rows[from]) != nil
	for col := range b.most {
		whole, first, ok := b.joined(col, from, to)
		if !ok {
			return r, false
		}
		if whole.text == "" {
			continue
		}
		broken = broken || whole.text != first.text
		middle = middle && abs(whole.box.middleY()-r.y) <= sameMiddle*b.size
		top = top && abs(first.box.middleY()-b.rows[from]) <= sameMiddle*b.size
		r.cells = append(r.cells, whole)
	}
	r.top = top && !middle
	return r, broken && (middle || top)
}

// joined is the figure of a column over some lines, and its piece on the first of them that has one;
// false where the pieces are no figure.
func (b *brokenFigures) joined(col, from, to int) (whole, first word, ok bool) {
	for _, line := range b.at[from:to] {
		switch w := line[col]; {
		case w == nil:
		case whole.text == "":
			whole, first = *w, *w
		case !b.goesOn(whole, *w, col):
			return whole, first, false
		default:
			whole = word{box: around(whole.box, w.box), text: whole.text + w.text, size: whole.size}
		}
	}
	return whole, first, true
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
