package lists

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/check/prose/reading"
	"nianbao/templates"
)

// Every total with every run of amounts after it, in its brackets or before it is a reading. One that adds up is right,
// and speaks against others of its amounts. What the words around make of one that does not is its shape, whose weight
// decides whether the run is meant to be all of the total's parts.

// Proposal is a reading: these amounts are all parts of those totals, and do not come to them.
type Proposal struct {
	Totals []*reading.Amount // one, or several side by side, the nearest first
	Parts  []*reading.Amount
	score  int

	line *line // where it stands
	how  reach
	edge edge
}

// Statement writes a proposal as 388=20+275+113.
func (q Proposal) Statement() string {
	said := func(list []*reading.Amount) string {
		var values []string
		for _, a := range list {
			values = append(values, a.Value.String())
		}
		return strings.Join(values, "+")
	}
	w := slices.Clone(q.Totals)
	slices.Reverse(w)
	return said(w) + "=" + said(q.Parts)
}

// Reading is a proposal with its features.
type Reading struct {
	Proposal
	Features []string
}

// Readings returns the readings of a paragraph that do not add up and are not spoken against.
func Readings(e *templates.Edition, p *reading.Passage) []Reading {
	var list []Reading
	if len(p.Amounts) < 2 {
		return nil
	}
	r := propose(e, p)
	r.confirm()
	r.arithmetic()
	for _, q := range r.proposals {
		if !r.contradicted(q) && totals(q.Parts).exact() && totals(q.Totals).exact() && !r.vetoed(q, "") {
			shape := r.observe(q)
			list = append(list, Reading{q, schema.Names(shape)})
		}
	}
	return list
}

// proposer makes the readings of a paragraph.
type proposer struct {
	*line
	text      quantity.Text
	words     *words
	paragraph []*reading.Amount
	names     []name              // by amount
	no        []int               // by amount: how many sentences of its line are before it
	bracketed []*reading.Amount   // those in brackets after others
	owner     []*reading.Amount   // by amount: the total it is a part of by a reading that adds up
	exact     []Proposal          // readings that add up
	settled   [][]*reading.Amount // by total: the parts that add up to it, nil for none
	balanced  []bool              // by total: it is accounted for otherwise
	proposals []Proposal
	found     []List
}

func propose(e *templates.Edition, p *reading.Passage) *proposer {
	n := len(p.Amounts)
	r := &proposer{text: p.Folded, words: wordsOf(e), paragraph: p.Amounts, names: make([]name, n), no: make([]int, n),
		owner: make([]*reading.Amount, n), settled: make([][]*reading.Amount, n), balanced: make([]bool, n)}
	lines := r.linesOf(p)
	for i := range lines {
		r.line = &lines[i]
		r.read()
	}
	r.proposals = slices.DeleteFunc(r.proposals, func(q Proposal) bool { return r.isSettled(q) })
	return r
}

// isSettled reports whether a reading that adds up accounts for the totals of another. A list of its own that shares no
// part with it may be a second one: 按主体分…；按渠道分….
func (r *proposer) isSettled(q Proposal) bool {
	t := q.Totals[0]
	if r.balanced[t.Nth] {
		return true
	}
	if r.settled[t.Nth] == nil {
		return false
	}
	opens := r.openerOf(t, q.Parts, q.how)
	return q.how.heads || overlap(r.settled[t.Nth], q.Parts) > 0 || opens == opensCounting ||
		opens == opensNone && !r.advancing(q.Parts)
}

// contradicted reports whether some reading that adds up leaves no room for another: it has the other's total beside the
// parts, has the parts of another total, or their sum is told elsewhere.
func (r *proposer) contradicted(q Proposal) bool {
	total, parts := q.Totals[0], q.Parts
	if len(q.Totals) > 1 || r.reckoned(total) {
		return len(q.Totals) == 1
	}
	whose, all := r.owner[total.Nth], true
	for _, p := range parts {
		o := r.owner[p.Nth]
		if p == whose || o != nil && (o == whose || o != total && slices.Contains(parts, o) && !r.byChance(q, o)) {
			return true
		}
		all = all && o != nil && o != total
	}
	if all {
		return true
	}
	for _, e := range r.exact {
		if slices.Contains(e.Parts, total) && overlap(e.Parts, parts) > 1 ||
			sameParts(e.Parts, parts) && e.Totals[0] != total {
			return true
		}
	}
	return toldIn(r.paragraph, q, leastTelling)
}

