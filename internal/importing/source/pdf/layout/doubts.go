package layout

import (
	"slices"
	"strings"
)

// Doubt is a cell whose digits are in pieces that may be one figure or several: on two lines, on two
// pages, or reaching into the next cell. It is blank in the table, for a part of a figure is a wrong one.
type Doubt struct {
	Row, Col int
	Pieces   []string
}

// inPieces are the pieces of the figure in a cell, nil where it is whole.
func (c cell) inPieces() []string {
	if c.pieces != nil {
		return c.pieces
	}
	lines := strings.Split(c.text, "\n")
	if len(lines) < 2 || slices.ContainsFunc(lines, func(l string) bool { return !isFigure(l) }) {
		return nil
	}
	return lines
}

// question marks the figure of a cell, with what may belong to it.
func (c *cell) question(piece string) {
	if c.pieces == nil {
		c.pieces = strings.Split(c.text, "\n")
	}
	c.pieces = append(c.pieces, piece)
}

// figuresOf are the words of a line of nothing but digits, none of another.
func figuresOf(l *line) []word {
	words := wordsOf(l)
	if slices.ContainsFunc(words, func(w word) bool { return !isDigits(w.text) }) {
		return nil
	}
	return words
}

// doubt marks the figures at the end of a table straight below which there are digits that belong
// to no cell.
func (t *table) doubt(words []word) {
	for _, w := range words {
		for i := range t.cells {
			if c := &t.cells[i]; t.isLast(c) && isDigits(c.text) && c.box.Left < w.box.Right && w.box.Left < c.box.Right {
				c.question(w.text)
			}
		}
	}
}

// oneFigure is how far apart the digits of a figure are at most, in heights of a character.
const oneFigure = 0.04

// doubtCrossing marks figures that reach over the line between two cells, where they had no room:
// which digits are of which cell cannot be seen.
func (t *table) doubtCrossing(at func(Glyph) int) {
	digits := slices.DeleteFunc(slices.Clone(t.glyphs), func(g Glyph) bool {
		return g.Char < '0' || g.Char > '9' || quarter(g.Angle) != 0
	})
	for _, l := range lines(digits) {
		for i, g := range l.glyphs[1:] {
			before := l.glyphs[i]
			a, b := at(before), at(g)
			if a == b || g.Box.Left-before.Box.Right > oneFigure*l.size {
				continue
			}
			left, right := &t.cells[a], &t.cells[b]
			text := left.text
			left.question(right.text)
			right.question(text)
		}
	}
}

// isLast reports whether a cell is in the last row.
func (t *table) isLast(c *cell) bool { return c.row+c.rows == len(t.ys)-1 }

// doubtRest marks the figures of the last row, and those in the first row of the part on the next
// page, where that row has no label or one that goes on: the page break may divide them.
func (t *table) doubtRest(rest []cell, first int) {
	for _, c := range rest {
		if c.row != first || isEmpty(c.text) || isFigure(c.text) {
			continue
		}
		above := t.labelOver(c)
		if above == nil || ordinal.MatchString(c.text) || !above.isFull(c) {
			return
		}
	}
	for i := range rest {
		c := &rest[i]
		if c.row != first || !isDigits(c.text) {
			continue
		}
		for k := range t.cells {
			if o := &t.cells[k]; t.isLast(o) && isDigits(o.text) && o.col < c.col+c.cols && c.col < o.col+o.cols {
				below := c.text
				c.question(o.text)
				o.question(below)
			}
		}
	}
}

// labelOver is the label in the last row over a cell of the next page.
func (t *table) labelOver(c cell) *cell {
	for i := range t.cells {
		o := &t.cells[i]
		if t.isLast(o) && !isEmpty(o.text) && !isFigure(o.text) && o.col < c.col+c.cols && c.col < o.col+o.cols {
			return o
		}
	}
	return nil
}
