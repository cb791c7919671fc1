package layout

import (
	"math"
	"regexp"
	"slices"
)

// labelled gives each row its label: the words left of the figures sorted into columns,
// and those of a column to the rows they are the middle of, or the beginning, or the
// end. False where they cannot be.
func (g *alignedGrid) labelled() bool {
	if len(g.labels) == 0 {
		return true
	}
	gutters := g.gutters()
	g.lead = len(gutters) + 1
	columns := make([][]word, g.lead)
	for _, w := range g.labels {
		c := 0
		for c < len(gutters) && gutters[c] < w.box.Left+0.3*g.size {
			c++
		}
		columns[c] = append(columns[c], w)
	}
	deepest := g.deepest(columns)
	for c, words := range columns {
		if !g.column(c, linesOf(words, g.size), deepest) {
			return false
		}
	}
	return true
}

// gutters are where columns of labels are parted: between words side by side. One that a single
// pair makes out, and not clearly, is a gap in a text.
func (g *alignedGrid) gutters() (at []float64) {
	var gaps []Box
	words := slices.Clone(g.labels)
	slices.SortStableFunc(words, func(a, b word) int { return compare(a.box.Left, b.box.Left) })
	for i, w := range words {
		for _, next := range words[i+1:] {
			if abs(next.box.middleY()-w.box.middleY()) < 1.5*g.size && next.box.Left > w.box.Right {
				gaps = append(gaps, Box{Left: w.box.Right, Right: next.box.Left})
				break
			}
		}
	}
	slices.SortFunc(gaps, func(a, b Box) int { return compare(a.Right, b.Right) })
	for i := 0; i < len(gaps); {
		last, left := i, gaps[i].Left
		for last+1 < len(gaps) && gaps[last+1].Left < gaps[i].Right {
			last++
			left = max(left, gaps[last].Left)
		}
		if last > i || gaps[i].width() > 1.5*g.size {
			at = append(at, (left+gaps[i].Right)/2)
		}
		i = last + 1
	}
	return at
}

// deepest is for each row the last column in which a label is beside the figures.
func (g *alignedGrid) deepest(columns [][]word) []int {
	deepest := make([]int, len(g.rows))
	for i, y := range g.rows {
		reach := 0.95 * g.size
		if i > 0 {
			reach = min(reach, 0.6*(y-g.rows[i-1]))
		}
		if i+1 < len(g.rows) {
			reach = min(reach, 0.6*(g.rows[i+1]-y))
		}
		for c, words := range columns {
			if slices.ContainsFunc(words, func(w word) bool { return abs(w.box.middleY()-y) < reach }) {
				deepest[i] = c
			}
		}
	}
	return deepest
}

// linesOf puts words of one column that are on one line together, from the top.
func linesOf(words []word, size float64) (lines []word) {
	slices.SortStableFunc(words, func(a, b word) int { return compare(a.box.middleY(), b.box.middleY()) })
	for _, w := range words {
		if n := len(lines); n > 0 && w.box.middleY()-lines[n-1].box.middleY() < 0.4*size {
			if l := &lines[n-1]; l.box.Left <= w.box.Left {
				l.text = continued(l.text, w.text)
				l.box = around(l.box, w.box)
			} else {
				*l = word{box: around(l.box, w.box), text: continued(w.text, l.text), size: l.size}
			}
			continue
		}
		lines = append(lines, w)
	}
	return lines
}

// stretch is what lines of a column may belong to: the row they label, or rows labelled in others.
type stretch struct {
	from, to int // of the rows; to is behind the last
	own      bool
	deeper   bool // the rows' own labels are in later columns: these are the ones over them all
}

func (g *alignedGrid) stretches(c int, deepest []int) (all []stretch) {
	for i, d := range deepest {
		s := stretch{from: i, to: i + 1, own: d == c, deeper: d > c}
		if n := len(all); n > 0 && !s.own && !all[n-1].own {
			all[n-1].to = i + 1
			all[n-1].deeper = all[n-1].deeper || s.deeper
			continue
		}
		all = append(all, s)
	}
	return all
}

