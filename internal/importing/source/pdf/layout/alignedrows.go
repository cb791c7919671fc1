package layout

import (
	"math"
	"slices"
)

// certain reports whether a part has figures enough to be no chance.
func (a *aligned) certain() bool {
	return len(a.rows) >= leastFigures || len(a.values) >= leastFigures
}

// begin takes the heads and the first row. What is above that row, below the heads and left of the
// figures, is the beginning of its label.
func (a *aligned) begin(heads []textLine, first textLine) {
	a.row(first)
	low := math.Inf(-1)
	for _, h := range heads {
		for _, w := range h.words {
			if a.overFigures(w) && !isDigits(w.text) {
				low = max(low, w.box.middleY())
			}
		}
	}
	corner := math.Inf(-1)
	for _, h := range heads {
		a.take(h)
		for _, w := range h.words {
			// Of a corner of several lines, the last may be below the heads, and nearer to
			// them than to the row.
			ofCorner := h.y-corner < 1.4*a.size && h.y-low < first.y-h.y
			if isDigits(w.text) && a.overFigures(w) && h.y > low+0.3*a.size {
				a.single(h.y, w)
				continue
			}
			if h.y > low+0.3*a.size && w.box.Right <= a.left && !ofCorner {
				a.labels = append(a.labels, w)
			} else {
				a.heads = append(a.heads, w)
				if w.box.Right <= a.left {
					corner = h.y
				}
			}
		}
	}
}

// row takes a row: figures, and what is left of the first of them.
func (a *aligned) row(l textLine) {
	a.take(l)
	a.rows = append(a.rows, l.y)
	words := l.words
	first := slices.IndexFunc(words, func(w word) bool { return isFigure(w.text) })
	if first == 1 && len(a.rows) > 1 {
		if label, figure, ok := words[0].beforeFigure(a.left - 0.5*a.size); ok {
			words = append([]word{label, figure}, words[1:]...)
		}
	}
	for i, w := range words {
		if i < first {
			a.labels = append(a.labels, w)
			a.right = max(a.right, w.box.Right)
		} else {
			a.values = append(a.values, w)
			a.left = min(a.left, w.box.Left)
		}
	}
}

// below counts the lines behind the last row that go on with its label; others are heads of the next part.
func (a *aligned) below(lines []textLine) int {
	y := a.rows[len(a.rows)-1]
	for i, l := range lines {
		if l.y-y > 1.6*a.size {
			return i
		}
		y = l.y
	}
	return len(lines)
}

// isHead reports whether a line between rows has text above the figures: heads of the next part.
func (a *aligned) isHead(l textLine) bool {
	return slices.ContainsFunc(l.words, func(w word) bool { return a.overFigures(w) && !isFigure(w.text) })
}

// overFigures reports whether a word is above the figures, and not left of them where labels are.
func (a *aligned) overFigures(w word) bool {
	return w.box.Right > a.left+0.5*a.size || a.right > 0 && w.box.Left > a.right+a.size
}

// add takes lines between rows, which are pieces of labels; false where they are something else.
func (a *aligned) add(lines []textLine) bool {
	for _, l := range lines {
		for _, w := range l.words {
			if w.box.Right > a.left+0.5*a.size {
				if isFigure(w.text) { // a single figure beside a label of several lines
					a.single(l.y, w)
					continue
				}
				return true // the line stays what it is
			}
			a.labels = append(a.labels, w)
		}
		a.take(l)
	}
	return true
}

// single takes a figure on a line of its own.
func (a *aligned) single(y float64, w word) {
	a.values = append(a.values, w)
	if i, there := slices.BinarySearch(a.rows, y); !there {
		a.rows = slices.Insert(a.rows, i, y)
	}
}

func (a *aligned) take(l textLine) {
	a.used = append(a.used, l.line)
	a.box = around(a.box, l.line.box)
}

// sound reports whether the rows are rows: two as close as the lines of one text, of which one has
// no label beside it, are the two lines of figures that had no room on one.
func (a *aligned) sound() bool {
	if len(a.rows) > mostRows || len(a.labels) > mostWords || len(a.heads) > mostWords {
		return false
	}
	labelled := func(y float64) bool {
		return slices.ContainsFunc(a.labels, func(w word) bool { return abs(w.box.middleY()-y) < 0.4*a.size })
	}
	for i, y := range a.rows[1:] {
		if y-a.rows[i] < closeRows*a.size && !(labelled(y) && labelled(a.rows[i])) {
			return false
		}
	}
	return true
}
