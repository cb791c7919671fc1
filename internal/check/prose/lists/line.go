package lists

import (
	"slices"

	"nianbao/internal/check/prose/reading"
)

// line is a row of amounts of which some may be the parts of another: those of a paragraph, or of a bracket.
type line struct {
	amounts []*reading.Amount
	outer   *reading.Amount // the amount whose bracket it is, nil for the paragraph
}

// linesOf returns the line of a paragraph, with the brackets that hang on no amount, and those of its brackets.
func (r *proposer) linesOf(p *reading.Passage) []line {
	main := line{}
	main.add(r, p.Said, func(n int, _ *reading.Sentence) int { return n })
	for _, b := range p.Loose {
		main.add(r, b, func(_ int, s *reading.Sentence) int {
			n, _ := slices.BinarySearchFunc(p.Said, s.From, func(s *reading.Sentence, at int) int { return s.From - at - 1 })
			return max(0, n-1)
		})
	}
	if len(p.Loose) > 0 {
		slices.SortFunc(main.amounts, func(a, b *reading.Amount) int { return a.From - b.From })
	}
	return r.inside([]line{main}, main.amounts)
}

// inside adds the lines of the brackets after some amounts.
func (r *proposer) inside(lines []line, amounts []*reading.Amount) []line {
	for _, a := range amounts {
		if len(a.Inside) > 0 {
			l := line{outer: a}
			l.add(r, a.Inside, func(n int, _ *reading.Sentence) int { return n })
			r.bracketed = append(r.bracketed, l.amounts...)
			lines = r.inside(append(lines, l), l.amounts)
		}
	}
	return lines
}

// add adds the amounts of a block, whose sentences have the numbers given.
func (l *line) add(r *proposer, b reading.Block, number func(n int, s *reading.Sentence) int) {
	for n, s := range b {
		for _, row := range s.Stretches {
			for _, a := range row {
				r.no[a.Nth] = number(n, s)
			}
			l.amounts = append(l.amounts, row...)
		}
	}
}

// far returns how many sentences are between two amounts.
func (r *proposer) far(a, b *reading.Amount) int {
	if a == r.outer {
		return r.no[b.Nth]
	}
	return r.no[b.Nth] - r.no[a.Nth]
}
