package lists

import (
	"slices"
	"sync"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/reading"
)

// bar is the score above which a reading is held against its total.
const bar = 0

// ScaleOf returns the scale that weights make for readings of lists.
func ScaleOf(weights map[string]int) *judge.Scale { return schema.Scale(weights) }

// builtin is the scale of the program's own weights.
var builtin = sync.OnceValue(func() *judge.Scale { return ScaleOf(judge.Of(judge.Lists)) })

// weigh adds the lists that do not add up and weigh enough. One false statement is one finding: of readings that share a
// total or parts, the heaviest counts.
func (r *proposer) weigh(scale *judge.Scale) {
	var open []Proposal
	for _, q := range r.proposals {
		if r.contradicted(q) {
			continue
		}
		shape := r.observe(q)
		if q.score = scale.Score(&shape); q.score > bar && !r.vetoed(q, "") {
			open = append(open, q)
		}
	}
	slices.SortStableFunc(open, func(a, b Proposal) int { return b.score - a.score })
	for _, q := range open {
		if r.accused(q) {
			continue
		}
		v := reading.Wrong
		if !totals(q.Totals).exact() || !totals(q.Parts).exact() {
			v = reading.Unjudged
		}
		r.tell(v, q.Totals, q.Parts)
	}
}

// accused reports whether a list that does not add up has a total or parts of another.
func (r *proposer) accused(q Proposal) bool {
	return slices.ContainsFunc(r.found, func(l List) bool {
		return l.Verdict != reading.Right && (overlap(l.totals, q.Totals) > 0 || overlap(l.parts, q.Parts) > 0 ||
			overlap(l.parts, q.Totals) > 0)
	})
}

// confirm adds the lists that add up: those that words open or close, then those that follow their total at once.
func (r *proposer) confirm() {
	for _, opened := range []bool{true, false} {
		for _, q := range r.exact {
			r.line = q.line
			if r.isOpened(q) == opened && !r.isTaken(q) {
				for _, p := range q.Parts {
					r.owner[p.Nth] = q.Totals[0]
				}
				r.tell(reading.Right, q.Totals, q.Parts)
			}
		}
	}
}

// isOpened reports whether words open or close a list.
func (r *proposer) isOpened(q Proposal) bool {
	o := r.openerOf(q.Totals[0], q.Parts, q.how)
	return o != opensNone && o != opensCounting
}

// follows reports whether a list follows its total in its sentence, or a total all of its parts.
func (r *proposer) follows(q Proposal) bool {
	t, first := q.Totals[0], q.Parts[0]
	if q.how.back {
		return t.Own && q.how.skipped == 0
	}
	return q.how.skipped == 0 && !q.how.heads && !joinedTo(t, first)
}

// isTaken reports whether parts belong to a list that is told already.
func (r *proposer) isTaken(q Proposal) bool {
	return slices.ContainsFunc(q.Parts, func(p *reading.Amount) bool { return r.owner[p.Nth] != nil })
}
