package layout

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// aligned is a part of a table of which nothing is drawn: heads, and rows of figures below them,
// known by where the words are. A table whose columns change is several.
type aligned struct {
	heads  []word
	labels []word
	values []word
	rows   []float64 // the middle of each row
	rest   []word    // of figures that begin on the page before
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

// alignedIn adds the tables known by alignment, and returns their lines.
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
		if !all[from].row {
			from++
			continue
		}
		to := from + 1 // behind the last row of the region
		for k := from + 1; k < len(all) && all[k].y-all[k-1].y < rowGap*all[from].line.size &&
			!all[k].isProse(width); k++ {
			if all[k].row && all[k].line.size < largerText*all[from].line.size {
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
		larger := len(l.words) == 1 && l.line.size > largerText*all[row].line.size
		if l.isProse(width) || larger || below.y-l.y > rowGap*l.line.size {
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
	left := all[to-1].figuresFrom()
	for k := to; k < len(all) && (len(all[k].words) == 1 || all[k].leftOf(left)); k++ {
		above := all[k-1]
		if all[k].y-above.y > 1.6*above.line.size || all[k].line.size > largerText*above.line.size {
			break
		}
		tail = append(tail, all[k])
	}
	return tail
}

// figuresFrom is where the first figure of a row begins.
func (l textLine) figuresFrom() float64 {
	for _, w := range l.words {
		if isFigure(w.text) {
			return w.box.Left
		}
	}
	return l.line.box.Right
}

// leftOf reports whether a line has nothing but words left of a place, and no figure.
func (l textLine) leftOf(x float64) bool {
	return l.line.box.Right <= x && !slices.ContainsFunc(l.words, func(w word) bool { return isFigure(w.text) })
}

// regionOf divides a region into parts, each with its own heads and columns.
func regionOf(region, tail []textLine) (found []*aligned) {
	var now *aligned
	var heads []textLine
	finish := func(tail []textLine) {
		if now == nil || !now.add(tail) {
			return
		}
		now.splitHeads()
		now.joinFigures()
		now.blankRows()
		if now.sound() {
			now.partRest()
			found = append(found, now)
		}
	}
	var since []textLine // lines behind the last row
	for _, l := range region {
		switch {
		case l.row && now != nil:
			now.add(since)
			since = nil
			now.row(l)
		case l.row:
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
