package pages

import (
	"math"

	"nianbao/internal/document"
)

// Where a table is parted or moved.
const (
	mostBlank  = 0.48 // of a page may stay blank to keep a table in one piece
	leastRows  = 4    // a table begins and ends on a page with so many rows at least
	afterTable = 0.5 * leading
)

// table sets a sheet with the headings above it.
func (c *composer) table(heads []paragraph, s *document.Sheet) {
	if s == nil || s.Rows <= 0 || s.Cols <= 0 {
		c.flow(heads, len(heads))
		return
	}
	s = inGrid(s)
	of := tableElement(c.root, s)
	t := c.readTable(s, of)
	above := 0.0
	for _, h := range heads {
		above += float64(len(h.lines)) * leading
	}
	above = min(above, areaWidth/2) // a heading longer than that is parted from its table like any text
	turned := false
	if whole := t.fit(areaWidth, areaHeight-above); !whole || t.size < turnBelow {
		wide := t.again()
		if wide.fit(areaHeight, areaWidth-above) && (!whole || wide.size >= t.size+turnGain) {
			t, turned = wide, true
		}
	}
	c.y = toGrid(c.y)
	if room := areaHeight - c.y - above; !turned && !c.page.Turned && t.total(rowEnough) > room {
		least := max(smallestGood, t.size-typeYield)
		if smaller := t.again(); smaller.fitPiece(areaWidth, room, least) {
			t = smaller
		}
	}
	t.partGiants(turned)
	if turned != c.page.Turned || c.y > 0 && (turned || !c.begins(t, above)) {
		c.newPage(turned)
	}
	for _, h := range heads {
		c.lines(h)
	}
	if t.total(0) > c.height()-c.y { // over several pages the rows are of one height
		t.settle()
	}
	c.rows(t)
	c.y += afterTable
}

// begins reports whether a table with its headings should begin on this page.
func (c *composer) begins(t *table, above float64) bool {
	room := c.height() - c.y - above
	onePage := t.total(0) <= c.height()-above
	switch {
	case t.total(rowEnough) <= room:
		return true
	case onePage && c.height()-c.y <= mostBlank*c.height():
		return false
	}
	first := 0.0
	for _, h := range t.heights[:min(t.rows, t.sheet.HeaderRows+leastRows)] {
		first += h
	}
	return first <= room
}

// rows sets the rows of a table, on as many pages as they need.
func (c *composer) rows(t *table) {
	header := max(0, min(t.sheet.HeaderRows, t.rows-1))
	for from := 0; from < t.rows; {
		if from > 0 {
			c.newPage(c.page.Turned)
		}
		repeated := 0
		if from >= header && from > 0 {
			repeated = header
		}
		room := c.height() - c.y
		to, heights := t.part(from, repeated, room)
		t.draw(c.page, from, to, repeated, heights, areaTop+c.y)
		for _, h := range heights {
			c.y += h
		}
		from = to
	}
}

// part chooses the rows that go on a page with so much room, from from on, and the heights of the
// repeated header and of these rows. At least one row is taken.
func (t *table) part(from, repeated int, room float64) (to int, heights []float64) {
	for _, h := range t.heights[:repeated] {
		room -= h
	}
	most, used := from, 0.0
	for most < t.rows && (most == from || almost(used+t.heights[most], room)) {
		used += t.heights[most]
		most++
	}
	if most < t.rows {
		most = t.goodEnd(from, most)
	}
	for to = most; ; to-- {
		heights = t.pieceHeights(from, to)
		used = 0
		for _, h := range heights {
			used += h
		}
		if almost(used, room) || to == from+1 {
			break
		}
	}
	open := max(0, min(rowPlenty*t.size, (room-used)/float64(repeated+to-from)))
	if t.settled {
		open = 0
	}
	all := append([]float64{}, t.heights[:repeated]...)
	all = append(all, heights...)
	for i := range all {
		all[i] += open
	}
	return to, all
}

// settle opens every row by as much as rows of a table over several pages are opened.
func (t *table) settle() {
	for i := range t.heights {
		t.heights[i] += rowEven * t.size
	}
	t.settled = true
}

// pieceHeights returns the heights of the rows from from to to, opened so that every cell that runs
// on from the page before or to the next can repeat its label.
func (t *table) pieceHeights(from, to int) []float64 {
	heights := append([]float64{}, t.heights[from:to]...)
	for _, c := range t.cells {
		first, end := max(c.row, from), min(c.row+c.rows, to)
		if first < end && end-first < c.rows && c.role != document.Figure {
			t.open(heights[first-from:end-from], t.least(c, t.size))
		}
	}
	return heights
}

// What makes a good end of a page, in rows left unused.
const (
	costCut   = 9.0   // every cell that is cut
	costLone  = 4.0   // and more if one of its rows is left alone
	costAlone = 100.0 // labels without their figures
	costBlock = -6.0  // before a new block
	costTail  = 8.0   // each row that is lacking to so many as should end a table
)

// goodEnd returns the best row to end a page at, at most most: one that cuts few cells and does not
// leave labels without their figures.
func (t *table) goodEnd(from, most int) int {
	best, least := most, math.Inf(1)
	for to := most; to > from && 2*to >= from+most; to-- {
		cost := float64(most - to)
		figures, block := false, false
		for _, c := range t.cells {
			switch {
			case c.row < to && to < c.row+c.rows:
				if cost += costCut; to-c.row == 1 || c.row+c.rows-to == 1 {
					cost += costLone
				}
			case c.role == document.Figure && c.row == to-1:
				figures = true
			case c.role == document.BlockKey && c.row == to:
				block = true
			}
		}
		if !figures {
			cost += costAlone
		}
		if block {
			cost += costBlock
		}
		cost += costTail * float64(max(0, leastRows-(t.rows-to)))
		if cost < least {
			best, least = to, cost
		}
	}
	return best
}
