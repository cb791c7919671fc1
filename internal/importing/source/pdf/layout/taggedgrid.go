package layout

import (
	"maps"
	"slices"
	"strings"
)

// table is the grid of the cells, nil where they make none: rows of different width, cells over one
// another, text of the report, no figure.
func (t *taggedTable) table() *table {
	if t.unfit || t.drawn.same() || len(t.boxes) == 0 {
		return nil
	}
	g := taggedGrid{taggedTable: t, index: map[[2]int]int{}, inRow: map[int]int{}}
	if !g.number() || !g.lay() || !g.stands() {
		return nil
	}
	made := &table{named: true, xs: steps(g.width), ys: steps(g.rows), cells: g.laid}
	figures := false
	for _, c := range g.laid {
		if strings.Contains(c.text, "。") { // a part of the report: the table only places it
			return nil
		}
		figures = figures || isFigure(c.text)
	}
	if !figures || g.width < 2 || g.rows < 2 {
		return nil
	}
	return made
}

// taggedGrid lays the cells of a table out.
type taggedGrid struct {
	*taggedTable
	index map[[2]int]int // of a row, by its part and place
	inRow map[int]int    // cells of a row, of those rows that are known
	rows  int
	width int
	laid  []cell
	of    []*taggedCell // what was laid, nil for a cell without text
}

// number counts the rows. What has no text is none: browsers put marks among the rows where a page breaks.
func (g *taggedGrid) number() bool {
	known := map[[2]int]bool{}
	for at := range g.cells {
		known[[2]int{at.part, at.row}] = true
	}
	g.rows = len(known)
	for i, at := range slices.SortedFunc(maps.Keys(known), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		g.index[at] = i
	}
	for at, c := range g.cells {
		r := g.index[[2]int{at.part, at.row}]
		if n, known := g.inRow[r]; known && n != c.InRow || at.cell >= c.InRow {
			return false
		}
		g.inRow[r] = c.InRow
	}
	return true
}

// lay gives each cell the next free place of its row, first as if none were missing: browsers leave
// blank cells out. All rows end at one column; cells of a row that does not go where the columns of
// whole rows are.
func (g *taggedGrid) lay() bool {
	byRow, places := make([][]*taggedCell, g.rows), 0
	for r := range byRow {
		if n := g.inRow[r]; n > mostCells || places+n > mostCells {
			return false
		}
		places += g.inRow[r]
		byRow[r] = make([]*taggedCell, g.inRow[r])
	}
	for at, c := range g.cells {
		byRow[g.index[[2]int{at.part, at.row}]][at.cell] = c
	}
	g.withoutGrounds(byRow)
	held := g.layRows(byRow, nil)
	if held == nil {
		return false
	}
	for r := range g.rows {
		g.width = max(g.width, len(held[r]))
	}
	if g.whole(held) {
		return true
	}
	columns, whole := g.columns(held)
	if whole < leastWhole {
		return false
	}
	g.laid, g.of = nil, nil
	held = g.layRows(byRow, columns)
	return held != nil && g.whole(held)
}

// layRows lays all rows, and returns the places that are held; nil where two cells have one place.
// Where columns are known, a row that is short has blank cells between.
func (g *taggedGrid) layRows(byRow [][]*taggedCell, columns []Box) []map[int]bool {
	held := make([]map[int]bool, g.rows)
	for r := range held {
		held[r] = map[int]bool{}
	}
	places := 0
	put := func(k cell, c *taggedCell) bool {
		g.laid, g.of = append(g.laid, k), append(g.of, c)
		places += k.rows * k.cols
		return places <= mostCells && hold(held, k)
	}
	for r, row := range byRow {
		short := columns != nil && g.isShort(row, held[r])
		col := 0
		for _, c := range row {
			for held[r][col] {
				col++
			}
			k := cell{row: r, col: col, rows: 1, cols: 1}
			if c != nil {
				k.rows, k.cols, k.text = min(c.Rows, g.rows-r), c.Cols, c.text()
			}
			for short && k.cols == 1 && !c.isIn(columns, k.col) {
				if k.col++; k.col >= g.width {
					return nil
				}
				if !held[r][k.col-1] && !put(cell{row: r, col: k.col - 1, rows: 1, cols: 1}, nil) {
					return nil
				}
			}
			if !put(k, c) {
				return nil
			}
		}
		for ; short && col < g.width; col++ {
			if !held[r][col] && !put(cell{row: r, col: col, rows: 1, cols: 1}, nil) {
				return nil
			}
		}
	}
	return held
}

// hold takes the places of a cell, false where one is taken.
func hold(held []map[int]bool, k cell) bool {
	for r := k.row; r < k.row+k.rows; r++ {
		for col := k.col; col < k.col+k.cols; col++ {
			if held[r][col] {
				return false
			}
			held[r][col] = true
		}
	}
	return true
}

// stands tells whether on each page columns stand beside one another and rows below one another, as the grid has them.
func (g *taggedGrid) stands() bool {
	for page := range g.boxes {
		across, down := make(spans, g.width), make(spans, g.rows)
		for i, k := range g.laid {
			if box, ok := g.of[i].on(page); ok {
				across.add(k.col, k.cols, box.middleX())
				down.add(k.row, k.rows, box.middleY())
			}
		}
		for i, k := range g.laid {
			box, ok := g.of[i].on(page)
			if ok && !(across.reach(k.col, k.cols, box.middleX()) && down.reach(k.row, k.rows, box.middleY())) {
				return false
			}
		}
		if !across.ordered() || !down.ordered() {
			return false
		}
	}
	return true
}

// on is what a cell takes up on a page.
func (c *taggedCell) on(page int) (Box, bool) {
	if c == nil {
		return Box{}, false
	}
	for _, part := range c.parts {
		if part.page == page {
			return part.box, true
		}
	}
	return Box{}, false
}

// span is the least and the greatest of the middles of the cells of one row or column.
type span struct {
	known           bool
	least, greatest float64
}

type spans []span

// add enters a cell of one row or column.
func (s spans) add(at, n int, middle float64) {
	switch k := &s[at]; {
	case n != 1:
	case k.known:
		k.least, k.greatest = min(k.least, middle), max(k.greatest, middle)
	default:
		*k = span{true, middle, middle}
	}
}

// ordered tells whether each stands before the next.
func (s spans) ordered() bool {
	last := -1
	for i := range s {
		if !s[i].known {
			continue
		}
		if last >= 0 && s[last].greatest >= s[i].least {
			return false
		}
		last = i
	}
	return true
}

// reach tells whether a cell of several stands between what lies before them and what lies after.
func (s spans) reach(at, n int, middle float64) bool {
	for i := at - 1; i >= 0; i-- {
		if s[i].known {
			if middle <= s[i].least {
				return false
			}
			break
		}
	}
	for i := at + n; i < len(s); i++ {
		if s[i].known {
			return middle < s[i].greatest
		}
	}
	return true
}