// byChance reports whether one of the parts of a reading is the sum of others after it only by chance: no word makes it
// their total, and without them the reading does not add up either.
func (r *proposer) byChance(q Proposal, o *reading.Amount) bool {
	left := fixedSum(q.Parts) - totals(q.Totals).fixed()
	for _, p := range q.Parts {
		if r.owner[p.Nth] == o {
			left -= p.Fixed
		}
	}
	return left != 0 && !slices.ContainsFunc(r.exact, func(e Proposal) bool { return e.Totals[0] == o && r.isOpened(e) })
}

func overlap(a, b []*reading.Amount) int {
	n := 0
	for _, p := range b {
		if slices.Contains(a, p) {
			n++
		}
	}
	return n
}

func sameParts(a, b []*reading.Amount) bool { return len(a) == len(b) && overlap(a, b) == len(b) }

// leastTelling is the sum, in ten-thousandths, from which it is no chance that another amount is the same.
const leastTelling = 10 * 10_000

// toldIn reports whether what parts come to is another of some amounts.
func toldIn(all []*reading.Amount, q Proposal, least int64) bool {
	s := fixedSum(q.Parts)
	return s >= least && slices.ContainsFunc(all, func(a *reading.Amount) bool {
		return a.Fixed == s && !a.Aside && a.Unit == q.Totals[0].Unit && !slices.Contains(q.Totals, a) &&
			!slices.Contains(q.Parts, a)
	})
}

// roughly is the share of a total, one in so many, within which rounding may make a sum of its parts.
const roughly = 10

// enter takes in a reading: as right where it adds up, else as a proposal, unless its words or numbers speak against it.
func (r *proposer) enter(w totals, parts []*reading.Amount, how reach, edge edge) {
	total, value := w[0], w.fixed()
	off := fixedSum(parts) - value
	estimate := !w.exact() || !totals(parts).exact()
	if !estimate && len(parts) > 1 && (off == 0 || how.unlike || len(w) == 1 && value/roughly >= max(off, -off)) &&
		w.exactly(parts) {
		switch {
		case how.back && r.cuts(total, parts, how):
			return
		case how.back || how.heads || len(w) > 1 || !innerOpener(parts):
			r.settle(w, parts, how)
		}
		return
	}
	first := r.of(parts[0])
	plain := len(parts) > 1 && r.openerOf(total, parts, how) == opensNone
	if how.unlike && !how.back || len(parts) > 1 && (off > value || -off > value/4*3) ||
		r.of(total).lead&planned != 0 && first.lead&planned == 0 ||
		how.back && r.of(total).lead&standing != 0 || r.saysSome(parts, how, off) || !how.back && r.endsInAnother(parts) ||
		plain && (exceeded(w, parts) || joinedTo(total, parts[0])) {
		return
	}
	q := Proposal{Totals: w, Parts: slices.Clone(parts), line: r.line, how: how, edge: edge}
	r.proposals = append(r.proposals, q)
}

// settle takes in a reading that adds up.
func (r *proposer) settle(w totals, parts []*reading.Amount, how reach) {
	q := Proposal{Totals: w, Parts: slices.Clone(parts), line: r.line, how: how}
	if opened := r.isOpened(q); opened || len(w) == 1 && r.follows(q) {
		r.exact = append(r.exact, q)
	} else if len(w) > 1 {
		return
	}
	for _, t := range w {
		r.settled[t.Nth] = append(r.settled[t.Nth], q.Parts...)
	}
}

func fixedSum(parts []*reading.Amount) int64 {
	var n int64
	for _, p := range parts {
		n += p.Fixed
	}
	return n
}

// saysSome reports whether parts fall short of their total and the words say that they are not all of them.
func (r *proposer) saysSome(parts []*reading.Amount, how reach, off int64) bool {
	if how.back || off > 0 {
		return false
	}
	last := parts[len(parts)-1]
	return strings.HasSuffix(last.Label, "等") || r.saysEtcetera(last) || r.of(parts[0]).before&someOnly != 0
}

// joinedTo reports whether an amount stands beside the one before it rather than under it: 县直部门37个、乡镇21个.
func joinedTo(total, first *reading.Amount) bool {
	return first.Joined && first.In == total.In && first.Row == total.Row && first.At == total.At+1
}
