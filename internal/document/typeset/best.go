package typeset

import (
	"math"
	"slices"
)

// What a line costs. The unit is a line whose places are all opened by looseEm, by which it begins
// to look loose.
const (
	looseEm = 0.04

	costTight  = 1.5     // a line whose marks give up all the blank they can
	costSoft   = 30.0    // breaking an address
	costForced = 100_000 // breaking what should hold together
	costLine   = 1.0     // any line of a paragraph
	costRagged = 1_000   // any line of a label: as few as possible comes first
	costLone   = 3.0     // a last line of a single character
	costFew    = 16.0    // the same of a label, or a quarter of it for two
	costAtMost = 20_000  // however loose a line is, it is better than a forced break

	epsilon = 1e-6 // what adding widths may lose
)

// span is what a stretch of text measures as one line. Spaces at its end do not count.
type span struct {
	width float64 // natural
	give  float64 // by how much it can be tightened
	spill float64 // blank of its last mark, which may stand outside the measure
	open  int     // places that can be opened
	chars int     // but marks that close
}

// walk measures the stretches that begin at from and end before to, for every to while visit
// returns true.
func (p *paragraph) walk(from int, visit func(to int, s span) bool) {
	var s span
	var waiting span // spaces, which count when something follows
	for i := from; i < len(p.text); i++ {
		if i > from {
			waiting.width += p.gap[i-1]
			waiting.give += p.give[i-1]
			if p.loose[i-1] {
				waiting.open++
			}
		}
		waiting.width += p.text[i].Width
		if p.classes[i] != space {
			s.width += waiting.width
			s.give += waiting.give
			s.open += waiting.open
			waiting = span{}
			if s.spill = 0; p.classes[i] == closing {
				s.spill = p.text[i].Right
			} else {
				s.chars++
			}
		}
		if !visit(i+1, s) {
			return
		}
	}
}

// whole measures the text as one line.
func (p *paragraph) whole() (s span) {
	p.walk(0, func(_ int, now span) bool { s = now; return true })
	return s
}

// giveOf returns by how much the place after character i can be tightened.
func (p *paragraph) giveOf(i int) float64 {
	most := maxOverlap * p.style.Em
	switch {
	case p.gap[i] > 0:
		return p.gap[i] / 2
	case p.gap[i] < 0:
		return 0
	case p.classes[i] == closing:
		return min(p.text[i].Right/2, most)
	case p.classes[i+1] == opening:
		return min(p.text[i+1].Left/2, most)
	}
	return 0
}

// maxOverlap is by how many ems a mark's blank may be covered by its neighbour to tighten a line.
// Programs that read text out of a file take what overlaps more for a line of its own.
const maxOverlap = 0.09

func (p *paragraph) measure(from int) float64 {
	if from == 0 {
		return p.style.Measure - p.style.Indent
	}
	return p.style.Measure
}

// best returns where the lines end so that the whole paragraph costs least. From every break that
// can be reached it tries all lines that fit; a line holds a few dozen characters, so the work
// grows as the text does. The first line tried after a break is accepted even if it does not fit,
// so that there always is an answer.
func (p *paragraph) best() []int {
	n := len(p.text)
	cost := make([]float64, n+1)
	prev := make([]int, n+1)
	for i := 1; i <= n; i++ {
		cost[i] = math.Inf(1)
	}
	least := p.costOfLine()
	for from := range n {
		if math.IsInf(cost[from], 1) {
			continue
		}
		measure, tried := p.measure(from), false
		p.walk(from, func(to int, s span) bool {
			if p.after[to-1] == never {
				return true
			}
			fits := s.width <= measure+s.give+s.spill+epsilon
			if tried && !fits {
				// Two marks that meet can be narrower than the first alone, so look a little
				// further.
				return s.width < measure+s.give+s.spill+p.style.Em
			}
			tried = true
			if cost[from]+least >= cost[to] {
				return true // whatever the line looks like
			}
			if c := cost[from] + p.cost(s, measure, p.after[to-1], to == n); c < cost[to] {
				cost[to], prev[to] = c, from
			}
			return true
		})
	}
	var cuts []int
	for to := n; to > 0; to = prev[to] {
		cuts = append(cuts, to)
	}
	slices.Reverse(cuts)
	return cuts
}

// cost returns the cost of a line; last marks the end of the paragraph.
func (p *paragraph) cost(s span, measure float64, end freedom, last bool) float64 {
	cost := p.costOfLine()
	switch end {
	case forced:
		cost += costForced
	case softly:
		cost += costSoft
	}
	spare := measure - s.width
	switch {
	case spare < -s.give-s.spill-epsilon: // does not fit at all
		return cost + costForced
	case spare < -s.spill:
		tight := (-spare - s.spill) / s.give
		cost += costTight * tight * tight
	case spare < 0 || last && !p.style.Balance:
	case !p.style.Justify:
		cost += min(square(spare/p.style.Em), costAtMost)
	default:
		loose := spare / float64(max(s.open, 1)) / p.style.Em / looseEm
		cost += min(square(loose), costAtMost)
	}
	switch {
	case !last || p.style.Balance:
	case p.style.Justify && s.chars <= 1:
		cost += costLone
	case !p.style.Justify && s.chars <= 2:
		cost += costFew / square(float64(max(1, s.chars)))
	}
	return cost
}

// costOfLine is what any line costs, and the least that one does.
func (p *paragraph) costOfLine() float64 {
	if p.style.Justify {
		return costLine
	}
	return costRagged
}

func square(x float64) float64 { return x * x }
