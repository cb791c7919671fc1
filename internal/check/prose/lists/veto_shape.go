package lists

import (
	"regexp"
	"slices"

	"nianbao/internal/check/prose/reading"
)

// Vetoes by how a run lies: what opens it, where it ends, and what else stands there.

// addsHead reports whether a later part begins a statement of its own: 26件，…；27件申请中有3件….
func (r *proposer) addsHead(q Proposal) bool {
	return slices.ContainsFunc(q.Parts[1:], func(p *reading.Amount) bool {
		return p.Heads && (p.In != q.Parts[0].In || p.Row != q.Parts[0].Row)
	})
}

// countsInner reports whether a run before its total counts a share of what it counted already: 72件和4件，其中8件.
func (r *proposer) countsInner(q Proposal) bool {
	return q.how.back && slices.ContainsFunc(q.Parts[1:], func(p *reading.Amount) bool {
		o := r.of(p).opens
		return o == reading.Among || o == reading.Includes
	})
}

// hasOwnList reports whether a total that only ends a run opens a list of its own.
func (r *proposer) hasOwnList(q Proposal) bool {
	t := q.Totals[0]
	if !q.how.back || t.Own || t.Nth+1 >= len(r.paragraph) {
		return false
	}
	next := r.paragraph[t.Nth+1]
	return next.In == t.In && r.of(next).opens != reading.NoOpener
}

// isOpenedItself reports whether a total is the first part of a list that a word opens, and the run is the rest of it.
func (r *proposer) isOpenedItself(q Proposal) bool {
	t := q.Totals[0]
	return !q.how.back && r.openerOf(t, q.Parts, q.how) == opensNone &&
		(r.of(t).opens != reading.NoOpener || r.withinBefore(t)) &&
		!t.Own && q.Parts[0].In == t.In && q.Parts[0].Row == t.Row
}

// isInTurn reports whether parts have no names, and so may be of several things named before, one each: 分别占9件和3件.
func (r *proposer) isInTurn(q Proposal) bool {
	first := q.Parts[0]
	if q.how.back && q.Totals[0].Own || first.Opener != reading.Apart {
		return false
	}
	return first.In != q.Totals[0].In && !first.Spread && len(q.Parts) > 1 &&
		r.all(q.Parts[1:], func(p *reading.Amount, _ *name) bool { return p.Label == "" }) ||
		first.Label == "" && r.of(q.Totals[0]).row && r.words.rows.In(first.Between)
}

// goesOn reports whether a list that a colon opens ends at a semicolon, and amounts of its measure follow.
func (r *proposer) goesOn(q Proposal) bool {
	last := q.Parts[len(q.Parts)-1]
	if q.edge != endsStretch || !q.Parts[0].Set || last.Row != q.Parts[0].Row || last.Nth+1 >= len(r.paragraph) {
		return false
	}
	next := r.paragraph[last.Nth+1]
	return r.of(last).row && r.of(next).row && !next.Own && !next.Aside && next.In == last.In &&
		signs().In(next.Label+r.tailOf(next))&carriedOn == 0
}

// mixesYears reports whether some parts, but not all, are of a year that is named with them.
func (r *proposer) mixesYears(q Proposal) bool {
	n := 0
	for _, p := range q.Parts {
		if ofYear.MatchString(p.Between) {
			n++
		}
	}
	return n > 0 && n < len(q.Parts) && !(n == 1 && ofYear.MatchString(q.Parts[0].Between))
}

// ofYear matches the words of an amount of some year.
var ofYear = regexp.MustCompile(`20\d\d年`)

// isFarAway reports whether parts that no word makes a list of stand beyond another amount, or sentences away.
func (r *proposer) isFarAway(q Proposal) bool {
	t, first := q.Totals[0], q.Parts[0]
	return r.openerOf(t, q.Parts, q.how) == opensNone &&
		(q.how.skipped > 0 && first.Row != t.Row || r.far(t, first) > 1)
}

// isEnclosed reports whether a total and its parts stand in brackets of their own, side by side.
func (r *proposer) isEnclosed(q Proposal) bool {
	return q.Totals[0].Enclosed && r.all(q.Parts, func(p *reading.Amount, _ *name) bool { return p.Enclosed })
}

// areRows reports whether a total and its parts are rows of the form side by side, and no word puts one above the others.
func (r *proposer) areRows(q Proposal) bool {
	t := q.Totals[0]
	return r.openerOf(t, q.Parts, q.how) == opensNone &&
		(r.of(t).isRow || t.Label == "公开") && q.Parts[0].In == t.In &&
		r.any(q.Parts, func(_ *reading.Amount, n *name) bool { return n.isRow })
}

// isOfTwoLists reports whether the first part ends its stretch, and a later stretch has several: 其中8件；5件，58件.
func (r *proposer) isOfTwoLists(q Proposal) bool {
	first := q.Parts[0]
	if q.how.back || q.how.heads || len(q.Parts) < 3 || q.Parts[1].In != first.In || q.Parts[1].Row == first.Row {
		return false
	}
	return q.Parts[2].In == first.In && q.Parts[2].Row == q.Parts[1].Row && !q.Parts[2].Joined
}
