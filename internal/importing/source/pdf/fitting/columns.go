package fitting

import (
	"math"
	"slices"

	"nianbao/internal/importing/source/pdf/layout"
)

// side is by what the figures of a column are one below the other.
type side int

const (
	left side = iota
	middle
	right
)

func (s side) of(b layout.Box) float64 {
	switch s {
	case left:
		return b.Left
	case right:
		return b.Right
	}
	return middleX(b)
}

// columns are where the figures of rows with the same heads are: for each column the place of that side
// of its figures, NaN for one that has none.
type columns struct {
	side  side
	at    []float64
	slack float64
}

// sharp is how far figures of one column are apart, in heights of a character.
const sharp = 0.15

// has reports whether a figure is in a column: at its place, and not over that of the next.
func (c columns) has(b layout.Box, k int) bool {
	if !(math.Abs(c.side.of(b)-c.at[k]) < c.slack) {
		return false
	}
	for i := k - 1; i >= 0; i-- {
		if !math.IsNaN(c.at[i]) {
			if c.side != left && b.Left < c.at[i] {
				return false
			}
			break
		}
	}
	for i := k + 1; i < len(c.at); i++ {
		if !math.IsNaN(c.at[i]) {
			if c.side != right && b.Right > c.at[i] {
				return false
			}
			break
		}
	}
	return true
}

// columnsOf finds the columns of figures: lines are those of rows with the same heads. False where
// they are not certain.
func columnsOf(lines [][]layout.Box, heads []*label, size float64) (columns, bool) {
	var best columns
	most, full := -1, false
	for _, s := range []side{middle, left, right} {
		c := columns{side: s, slack: sharp * size}
		whole := c.byFull(lines, len(heads))
		if !whole && !c.byHeads(lines, heads) {
			continue
		}
		n := 0
		for _, line := range lines {
			for _, b := range line {
				if slices.ContainsFunc(c.at, func(x float64) bool { return math.Abs(s.of(b)-x) < c.slack }) {
					n++
				}
			}
		}
		if whole && !full || whole == full && n > most {
			best, most, full = c, n, whole
		}
	}
	if most < 0 || !best.under(lines, heads) {
		return best, false
	}
	return best, true
}

// byFull takes the places of the columns from lines that have a figure in each.
func (c *columns) byFull(lines [][]layout.Box, n int) bool {
	places := make([][]float64, n)
	for _, line := range lines {
		if len(line) != n {
			continue
		}
		for k, b := range line {
			places[k] = append(places[k], c.side.of(b))
		}
	}
	if len(places[0]) == 0 {
		return false
	}
	for _, at := range places {
		slices.Sort(at)
		c.at = append(c.at, at[len(at)/2])
	}
	return true
}

// byHeads takes them from all figures, where each is under one head, by the same side.
func (c *columns) byHeads(lines [][]layout.Box, heads []*label) bool {
	c.at = make([]float64, len(heads))
	of := make([]float64, len(heads))
	for k, h := range heads {
		of[k], c.at[k] = c.side.of(h.parts[0].box), math.NaN()
	}
	clusters := c.clusters(lines)
	if len(clusters) == len(heads) {
		c.at = clusters
		return true
	}
	for _, x := range clusters {
		k := -1
		for i, at := range of {
			if math.Abs(at-x) < c.slack {
				if k >= 0 {
					return false
				}
				k = i
			}
		}
		if k < 0 || !math.IsNaN(c.at[k]) {
			return false
		}
		c.at[k] = x
	}
	return true
}

// clusters are the places at which figures are.
func (c *columns) clusters(lines [][]layout.Box) (all []float64) {
	var at []float64
	for _, line := range lines {
		for _, b := range line {
			at = append(at, c.side.of(b))
		}
	}
	slices.Sort(at)
	for i, x := range at {
		if i > 0 && x-at[i-1] < c.slack {
			continue
		}
		all = append(all, x)
	}
	return all
}

// under reports whether each column of figures is under its own head: what head and figures take up
// together is apart from what those of the next do. Where figures fill their cells over the edge, it is
// enough that they are on the same side as their head.
func (c *columns) under(lines [][]layout.Box, heads []*label) bool {
	both := make([]layout.Box, len(heads))
	for k, h := range heads {
		both[k] = h.parts[0].box
		for _, p := range h.parts[1:] {
			both[k].Left, both[k].Right = min(both[k].Left, p.box.Left), max(both[k].Right, p.box.Right)
		}
	}
	near := true
	for _, line := range lines {
		for _, b := range line {
			for k, h := range heads {
				if c.has(b, k) {
					both[k].Left, both[k].Right = min(both[k].Left, b.Left), max(both[k].Right, b.Right)
					near = near && math.Abs(c.side.of(h.parts[0].box)-c.side.of(b)) < pitch(heads)/3
				}
			}
		}
	}
	for k := range heads[1:] {
		if both[k].Right > both[k+1].Left+c.slack {
			return near
		}
	}
	return true
}

// pitch is the least distance of the middles of heads side by side.
func pitch(heads []*label) float64 {
	least := math.Inf(1)
	for k, h := range heads[1:] {
		least = min(least, middleX(h.parts[0].box)-middleX(heads[k].parts[0].box))
	}
	return least
}
