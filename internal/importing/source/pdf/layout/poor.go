package layout

import "slices"

// mixedRows is how many rows with figures that no line parts a table may have.
const mixedRows = 1

// mostDrawn is how many tables of a page are looked at; more are drawings.
const mostDrawn = 40

// telling leaves out what is drawn where it does not part the figures: rules between rows or
// columns alone, a frame around it all, grounds of some cells. The table is known by alignment then.
func telling(tables []*table, glyphs []Glyph) []*table {
	if len(tables) == 0 || len(tables) > mostDrawn {
		return tables
	}
	for _, t := range tables {
		t.fill()
	}
	mixed := map[*table]int{}
	for _, l := range textLines(lines(glyphs)) {
		if !l.row {
			continue
		}
		for _, t := range tables {
			if t.mixes(l) {
				mixed[t]++
			}
		}
	}
	told := slices.DeleteFunc(slices.Clone(tables), func(t *table) bool {
		return mixed[t] > mixedRows || t.piles()
	})
	for {
		whole := withoutParts(told, glyphs)
		if len(whole) == len(told) {
			return told
		}
		told = whole
	}
}

// withoutParts leaves out what is drawn of a table whose next rows, straight above or below, are not, or
// whose figures have their heads there.
func withoutParts(tables []*table, glyphs []Glyph) []*table {
	var rest []Glyph
	for _, g := range glyphs {
		if !within(tables, g) {
			rest = append(rest, g)
		}
	}
	var rows []textLine
	for _, l := range textLines(lines(rest)) {
		if len(l.words) > 1 {
			rows = append(rows, l)
		}
	}
	return slices.DeleteFunc(slices.Clone(tables), func(t *table) bool {
		return slices.ContainsFunc(rows, func(l textLine) bool {
			if !l.row && !t.isAllFigures() && len(t.ys) > 2 {
				return false
			}
			gap := max(t.box.Top-l.line.box.Bottom, l.line.box.Top-t.box.Bottom)
			return gap < 2*l.line.size && l.line.box.Left < t.box.Right && l.line.box.Right > t.box.Left
		})
	})
}

// mixes reports whether a row of words has two in one cell of the table, one of them a figure, or
// some in it and figures outside, or nothing but figures in it and their label outside.
func (t *table) mixes(l textLine) bool {
	in, out, labels, outside := 0, 0, 0, 0
	seen := map[int]bool{} // cells, and whether a figure is in one
	for _, w := range l.words {
		x, y := w.box.middleX(), w.box.middleY()
		if x < t.box.Left || x > t.box.Right || y < t.box.Top || y > t.box.Bottom {
			if y > t.box.Top && y < t.box.Bottom && isFigure(w.text) {
				out++
			} else if y > t.box.Top && y < t.box.Bottom {
				outside++
			}
			continue
		}
		in++
		if !isFigure(w.text) {
			labels++
		}
		i := t.cellAt(x, y)
		if figure, there := seen[i]; there && (figure || isFigure(w.text)) {
			return true
		}
		seen[i] = seen[i] || isFigure(w.text)
	}
	return in > 0 && (out > 0 || labels == 0 && outside > 0)
}

// isAllFigures reports whether a table has no label.
func (t *table) isAllFigures() bool {
	return !slices.ContainsFunc(t.cells, func(c cell) bool { return !isEmpty(c.text) && !isFigure(c.text) })
}

// cellAt is the cell at a place of the filled table.
func (t *table) cellAt(x, y float64) int {
	return slices.IndexFunc(t.cells, func(c cell) bool {
		return x >= c.box.Left && x <= c.box.Right && y >= c.box.Top && y <= c.box.Bottom
	})
}

// mostPiled is how many lines of figures a cell may have: one that had no room goes on below.
const mostPiled = 3

// piles reports whether cells of two columns hold figures of several rows, one below the other.
func (t *table) piles() bool {
	n := 0
	for _, c := range t.cells {
		figures := 0
		for _, l := range c.lines {
			if isFigure(l.text) {
				figures++
			}
		}
		if figures > mostPiled {
			n++
		}
	}
	return n > 1
}
