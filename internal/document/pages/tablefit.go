package pages

import (
	"slices"

	"nianbao/internal/document"
)

// Measures of a table. Those in ems are of the table's own type.
const (
	largestType  = 12.0 // 小四
	goodType     = 10.5 // 五号: a table that runs over pages is not set larger
	smallestGood = 9.0  // 小五: a table is not set smaller only to end on one page
	smallestType = 6.0  // below this nothing is read, so what does not fit is broken
	turnBelow    = 8.5  // a table that needs smaller type than this is turned, if that helps
	turnGain     = 1.0  // by so much at least
	typeStep     = 0.5
	typeYield    = 2.0 // by how much type may be smaller so that a table need not be moved to the next page

	padAcross = 3.0
	padClose  = 1.0 // beside a label that just fits its cell
	padLeast  = 2.0 // above and below
	cellLead  = 1.3 // from line to line, in ems
	unitLead  = 1.12
	unitPad   = 0.6  // above and below a column together, in ems
	rowPlenty = 0.85 // by how many ems a row is opened where there is room
	rowEnough = 0.12 // and where there is not much
	rowEven   = 0.4  // and in a table over several pages

	thin  = 0.5
	thick = 1.0
)

// fit chooses the largest type with which a table ends within the height, or if it is too long for
// that, the largest that goes into the width. It reports whether no figure or word is broken.
func (t *table) fit(width, height float64) bool {
	if t.fitPiece(width, height, smallestGood) {
		return true
	}
	for size := goodType; size >= smallestType; size -= typeStep {
		if t.try(size, width) {
			return true
		}
	}
	t.size = smallestType + 1
	t.widths = t.shares(width)
	t.measureRows()
	return false
}

// fitPiece chooses the largest type, from least on, with which a table ends within the height.
// Large type wants open rows; type that is small already is not made smaller to open them.
func (t *table) fitPiece(width, height, least float64) bool {
	for size := largestType; size >= least; size -= typeStep {
		open := rowEnough
		if size > goodType {
			open = rowEven
		}
		if t.try(size, width) && t.total(open) <= height {
			return true
		}
	}
	return false
}

// try sets the table in type of a size; false when something in it is wider than the width allows.
func (t *table) try(size, width float64) bool {
	t.size = size
	widths, ok := t.spread(width)
	if !ok {
		return false
	}
	t.widths = widths
	t.measureRows()
	return true
}

// shares divides the width in the sheet's proportions.
func (t *table) shares(width float64) []float64 {
	widths := make([]float64, t.cols)
	sum := 0.0
	for i := range widths {
		widths[i] = 1
		if i < len(t.sheet.Widths) && t.sheet.Widths[i] > 0 {
			widths[i] = t.sheet.Widths[i]
		}
		sum += widths[i]
	}
	for i := range widths {
		widths[i] *= width / sum
	}
	return widths
}

// spread divides the width in the sheet's proportions, but gives every column the minimum its
// cells need, at the cost of those that have more.
func (t *table) spread(width float64) ([]float64, bool) {
	least := make([]float64, t.cols)
	spans := slices.Clone(t.cells)
	slices.SortStableFunc(spans, func(a, b *cell) int { return a.cols - b.cols })
	for _, c := range spans {
		need := c.need*t.size + 2*padAcross
		have := 0.0
		for _, w := range least[c.col : c.col+c.cols] {
			have += w
		}
		for i := c.col; i < c.col+c.cols && have < need; i++ {
			least[i] += (need - have) / float64(c.cols)
		}
	}
	sum := 0.0
	for _, w := range least {
		sum += w
	}
	if sum > width {
		return nil, false
	}
	widths := t.shares(width)
	spare, lack := 0.0, 0.0
	for i, w := range widths {
		spare += max(0, w-least[i])
		lack += max(0, least[i]-w)
	}
	for i, w := range widths {
		if w < least[i] {
			widths[i] = least[i]
		} else if lack > 0 {
			widths[i] -= lack * (w - least[i]) / spare
		}
	}
	return widths, true
}

// measureRows finds the least height of every row: first what cells of one row need, then what
// those over several need beyond that, shared by their rows.
func (t *table) measureRows() {
	t.heights = make([]float64, t.rows)
	for i := range t.heights {
		t.heights[i] = cellLead*t.size + 2*padLeast
	}
	spans := slices.Clone(t.cells)
	slices.SortStableFunc(spans, func(a, b *cell) int { return a.rows - b.rows })
	for _, c := range spans {
		t.open(t.heights[c.row:c.row+c.rows], t.least(c, t.size))
	}
}

// open makes rows high enough to hold need together.
func (t *table) open(heights []float64, need float64) {
	have := 0.0
	for _, h := range heights {
		have += h
	}
	for i := range heights {
		heights[i] += max(0, need-have) / float64(len(heights))
	}
}

// least returns the least height in which a cell's text can be set.
func (t *table) least(c *cell, size float64) float64 {
	lines := c.set(t.inner(c), size, t.centred(c))
	need := float64(len(lines))*cellLead*size + 2*padLeast
	if c.rows > 1 && c.units != nil {
		need = min(need, (float64(len(c.units))*unitLead+unitPad)*size)
	}
	return need
}

// inner returns the width a cell has for its text.
func (t *table) inner(c *cell) float64 {
	width := -2 * padAcross
	for _, w := range t.widths[c.col : c.col+c.cols] {
		width += w
	}
	return width
}

// total returns the height of the table with every row opened by so many ems.
func (t *table) total(opened float64) float64 {
	sum := 0.0
	for _, h := range t.heights {
		sum += h + opened*t.size
	}
	return sum
}

// centred reports whether the lines of a cell are centred.
func (t *table) centred(c *cell) bool {
	return c.role != document.RowKey || !t.leftish || c.rows > 1
}

// almost reports whether a is at most b, but for what adding heights loses.
func almost(a, b float64) bool { return a <= b+0.01 }
