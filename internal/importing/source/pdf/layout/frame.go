package layout

// table is a table of a page: a grid of lines, and the cells between them.
type table struct {
	box     Box
	xs, ys  []float64 // where columns and rows begin and end
	across  []stroke
	down    []stroke
	glyphs  []Glyph
	cells   []cell
	beside  []*line  // text in columns of which nothing is drawn on this page
	named   bool     // by the file itself, not by lines: complete, wherever pages end
	block   int      // where it goes in the document
	aligned *aligned // what it was made of, where nothing is drawn
}

// cell is a part of a table that no line divides.
type cell struct {
	row, col, rows, cols int
	box                  Box
	text                 string
	lines                []line
	pieces               []string // of a figure that may be another: see Doubt
}

// mostCells is the most places of the grid of one table.
const mostCells = 20_000

// frames finds the tables of a page by their ruling lines, and the characters in each.
func frames(p Page, glyphs []Glyph) []*table {
	across, down := strokes(p.Rules)
	var tables []*table
	for _, t := range connected(across, down) {
		t.xs, t.ys = places(t.down), places(t.across)
		t.close()
		if len(t.xs) < 3 && len(t.ys) < 3 || (len(t.xs)-1)*(len(t.ys)-1) > mostCells || len(t.xs) < 2 || len(t.ys) < 2 {
			continue
		}
		tables = append(tables, t)
	}
	tables = outermost(tables)
	for _, g := range glyphs {
		if t := tableAt(tables, g); t != nil {
			t.glyphs = append(t.glyphs, g)
		}
	}
	return tables
}

// connected sorts lines into those that meet.
func connected(across, down []stroke) []*table {
	group := make([]int, len(across)+len(down))
	for i := range group {
		group[i] = i
	}
	for i, a := range across {
		for k, d := range down {
			if d.at >= a.from-touching && d.at <= a.to+touching && a.at >= d.from-touching && a.at <= d.to+touching {
				group[rootOf(group, len(across)+k)] = rootOf(group, i)
			}
		}
	}
	byRoot := map[int]*table{}
	var tables []*table
	of := func(i int) *table {
		r := rootOf(group, i)
		if byRoot[r] == nil {
			byRoot[r] = &table{}
			tables = append(tables, byRoot[r])
		}
		return byRoot[r]
	}
	for i, a := range across {
		t := of(i)
		t.across = append(t.across, a)
	}
	for k, d := range down {
		t := of(len(across) + k)
		t.down = append(t.down, d)
	}
	return tables
}

// rootOf returns the first of the lines that one has been found to meet.
func rootOf(group []int, i int) int {
	for group[i] != i {
		group[i] = group[group[i]]
		i = group[i]
	}
	return i
}

// close finds the outline, and adds what of it was not drawn: some tables are open at their sides.
func (t *table) close() {
	first := true
	grow := func(b Box) {
		if first {
			t.box, first = b, false
			return
		}
		t.box = Box{min(t.box.Left, b.Left), min(t.box.Top, b.Top), max(t.box.Right, b.Right), max(t.box.Bottom, b.Bottom)}
	}
	for _, a := range t.across {
		grow(Box{a.from, a.at, a.to, a.at})
	}
	for _, d := range t.down {
		grow(Box{d.at, d.from, d.at, d.to})
	}
	if len(t.across) == 0 || len(t.down) == 0 {
		return
	}
	t.xs = outline(t.xs, t.box.Left, t.box.Right)
	t.ys = outline(t.ys, t.box.Top, t.box.Bottom)
}

// outline adds the ends to places that do not reach them.
func outline(at []float64, from, to float64) []float64 {
	if len(at) == 0 || at[0] > from+sameEdge {
		at = append([]float64{from}, at...)
	}
	if at[len(at)-1] < to-sameEdge {
		at = append(at, to)
	}
	return at
}

// outermost leaves out tables within a cell of another.
func outermost(tables []*table) []*table {
	var out []*table
	for _, t := range tables {
		inside := false
		for _, o := range tables {
			inside = inside || o != t && o.box.holds(t.box) && o.box != t.box
		}
		if !inside {
			out = append(out, t)
		}
	}
	return out
}

func (b Box) holds(o Box) bool {
	return o.Left >= b.Left-touching && o.Right <= b.Right+touching && o.Top >= b.Top-touching &&
		o.Bottom <= b.Bottom+touching
}

func tableAt(tables []*table, g Glyph) *table {
	x, y := g.Box.middleX(), g.Box.middleY()
	for _, t := range tables {
		if x >= t.box.Left && x <= t.box.Right && y >= t.box.Top && y <= t.box.Bottom {
			return t
		}
	}
	return nil
}

func within(tables []*table, g Glyph) bool { return tableAt(tables, g) != nil }

// besideOf is the table beside a line, as high as the table's rows.
func besideOf(tables []*table, l *line) *table {
	for _, t := range tables {
		if y := l.box.middleY(); y > t.box.Top && y < t.box.Bottom &&
			(l.box.Right <= t.box.Left+touching || l.box.Left >= t.box.Right-touching) {
			return t
		}
	}
	return nil
}
