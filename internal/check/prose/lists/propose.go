package lists

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// A list need not be of a known construction. Every total with every run of amounts after it, in
// its brackets or before it is a reading; what the words around make of it are its features, and
// their weights decide whether the run is meant to be all of the total's parts (see
// [judge.Lists]). A total for which any reading adds up is never accused.

// Proposal is a reading: these amounts are all parts of that total, and do not come to it.
type Proposal struct {
	Total    *reading.Amount
	Parts    []*reading.Amount
	Features []string
	score    int // see [judge.Score]

	line line // where it stands, of which its features are made once they are asked for
	how  reach
	edge string
}

// Statement writes a proposal as 388=20+275+113.
func (p Proposal) Statement() string {
	s := p.Total.Value.String() + "="
	for i, a := range p.Parts {
		if i > 0 {
			s += "+"
		}
		s += a.Value.String()
	}
	return s
}

// Proposals returns the readings of a paragraph that do not add up, of totals of which none does.
func Proposals(e *templates.Edition, p *reading.Passage) []Proposal {
	if len(p.Amounts) < 3 {
		return nil
	}
	f := &lister{text: p.Folded, words: wordsOf(e), part: map[*reading.Amount]bool{}}
	f.block(p.Said, nil)
	for _, b := range p.Loose {
		f.block(b, nil)
	}
	r := f.propose(p)
	return slices.DeleteFunc(r.open(), func(q Proposal) bool { return r.contradicted(q.Total, q.Parts) })
}

// propose makes the proposals of a paragraph.
func (f *lister) propose(p *reading.Passage) *proposer {
	r := &proposer{lister: f, settled: map[*reading.Amount]bool{}, owner: map[*reading.Amount]*reading.Amount{},
		all: p.Amounts}
	for _, l := range f.found {
		if l.Verdict != reading.Right {
			continue
		}
		for _, t := range l.totals {
			r.settled[t] = true
		}
		for _, a := range l.parts {
			r.owner[a] = l.totals[0]
		}
	}
	for _, l := range linesOf(p) {
		r.line = l
		if l.outer != nil {
			r.bracketed = append(r.bracketed, l.amounts...)
		}
		r.read()
	}
	return r
}

// proposer makes the proposals of a paragraph.
type proposer struct {
	*lister
	line
	all       []*reading.Amount
	bracketed []*reading.Amount                   // those of them in brackets after others
	settled   map[*reading.Amount]bool            // totals of which some reading adds up
	owner     map[*reading.Amount]*reading.Amount // of parts that add up: their total
	exact     []Proposal                          // readings that add up
	proposals []Proposal
}

// open returns the proposals of totals of which no reading adds up.
func (r *proposer) open() []Proposal {
	var open []Proposal
	for _, q := range r.proposals {
		if !r.settled[q.Total] {
			r.line = q.line
			q.Features = r.observe(q.Total, q.Parts, q.how, q.edge)
			open = append(open, q)
		}
	}
	return open
}

// contradicted reports whether some reading that adds up leaves no room for another: it has the other's total beside the
// parts, has the parts of another total, or their sum is told elsewhere.
func (r *proposer) contradicted(total *reading.Amount, parts []*reading.Amount) bool {
	for _, p := range parts {
		if p == r.owner[total] || r.owner[p] != nil && r.owner[p] == r.owner[total] || r.owner[p] != nil && r.owner[p] != total && slices.Contains(parts, r.owner[p]) {
			return true
		}
	}
	if r.owned(total, parts) {
		return true
	}
	for _, e := range r.exact {
		if slices.Contains(e.Parts, total) && overlap(e.Parts, parts) > 1 || sameParts(e.Parts, parts) && e.Total != total {
			return true
		}
	}
	return r.toldElsewhere(total, parts)
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

// leastTelling is the sum from which it is no chance that another amount is the same.
const leastTelling = 10

// toldElsewhere reports whether what parts come to is another amount of the paragraph.
func (r *proposer) toldElsewhere(total *reading.Amount, parts []*reading.Amount) bool {
	s := fixedSum(parts)
	return s >= leastTelling*10_000 && slices.ContainsFunc(r.all, func(a *reading.Amount) bool {
		return a != total && !a.Aside && a.Unit == total.Unit && a.Fixed == s && !slices.Contains(parts, a)
	})
}

// owned reports whether all parts are known to be another total's, which is no part of this one.
func (r *proposer) owned(total *reading.Amount, parts []*reading.Amount) bool {
	for _, p := range parts {
		if o := r.owner[p]; o == nil || o == total {
			return false
		}
	}
	return true
}

func (r *proposer) enter(total *reading.Amount, parts []*reading.Amount, how reach, edge string) {
	off := fixedSum(parts) - total.Fixed
	if len(parts) > 1 && (off == 0 || how.unlike || total.Fixed/roughly >= max(off, -off)) && exactly(total, parts) {
		r.settled[total] = true
		r.exact = append(r.exact, Proposal{Total: total, Parts: slices.Clone(parts)})
		return
	}
	far := len(parts) > 1 && !how.unlike && max(off, -off) > total.Fixed/2
	if edge == "" || far || planned(total) && !planned(parts[0]) || how.back && wordlist.AnyIn(lead(total), lexicon.Words("standing")...) || !totals(parts).exact() || r.saysSome(total, parts, how) ||
		r.openerOf(total, parts, how) == "none" && len(parts) > 1 &&
			(exceeded(total, parts) || joinedTo(total, parts[0])) {
		return
	}
	r.proposals = append(r.proposals, Proposal{Total: total, Parts: slices.Clone(parts), line: r.line, how: how, edge: edge})
}

// roughly is the share of a total, one in so many, within which rounding may make a sum of its parts.
const roughly = 10

func fixedSum(parts []*reading.Amount) int64 {
	var n int64
	for _, p := range parts {
		n += p.Fixed
	}
	return n
}

// saysSome reports whether parts fall short of their total and the words say that they are not all of them.
func (r *proposer) saysSome(total *reading.Amount, parts []*reading.Amount, how reach) bool {
	if how.back || sum(parts, total.Unit).GreaterThan(total.Value) {
		return false
	}
	last := parts[len(parts)-1]
	return strings.HasSuffix(last.Label, "等") || r.saysEtcetera(last) ||
		wordlist.AnyIn(strings.TrimSuffix(parts[0].Between, parts[0].Label), someOnly...)
}

// planned reports whether an amount is what was meant to be done.
func planned(a *reading.Amount) bool { return wordlist.AnyIn(lead(a), lexicon.Words("planned")...) }

// joinedTo reports whether an amount stands beside the one before it rather than under it: 县直部门37个、乡镇21个.
func joinedTo(total, first *reading.Amount) bool {
	return first.Joined && first.In == total.In && first.Row == total.Row && first.At == total.At+1
}