// column writes the labels of one column.
func (g *alignedGrid) column(c int, lines []word, deepest []int) bool {
	all := g.stretches(c, deepest)
	best, cost := []int(nil), math.Inf(1)
	for _, anchor := range []func([]word) float64{middleOf, firstOf, lastOf} {
		if ends, total := g.divide(lines, all, anchor); ends != nil && total < cost {
			best, cost = ends, total
		}
	}
	owns := 0
	for _, s := range all {
		if s.own {
			owns++
		}
	}
	if best == nil || cost > g.size*float64(1+owns) {
		return false
	}
	from := 0
	for i, s := range all {
		part := lines[from:best[i]]
		from = best[i]
		if s.own {
			g.below = append(g.below,
				cell{row: s.from, col: c, rows: 1, cols: g.lead - c, text: joined(part)})
			continue
		}
		g.tall(c, s, part)
	}
	return true
}

func joined(lines []word) (text string) {
	for _, w := range lines {
		text = continued(text, w.text)
	}
	return text
}

func middleOf(w []word) float64 { return (firstOf(w) + lastOf(w)) / 2 }
func firstOf(w []word) float64  { return w[0].box.middleY() }
func lastOf(w []word) float64   { return w[len(w)-1].box.middleY() }

// ordinal is how the label of a row begins: in the midst of one such a line is out of place.
var ordinal = regexp.MustCompile(`^(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、)`)

// mostLines is of how many lines a label has at most.
const mostLines = 14

// divide finds the division of lines among stretches with the least distance in all: ends[i] is
// behind the last line of stretch i.
func (g *alignedGrid) divide(lines []word, all []stretch,
	anchor func([]word) float64) (ends []int, total float64) {
	const no = math.MaxFloat64
	costs := make([][]float64, len(all)+1)
	from := make([][]int, len(all)+1)
	for i := range costs {
		costs[i], from[i] = make([]float64, len(lines)+1), make([]int, len(lines)+1)
		for k := range costs[i] {
			costs[i][k] = no
		}
	}
	costs[0][0] = 0
	for i, s := range all {
		for k := range lines {
			if costs[i][k] == no {
				continue
			}
			g.reach(lines, s, k, costs[i][k], anchor, func(to int, cost float64) {
				if cost < costs[i+1][to] {
					costs[i+1][to], from[i+1][to] = cost, k
				}
			})
		}
		if k := len(lines); costs[i][k] != no && !s.own && costs[i][k] < costs[i+1][k] {
			costs[i+1][k], from[i+1][k] = costs[i][k], k
		}
	}
	if costs[len(all)][len(lines)] == no {
		return nil, no
	}
	ends = make([]int, len(all))
	for i, k := len(all), len(lines); i > 0; i-- {
		ends[i-1] = k
		k = from[i][k]
	}
	return ends, costs[len(all)][len(lines)]
}

// reach calls see for each number of lines from k on that a stretch may have, with what that costs.
func (g *alignedGrid) reach(lines []word, s stretch, k int, cost float64, anchor func([]word) float64,
	see func(to int, cost float64)) {
	if s.own {
		for to := k + 1; to <= min(len(lines), k+mostLines); to++ {
			if to > k+1 && ordinal.MatchString(lines[to-1].text) {
				cost += 4 * g.size
			}
			see(to, cost+abs(anchor(lines[k:to])-g.rows[s.from]))
		}
		return
	}
	see(k, cost)
	top, bottom := g.rows[s.from]-1.5*g.size, g.rows[s.to-1]+1.5*g.size
	for to := k + 1; to <= len(lines); to++ {
		y := lines[to-1].box.middleY()
		cost += max(0, top-y, y-bottom)
		if !s.deeper {
			cost += 3 * g.size
		}
		see(to, cost)
	}
}

// tall writes the labels over several rows, a cell for each text that is apart.
func (g *alignedGrid) tall(c int, s stretch, lines []word) {
	taken := s.from
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && lines[n].box.Top-lines[n-1].box.Bottom < 0.9*g.size {
			n++
		}
		row := max(taken, s.from+nearest(g.rows[s.from:s.to], middleOf(lines[:n])))
		if row >= s.to {
			return
		}
		g.below = append(g.below, cell{row: row, col: c, rows: 1, cols: 1, text: joined(lines[:n])})
		taken, lines = row+1, lines[n:]
	}
}
