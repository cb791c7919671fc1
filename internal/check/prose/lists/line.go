package lists

import (
	"slices"

	"nianbao/internal/check/prose/reading"
)

// line is a row of amounts of which some may be the parts of another: those of a paragraph, or of a bracket.
type line struct {
	amounts []*reading.Amount
	order   map[*reading.Sentence]int // how many sentences are before it
	outer   *reading.Amount           // the amount whose bracket it is, nil for the paragraph
}

// linesOf returns the line of a paragraph, with the brackets that hang on no amount, and those of its brackets.
func linesOf(p *reading.Passage) []line {
	main := line{order: map[*reading.Sentence]int{}}
	for i, s := range p.Said {
		main.order[s] = i
		for _, row := range s.Stretches {
			main.amounts = append(main.amounts, row...)
		}
	}
	for _, b := range p.Loose {
		for _, s := range b {
			main.order[s] = main.sentenceAt(p.Said, s.From)
			for _, row := range s.Stretches {
				main.amounts = append(main.amounts, row...)
			}
		}
	}
	if len(p.Loose) > 0 {
		slices.SortFunc(main.amounts, func(a, b *reading.Amount) int { return a.From - b.From })
	}
	lines := []line{main}
	for _, a := range main.amounts {
		lines = append(lines, insideOf(a)...)
	}
	return lines
}

// sentenceAt returns the number of the sentence that holds a place.
func (l line) sentenceAt(said reading.Block, at int) int {
	n := 0
	for i, s := range said {
		if s.From <= at {
			n = i
		}
	}
	return n
}

// insideOf returns the lines of the brackets after an amount.
func insideOf(a *reading.Amount) []line {
	if len(a.Inside) == 0 {
		return nil
	}
	l := line{order: map[*reading.Sentence]int{}, outer: a}
	for i, s := range a.Inside {
		l.order[s] = i
		for _, row := range s.Stretches {
			l.amounts = append(l.amounts, row...)
		}
	}
	lines := []line{l}
	for _, inner := range l.amounts {
		lines = append(lines, insideOf(inner)...)
	}
	return lines
}

// far returns how many sentences are between two amounts.
func (l line) far(a, b *reading.Amount) int { return l.order[b.In] - l.order[a.In] }
