package claims

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/templates"
)

// Rows of one group side by side bear each other out: where 行政诉讼共5件，结果维持2件，尚未审结1件，其他结果1件 fits the table
// in all rows but one, that one is wrong, whatever else its own few words might mean.

// frameLeast is the score under which not even a reading whose neighbours fit is reported.
const frameLeast = -330

// framed returns the likeliest reading that does not fit among rows of its group that do, nil for none.
func (st *Statement) framed(w Weigher) *Proposal {
	if st.Amount == nil {
		return nil
	}
	var best *Proposal
	for i := range st.Proposals {
		q := &st.Proposals[i]
		if q.Gap || !q.isBeside() || q.isAnotherGroups() || q.Figure.Of == "" && !q.scene.groups[q.Figure] ||
			q.isOfSeveral() {
			continue
		}
		if q.Equal || st.isFittedBeside(*q) {
			return nil
		}
		if w.Score(*q) > frameLeast && st.isAmongFitting(*q) && (best == nil || w.Score(*q) > w.Score(*best)) {
			best = q
		}
	}
	if best != nil && st.vetoed(*best, w) {
		return nil
	}
	return best
}

// isOfSeveral reports whether a row may be that of several groups together: 复议6件、诉讼4件，其中维持7件.
func (q *Proposal) isOfSeveral() bool {
	heads := q.spot.heads
	return q.Figure.Of != "" && slices.ContainsFunc(heads, func(g *templates.Figure) bool {
		return g != heads[0] && !isWithin(g, heads[0]) && !isWithin(heads[0], g)
	})
}

// isBeside reports whether a name and what is stated are side by side, with no other name nearer.
func (q *Proposal) isBeside() bool {
	return q.near() && (q.how.place == "before" || q.how.place == "after")
}

// isAmongFitting reports whether amounts of the sentence that are named as a reading is fit the table: one, or two
// where they are so small that they may do so by chance.
func (st *Statement) isAmongFitting(q Proposal) bool {
	n := 0
	for o := range st.sentence(q) {
		most := 0
		for i := range o.Proposals {
			p := &o.Proposals[i]
			switch {
			case !p.Equal || p.Figure == q.Figure || p.Value.IsZero() || !q.isOfOneGroup(p):
			case p.Value.GreaterThan(decimal.NewFromInt(2)):
				most = 2
			default:
				most = max(most, 1)
			}
		}
		n += most
	}
	return n > 1
}

// isOfOneGroup reports whether a reading is of the group of another's row, or both are rows of one group, named on the
// same side.
func (q *Proposal) isOfOneGroup(p *Proposal) bool {
	if p.scene == q.scene && p.Figure.ID == q.Figure.Of {
		return p.how.place == "before" && p.how.commas == 0 && !p.how.beyond || p.isBeside()
	}
	return p.scene == q.scene && p.isBeside() && p.how.place == q.how.place &&
		(q.Figure.Of == "" || p.Figure.Of == q.Figure.Of)
}

// isFittedBeside reports whether another amount of the sentence fits the figure of a reading, and may mean it.
func (st *Statement) isFittedBeside(q Proposal) bool {
	for o := range st.sentence(q) {
		if slices.ContainsFunc(o.Proposals, func(p Proposal) bool {
			return p.Equal && p.Figure == q.Figure && p.Value.IsPositive()
		}) {
			return true
		}
	}
	return false
}

// sentence goes through the other amounts of a reading's sentence.
func (st *Statement) sentence(q Proposal) func(yield func(*Statement) bool) {
	return func(yield func(*Statement) bool) {
		for _, o := range st.nearOthers() {
			first := &o.Proposals[0]
			if o.Amount != nil && first.From != q.From && first.spot.from == q.spot.from && !yield(o) {
				return
			}
		}
	}
}
