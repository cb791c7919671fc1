package layout

import (
	"slices"
	"strings"
)

// goesOn reports whether a table at the top of a page continues the one at the end of the page
// before: both are as wide, or most columns coincide. Some are missing where cells run over the
// whole page and their borders are not drawn.
func (t *table) goesOn(next *table) bool {
	if t.named || next.named {
		return false
	}
	left, right := abs(t.box.Left-next.box.Left) <= sameEdge, abs(t.box.Right-next.box.Right) <= sameEdge
	return left && right || (left || right) && 3*t.shared(next) >= 2*min(len(t.xs), len(next.xs)) && t.shared(next) > 2
}

// shared counts the places where columns of both begin or end.
func (t *table) shared(other *table) (n int) {
	for _, x := range other.xs {
		if abs(t.xs[nearest(t.xs, x)]-x) <= sameEdge {
			n++
		}
	}
	return n
}

func nearest(xs []float64, x float64) int {
	best := 0
	for i := range xs {
		if abs(xs[i]-x) < abs(xs[best]-x) {
			best = i
		}
	}
	return best
}

// join adds the part of a table on the next page.
func (t *table) join(next *table) {
	xs := mergePlaces(t.xs, next.xs)
	t.recolumn(xs)
	next.recolumn(xs)
	rows := len(t.ys) - 1
	skip := t.repeated(next)
	for i := range next.cells {
		if c := &next.cells[i]; c.row < skip {
			c.rows -= skip - c.row
			c.row = skip
		}
	}
	rest := slices.DeleteFunc(next.cells, func(c cell) bool { return c.rows <= 0 })
	added := len(next.ys) - 1 - skip
	split := t.splits(rest, skip)
	if !split {
		t.doubtRest(rest, skip)
	}
	t.extend(rest, next.beside, rows, skip, added)
	for _, c := range rest {
		first := c.row == skip
		c.row += rows - skip
		if above := t.above(c, rows); first && above != nil {
			goesOn := isEmpty(c.text) && !isEmpty(above.text) && !isFigure(above.text) && next.figures(skip)
			if split || goesOn {
				if !isEmpty(c.text) {
					above.text, above.lines = continued(above.text, c.text), c.lines
				}
				above.rows += c.rows
				continue
			}
		}
		t.cells = append(t.cells, c)
	}
	for range added {
		t.ys = append(t.ys, t.ys[len(t.ys)-1]+1)
	}
}

// extend lengthens the cells of columns of which nothing is drawn on the next page.
func (t *table) extend(rest []cell, beside []*line, rows, skip, added int) {
	until := map[int]int{}
	for _, c := range rest {
		for x := c.col; x < c.col+c.cols; x++ {
			if row, ok := until[x]; !ok || c.row-skip < row {
				until[x] = c.row - skip
			}
		}
	}
	for i := range t.cells {
		c := &t.cells[i]
		if c.row+c.rows != rows {
			continue
		}
		more := added
		for x := c.col; x < c.col+c.cols; x++ {
			if row, ok := until[x]; ok {
				more = min(more, row)
			}
		}
		c.rows += more
		if more == added {
			c.take(beside)
		}
	}
}

// take adds the lines of a cell's continuation.
func (c *cell) take(beside []*line) {
	for _, l := range beside {
		if x := l.box.middleX(); x > c.box.Left && x < c.box.Right {
			c.text = continued(c.text, l.text)
		}
	}
}

// mergePlaces are the places of both, those that are one once.
func mergePlaces(a, b []float64) []float64 {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.CompactFunc(all, func(x, y float64) bool { return abs(y-x) <= sameEdge })
}

// recolumn counts columns by other places, which have all of the table's own.
func (t *table) recolumn(xs []float64) {
	for i := range t.cells {
		c := &t.cells[i]
		from, to := nearest(xs, t.xs[c.col]), nearest(xs, t.xs[c.col+c.cols])
		from = min(from, len(xs)-2)
		c.col, c.cols = from, max(1, min(to, len(xs)-1)-from)
	}
	t.xs = xs
}

// rowText is the text of the cells of a row.
func (t *table) rowText(row int) string {
	var b strings.Builder
	for _, c := range t.cells {
		if c.row == row {
			b.WriteString(strings.Join(strings.Fields(c.text), ""))
			b.WriteByte('|')
		}
	}
	return b.String()
}

// repeated counts the rows at the top of the next part that only repeat the heads.
func (t *table) repeated(next *table) int {
	n := 0
	for n < len(next.ys)-1 && n < len(t.ys)-1 {
		text := next.rowText(n)
		if strings.Trim(text, "|") == "" && n == 0 || text != t.rowText(n) {
			break
		}
		n++
	}
	return n
}

// above is the cell of the last row above one of the next part, as wide.
func (t *table) above(c cell, rows int) *cell {
	for i := range t.cells {
		if a := &t.cells[i]; a.row+a.rows == rows && a.col == c.col && a.cols == c.cols {
			return a
		}
	}
	return nil
}

// splits reports whether the first row of the next part is the rest of the last row, divided by a
// page break: labels continue a full line above, and only one of the two has figures.
func (t *table) splits(rest []cell, first int) bool {
	rows := len(t.ys) - 1
	figuresBelow, textBelow, figuresAbove, textAbove := 0, 0, 0, 0
	broken, whole := 0, 0 // figures that go on below; texts that do not
	begins := false       // a label of the next part is one of a row of its own
	for _, c := range rest {
		if c.row != first {
			continue
		}
		above := t.above(cell{row: rows, col: c.col, cols: c.cols}, rows)
		switch {
		case above == nil && isEmpty(c.text):
			continue
		case above == nil:
			return false
		case isFigure(c.text) && isFigure(above.text) && above.isFull(c):
			broken++
			continue
		case isFigure(c.text) && !isEmpty(above.text):
			return false
		case isFigure(c.text):
			figuresBelow++
		case !isEmpty(c.text):
			if !above.isFull(c) {
				return false
			}
			textBelow++
			begins = begins || ordinal.MatchString(c.text)
		}
		if !isEmpty(above.text) && isEmpty(c.text) {
			whole++
		}
		if isFigure(above.text) {
			figuresAbove++
		} else if !isEmpty(above.text) {
			textAbove++
		}
	}
	switch {
	case broken > 0: // figures on two lines: a row of its own would have a label
		return figuresBelow == 0 && !begins && whole > 0
	case figuresBelow > 0:
		return figuresAbove == 0 && textAbove > 0
	case figuresAbove > 0:
		return textBelow > 0
	}
	return textBelow > 0 && textBelow < textAbove
}

// isFull reports whether the first word of a cell's rest had no room in the last line of the
// cell.
func (c cell) isFull(rest cell) bool {
	return len(c.lines) > 0 && len(rest.lines) > 0 && isFull(&c.lines[len(c.lines)-1], &rest.lines[0], c.box)
}

// figures reports whether a row has figures.
func (t *table) figures(row int) bool {
	return slices.ContainsFunc(t.cells, func(c cell) bool { return c.row == row && isFigure(c.text) })
}

func isEmpty(text string) bool { return strings.TrimSpace(text) == "" }

func isFigure(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && strings.Trim(text, "0123456789.,，-— /０１２３４５６７８９") == ""
}
