package lists

import (
	"slices"

	"nianbao/internal/check/prose/reading"
)

// bar is the score above which a reading is held against its total.
const bar = 0

// weigh adds the lists that no construction knows but whose words weigh enough. One false
// statement is one finding: of readings that share a total or parts, the heaviest counts.
func (f *lister) weigh(p *reading.Passage, score func(features []string) int) {
	if len(p.Amounts) < 2 {
		return
	}
	r := f.propose(p)
	f.found = slices.DeleteFunc(f.found, func(l List) bool { return l.Verdict == reading.Wrong && l.Way == Sum && r.vetoes(l) })
	proposals := r.open()
	for i := range proposals {
		proposals[i].score = score(proposals[i].Features)
	}
	slices.SortStableFunc(proposals, func(a, b Proposal) int { return b.score - a.score })
	for _, q := range proposals {
		if q.score <= bar {
			return
		}
		if !f.accused(q) && !r.contradicted(q.Total, q.Parts) {
			s := q.Total.In
			if s == nil {
				s = q.Parts[0].In
			}
			f.tellAcross(q, s)
		}
	}
}

// vetoes reports whether some reading that adds up shows that a list was taken too short, or for another total's.
func (r *proposer) vetoes(l List) bool {
	if len(l.totals) != 1 {
		return false
	}
	if planned(l.totals[0]) && !planned(l.parts[0]) {
		return true
	}
	for _, e := range r.exact {
		if e.Total == l.totals[0] && overlap(e.Parts, l.parts) == len(l.parts) ||
			e.Total.Own && slices.Contains(e.Parts, l.totals[0]) && overlap(e.Parts, l.parts) == len(l.parts) {
			return true
		}
	}
	return r.toldWithin(l.totals[0], l.parts)
}

// toldWithin reports whether what parts come to stands in a bracket of the paragraph, as a part that they part further.
func (r *proposer) toldWithin(total *reading.Amount, parts []*reading.Amount) bool {
	s := fixedSum(parts)
	return s >= leastTelling*10_000 && slices.ContainsFunc(r.bracketed, func(a *reading.Amount) bool {
		return a.Unit == total.Unit && a.Fixed == s && a.From < parts[0].From && !slices.Contains(parts, a)
	})
}

// accused reports whether a list that is told wrong has a total or parts of another.
func (f *lister) accused(q Proposal) bool {
	return slices.ContainsFunc(f.found, func(l List) bool {
		return l.Verdict != reading.Right && (slices.Contains(l.totals, q.Total) || overlap(l.parts, q.Parts) > 0 ||
			slices.Contains(l.parts, q.Total))
	})
}

// tellAcross adds a list whose parts may stand in other sentences than its total.
func (f *lister) tellAcross(q Proposal, s *reading.Sentence) {
	around := *s
	for _, a := range q.Parts {
		if a.In != nil {
			around.From, around.To = min(around.From, a.In.From), max(around.To, a.In.To)
		}
	}
	f.tell(reading.Wrong, totals{q.Total}, q.Parts, &around)
}
