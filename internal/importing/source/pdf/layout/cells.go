package layout

import "sort"

// fill divides the table into cells and writes the characters into them.
func (t *table) fill() {
	rows, cols := len(t.ys)-1, len(t.xs)-1
	t.cells = nil
	owner := t.regions(rows, cols)
	index := map[int]int{}
	for r := range rows {
		for c := range cols {
			id := owner[r*cols+c]
			i, known := index[id]
			if !known {
				i = len(t.cells)
				index[id] = i
				t.cells = append(t.cells, cell{row: r, col: c, rows: 1, cols: 1})
			}
			k := &t.cells[i]
			k.rows, k.cols = max(k.rows, r-k.row+1), max(k.cols, c-k.col+1)
		}
	}
	for i := range t.cells {
		c := &t.cells[i]
		c.box = Box{t.xs[c.col], t.ys[c.row], t.xs[c.col+c.cols], t.ys[c.row+c.rows]}
	}
	at := func(g Glyph) int {
		return index[owner[slot(t.ys, g.Box.middleY())*cols+slot(t.xs, g.Box.middleX())]]
	}
	inside := map[int][]Glyph{}
	for _, g := range t.glyphs {
		inside[at(g)] = append(inside[at(g)], g)
	}
	for i := range t.cells {
		t.cells[i].write(inside[i])
	}
	t.doubtCrossing(at)
}

// slot is the row or column a place is in.
func slot(at []float64, x float64) int {
	i := sort.SearchFloat64s(at, x) - 1
	return max(0, min(i, len(at)-2))
}

// regions gives each place of the grid the number of the cell it is of. Places are of one cell where no line is drawn
// between them; cells are rectangles.
func (t *table) regions(rows, cols int) []int {
	group := make([]int, rows*cols)
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	join := func(a, b int) {
		a, b = root(a), root(b)
		group[max(a, b)] = min(a, b)
	}
	for r := range rows {
		for c := range cols {
			if c+1 < cols && !covers(t.down, t.xs[c+1], t.ys[r], t.ys[r+1]) {
				join(r*cols+c, r*cols+c+1)
			}
			if r+1 < rows && !covers(t.across, t.ys[r+1], t.xs[c], t.xs[c+1]) {
				join(r*cols+c, (r+1)*cols+c)
			}
		}
	}
	owner := make([]int, len(group))
	for i := range group {
		owner[i] = root(i)
	}
	rectangles(owner, rows, cols)
	return owner
}

// rectangles divides what is no rectangle, for lines are missing where a page breaks; figures that no line parts must
// not run together. Each part is as large as it can be from its top left corner.
func rectangles(owner []int, rows, cols int) {
	done := make([]bool, len(owner))
	for r := range rows {
		for c := range cols {
			at := r*cols + c
			if done[at] {
				continue
			}
			free := func(y, x int) bool { i := y*cols + x; return owner[i] == owner[at] && !done[i] }
			high, wide := extent(r, c, rows, cols, free)
			for y := r; y < r+high; y++ {
				for x := c; x < c+wide; x++ {
					done[y*cols+x] = true
					owner[y*cols+x] = -at - 1
				}
			}
		}
	}
	for i := range owner {
		owner[i] = -owner[i] - 1
	}
}

// extent is how many rows and columns a part may have: first downwards and then to the right, or the other way round,
// whichever gives more.
func extent(r, c, rows, cols int, free func(y, x int) bool) (high, wide int) {
	column := func(x, high int) bool {
		for y := r; y < r+high; y++ {
			if !free(y, x) {
				return false
			}
		}
		return true
	}
	row := func(y, wide int) bool {
		for x := c; x < c+wide; x++ {
			if !free(y, x) {
				return false
			}
		}
		return true
	}
	high1, wide1 := 1, 1
	for r+high1 < rows && free(r+high1, c) {
		high1++
	}
	for c+wide1 < cols && column(c+wide1, high1) {
		wide1++
	}
	high2, wide2 := 1, 1
	for c+wide2 < cols && free(r, c+wide2) {
		wide2++
	}
	for r+high2 < rows && row(r+high2, wide2) {
		high2++
	}
	if high2*wide2 > high1*wide1 {
		return high2, wide2
	}
	return high1, wide1
}
