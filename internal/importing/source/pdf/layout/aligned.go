package layout

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// aligned is a part of a table of which nothing is drawn: heads, and rows of figures below them, told by where the
// words stand. A table whose columns change is several.
type aligned struct {
	heads  []word
	labels []word
	values []word
	rows   []float64 // the middle of each row
	left   float64   // where the first column of figures begins
	right  float64   // where the labels beside figures end
	size   float64
	used   []*line
	box    Box
}

// What a table without lines is known by.
const (
	leastFigures = 3   // in one of its rows, or rows with one
	rowGap       = 7.0 // between two lines of it at most, in heights of a character
	closeRows    = 1.4 // two rows that are closer are the lines of one, in heights of a character
	mostRows     = 200
	mostWords    = 600 // of labels, of heads
	largerText   = 1.2 // a heading, not a part of the table, is so much larger
)

// alignedIn adds the tables that alignment tells, and returns their lines.
func (s *sheet) alignedIn(lines []line) map[*line]bool {
	taken := map[*line]bool{}
	for _, a := range alignedTables(lines, s.width) {
		t := a.table()
		if t == nil {
			continue
		}
		s.items = append(s.items, item{table: t})
		for _, l := range a.used {
			taken[l] = true
		}
	}
	return taken
}

// alignedTables finds the tables of a page by the alignment of its words.
func alignedTables(lines []line, width float64) (found []*aligned) {
	all := textLines(lines)
	for from := 0; from < len(all); {
		if !all[from].isRow() {
			from++
			continue
		}
		to := from + 1 // behind the last row of the region
		for k := from + 1; k < len(all) && all[k].y-all[k-1].y < rowGap*all[from].line.size && !all[k].isProse(width); k++ {
			if all[k].isRow() && all[k].line.size < largerText*all[from].line.size {
				to = k + 1
			}
		}
		first := headsAbove(all, from, width, found)
		found = append(found, regionOf(all[first:to], tailOf(all, to))...)
		from = to
	}
	return found
}

// isProse reports whether a line is a part of a paragraph.
func (l textLine) isProse(width float64) bool {
	return strings.Contains(l.line.text, "。") ||
		len(l.words) == 1 && l.line.box.width() > 0.55*width && utf8.RuneCountInString(l.line.text) > 30
}

// headsAbove is where the heads of the region begin whose first row is given.
func headsAbove(all []textLine, row int, width float64, found []*aligned) int {
	first := row
	for first > 0 {
		l, below := all[first-1], all[first]
		if l.isProse(width) || l.line.size > largerText*all[row].line.size || below.y-l.y > 0.6*rowGap*l.line.size {
			break
		}
		if len(found) > 0 && slices.Contains(found[len(found)-1].used, l.line) {
			break
		}
		first--
	}
	return first
}

// tailOf are the lines below the last row on which its label goes on.
func tailOf(all []textLine, to int) (tail []textLine) {
	for k := to; k < len(all) && len(all[k].words) == 1; k++ {
		above := all[k-1]
		if all[k].y-above.y > 1.6*above.line.size || all[k].line.size > largerText*above.line.size {
			break
		}
		tail = append(tail, all[k])
	}
	return tail
}

// regionOf divides a region into parts, each with its own heads and columns.
func regionOf(region, tail []textLine) (found []*aligned) {
	var now *aligned
	var heads []textLine
	finish := func(tail []textLine) {
		if now != nil && now.add(tail) && now.sound() {
			found = append(found, now)
		}
	}
	var since []textLine // lines behind the last row
	for _, l := range region {
		switch {
		case l.isRow() && now != nil:
			now.add(since)
			since = nil
			now.row(l)
		case l.isRow():
			now = &aligned{left: math.Inf(1), size: l.line.size}
			now.begin(heads, l)
			heads = nil
		case now != nil && now.isHead(l):
			rest := now.below(since)
			finish(since[:rest])
			now, since, heads = nil, nil, append(slices.Clone(since[rest:]), l)
		case now != nil:
			since = append(since, l)
		default:
			heads = append(heads, l)
		}
	}
	finish(append(since, tail...))
	if !slices.ContainsFunc(found, (*aligned).certain) {
		return nil
	}
	return found
}

// certain reports whether a part has figures enough to be no chance.
func (a *aligned) certain() bool {
	return len(a.rows) >= leastFigures || len(a.values) >= leastFigures
}

// begin takes the heads and the first row. What stands above that row, below the heads and left of the figures, is
// the beginning of its label.
func (a *aligned) begin(heads []textLine, first textLine) {
	a.row(first)
	low := math.Inf(-1)
	for _, h := range heads {
		for _, w := range h.words {
			if a.overFigures(w) {
				low = max(low, w.box.middleY())
			}
		}
	}
	for _, h := range heads {
		a.take(h)
		for _, w := range h.words {
			if h.y > low+0.3*a.size && w.box.Right <= a.left {
				a.labels = append(a.labels, w)
			} else {
				a.heads = append(a.heads, w)
			}
		}
	}
}

// row takes a row: figures, and what stands left of the first of them.
func (a *aligned) row(l textLine) {
	a.take(l)
	a.rows = append(a.rows, l.y)
	first := slices.IndexFunc(l.words, func(w word) bool { return isFigure(w.text) })
	for i, w := range l.words {
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

// overFigures reports whether a word stands above the figures, and not left of them where labels stand.
func (a *aligned) overFigures(w word) bool {
	return w.box.Right > a.left+0.5*a.size || a.right > 0 && w.box.Left > a.right+a.size
}

// add takes lines between rows, which are pieces of labels; false where they are something else.
func (a *aligned) add(lines []textLine) bool {
	for _, l := range lines {
		for _, w := range l.words {
			if w.box.Right > a.left+0.5*a.size {
				if isFigure(w.text) { // a single figure beside a label of several lines
					a.values = append(a.values, w)
					if i, there := slices.BinarySearch(a.rows, l.y); !there {
						a.rows = slices.Insert(a.rows, i, l.y)
					}
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

func (a *aligned) take(l textLine) {
	a.used = append(a.used, l.line)
	a.box = around(a.box, l.line.box)
}

// sound reports whether the rows are rows: two as close as the lines of one text, of which one has no label beside it,
// are the two lines of figures that had no room on one.
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
