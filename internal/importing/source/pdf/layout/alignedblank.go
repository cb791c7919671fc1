package layout

import (
	"math"
	"slices"
)

// blankRows adds a row for each label far from every other and from every figure: the cells beside
// it are blank.
func (a *aligned) blankRows() {
	const alone = 1.6
	for i, w := range a.labels {
		y := w.box.middleY()
		near := slices.ContainsFunc(a.rows, func(row float64) bool { return abs(row-y) < alone*a.size })
		for k, o := range a.labels {
			near = near || k != i && abs(o.box.middleY()-y) < alone*a.size &&
				o.box.Left < w.box.Right && w.box.Left < o.box.Right
		}
		if near || len(a.rows) > mostRows {
			continue
		}
		at, _ := slices.BinarySearch(a.rows, y)
		a.rows = slices.Insert(a.rows, at, y)
	}
}

// blankHeads are the heads of columns in which no row has a figure: those that are left over when
// each column of figures has the head nearest to it, in their order.
func (a *aligned) blankHeads(columns []Box) (blank []word) {
	heads := a.lowestHeads()
	if len(columns) < 2 || len(heads) <= len(columns) || len(heads) > mostColumns {
		return nil
	}
	headed := headsOf(columns, heads)
	near := pitchOf(columns) * float64(len(columns)-1) / float64(len(heads)-1) / 2
	for i, h := range heads {
		if slices.Contains(headed, i) {
			continue
		}
		free := !slices.ContainsFunc(columns, func(c Box) bool {
			return abs(c.middleX()-h.box.middleX()) < near || c.Left <= h.box.Right && h.box.Left <= c.Right
		})
		if free {
			blank = append(blank, h)
		}
	}
	return blank
}

// mostColumns is the most heads side by side that are looked at.
const mostColumns = 40

// lowestHeads are the words straight above the figures, from the left.
func (a *aligned) lowestHeads() (lowest []word) {
	for _, h := range a.heads {
		if len(a.labels) > 0 && !a.overFigures(h) {
			continue
		}
		above := slices.ContainsFunc(a.heads, func(o word) bool {
			return o.box.middleY() > h.box.middleY()+0.3*a.size && o.box.Left < h.box.Right && h.box.Left < o.box.Right
		})
		if !above {
			lowest = append(lowest, h)
		}
	}
	slices.SortFunc(lowest, func(x, y word) int { return compare(x.box.Left, y.box.Left) })
	return lowest
}

// headsOf is for each column the head it has, so that all are as near as can be.
func headsOf(columns []Box, heads []word) []int {
	cost := make([][]float64, len(columns)+1)
	for i := range cost {
		cost[i] = make([]float64, len(heads)+1)
		for k := range cost[i] {
			switch {
			case i == 0:
			case k < i:
				cost[i][k] = math.Inf(1)
			default:
				cost[i][k] = min(cost[i][k-1], cost[i-1][k-1]+abs(columns[i-1].middleX()-heads[k-1].box.middleX()))
			}
		}
	}
	headed := make([]int, len(columns))
	for i, k := len(columns), len(heads); i > 0; k-- {
		if cost[i][k] != cost[i][k-1] {
			i--
			headed[i] = k - 1
		}
	}
	return headed
}
