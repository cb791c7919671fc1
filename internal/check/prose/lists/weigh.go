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
