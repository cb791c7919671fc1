package layout

import (
	"math"
	"slices"
)

// head is the text of a head, and the columns it is over.
type head struct {
	box      Box
	text     string
	from, to int // to is behind the last
}

// headed writes the heads: in one row those straight above the figures, each over its column, and
// above them the others over as many columns as they may be in the middle of.
func (g *alignedGrid) headed() {
	heads, corners := g.heads()
	leaf := g.leaves(heads)
	var upper []head
	for i, h := range heads {
		if !slices.Contains(leaf, i) {
			upper = append(upper, h)
		}
	}
	tiers := tiersOf(upper, g.size)
	if g.top = max(len(tiers)+1, len(corners)); len(heads) == 0 && len(corners) == 0 {
		g.top = 0
	}
	for row, tier := range tiers {
		g.spread(g.top-1-len(tiers)+row, tier)
	}
	for col, i := range leaf {
		if i >= 0 {
			g.cells = append(g.cells,
				cell{row: g.top - 1, col: g.lead + col, rows: 1, cols: 1, text: heads[i].text})
		}
	}
	for i, c := range corners {
		if g.lead > 0 {
			row := g.top - len(corners) + i
			g.cells = append(g.cells, cell{row: row, col: 0, rows: 1, cols: g.lead, text: c.text})
		}
	}
	for _, c := range g.below {
		c.row += g.top
		g.cells = append(g.cells, c)
	}
}

// heads puts the words above the figures together: those one below the other over the same columns
// are one head. The words above the labels are in its corner, one below the other.
func (g *alignedGrid) heads() (heads, corners []head) {
	words := slices.Clone(g.aligned.heads)
	slices.SortStableFunc(words, func(a, b word) int {
		if abs(a.box.middleY()-b.box.middleY()) > 0.4*g.size {
			return compare(a.box.middleY(), b.box.middleY())
		}
		return compare(a.box.Left, b.box.Left)
	})
	for _, w := range words {
		if g.inCorner(w) {
			if n := len(corners); n > 0 && w.box.Top-corners[n-1].box.Bottom < 0.6*w.size {
				corners[n-1].box, corners[n-1].text =
					around(corners[n-1].box, w.box), continued(corners[n-1].text, w.text)
				continue
			}
			corners = append(corners, head{box: w.box, text: w.text})
			continue
		}
		from, to := g.over(w.box)
		i := slices.IndexFunc(heads, func(h head) bool {
			gap := w.box.Top - h.box.Bottom
			return h.from == from && h.to == to && gap < 0.6*w.size &&
				(gap > -0.6*w.size || w.box.Left-h.box.Right < w.size)
		})
		if i < 0 {
			heads = append(heads, head{w.box, w.text, from, to})
			continue
		}
		heads[i].box, heads[i].text = around(heads[i].box, w.box), continued(heads[i].text, w.text)
	}
	return heads, corners
}

// inCorner reports whether a word is above the labels; it may reach over the figures a little.
func (g *alignedGrid) inCorner(w word) bool {
	return g.lead > 0 && (!g.overFigures(w) || w.box.Left <= g.right && w.box.Left < g.edges[0]-2*w.size &&
		w.box.middleX() < g.edges[0] && w.box.Right < g.edges[1])
}

// over are the columns that a text is over: that in the middle of it, and
// those it covers a good part of.
func (g *alignedGrid) over(b Box) (from, to int) {
	middle := slot(g.edges, b.middleX())
	from, to = middle, middle+1
	covered := func(c int) bool {
		return min(b.Right, g.edges[c+1])-max(b.Left, g.edges[c]) > 0.4*(g.edges[c+1]-g.edges[c])
	}
	for from > 0 && covered(from-1) {
		from--
	}
	for to < len(g.edges)-1 && covered(to) {
		to++
	}
	return from, to
}

// leaves are, for each column, the head straight above the figures; -1 for none.
func (g *alignedGrid) leaves(heads []head) []int {
	leaf := make([]int, len(g.edges)-1)
	for c := range leaf {
		leaf[c] = -1
		for i, h := range heads {
			if h.from != c || h.to != c+1 {
				continue
			}
			if leaf[c] < 0 || h.box.Bottom > heads[leaf[c]].box.Bottom {
				leaf[c] = i
			}
		}
	}
	if len(leaf) == 1 { // of one column, whatever is lowest
		for i, h := range heads {
			if leaf[0] < 0 || h.box.Bottom > heads[leaf[0]].box.Bottom {
				leaf[0] = i
			}
		}
	}
	return leaf
}

// tiersOf sorts heads into rows, from the top.
func tiersOf(heads []head, size float64) (tiers [][]head) {
	slices.SortStableFunc(heads, func(a, b head) int { return compare(a.box.middleY(), b.box.middleY()) })
	for _, h := range heads {
		if n := len(tiers); n > 0 && h.box.middleY()-tiers[n-1][0].box.middleY() < 0.6*size {
			tiers[n-1] = append(tiers[n-1], h)
			continue
		}
		tiers = append(tiers, []head{h})
	}
	for _, t := range tiers {
		slices.SortStableFunc(t, func(a, b head) int { return compare(a.box.Left, b.box.Left) })
	}
	return tiers
}

// spread writes a row of heads. Each is in the middle of the columns it is over; where two would
// have the same, the one with the fewer keeps its own.
func (g *alignedGrid) spread(row int, tier []head) {
	n := float64(len(g.edges) - 1)
	at, half := make([]float64, len(tier)), make([]float64, len(tier))
	for i, h := range tier {
		at[i] = g.place(h.box.middleX())
		half[i] = min(at[i], n-at[i])
	}
	for i := range tier[1:] {
		if room := at[i+1] - at[i]; half[i]+half[i+1] > room {
			if half[i] < half[i+1] {
				half[i+1] = room - half[i]
			} else {
				half[i] = room - half[i+1]
			}
		}
	}
	free := 0
	for i, h := range tier {
		from := max(free, int(math.Round(at[i]-half[i])))
		to := min(int(n), int(math.Round(at[i]+half[i])))
		if to <= from {
			from = max(free, min(h.from, int(n)-1))
			to = from + 1
		}
		if from >= int(n) {
			continue
		}
		free = to
		g.cells = append(g.cells, cell{row: row, col: g.lead + from, rows: 1, cols: to - from, text: h.text})
	}
}

// place is where a position is, counted in columns from the left edge of the first.
func (g *alignedGrid) place(x float64) float64 {
	c := slot(g.edges, x)
	return float64(c) + max(0, min(1, (x-g.edges[c])/(g.edges[c+1]-g.edges[c])))
}
