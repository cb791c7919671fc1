package claims

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/templates"
)

// What several subjects see at one place is one statement.

// isPlain reports whether what is stated fits the nearest name, or whatever may be meant.
func (st *Statement) isPlain() bool {
	all := true
	for i := range st.Proposals {
		q := &st.Proposals[i]
		if q.Equal && q.near() && q.how.place != "after" && !st.isOtherSubjects(*q, nil) &&
			(!q.isAnotherGroups() || q.holdsHead()) && !st.isLonger(*q, nil) {
			return true
		}
		all = all && (q.Equal || q.Gap)
	}
	return all
}

// claim makes a claim of a proposal.
func (q *Proposal) claim(st *Statement) Claim {
	s := q.scene
	from, to := min(q.From, q.NameFrom), max(q.To, q.NameTo)
	if q.how.opens > 0 {
		from = s.tokens[q.how.opens].from
	}
	claim := Claim{Rule: q.Figure.Rule, Paragraph: st.Passage.Paragraph, Words: s.Folded.Quote(q.NameFrom, q.NameTo),
		Options: q.Options, Denied: st.Kind == "denial", Verdict: reading.Wrong, Weighed: true,
		figure: q.Figure, from: from, to: to, at: q.From,
		Said: reading.Stated{Value: q.Value}}
	if a := st.Amount; a != nil {
		claim.Said = reading.Stated{Label: a.Label, Written: s.Folded.Quote(a.From, a.To), Value: a.Value, Unit: a.Unit}
	}
	first, last := s.tokens[q.spot.from].from, s.tokens[min(q.spot.end, len(s.tokens)-1)].to
	claim.Sentence, claim.Start = s.Folded.Quote(first, last), s.Folded.Offset(first)
	claim.Clause = shortened(s.Folded.Quote(from, to))
	return claim
}

// merged makes one statement of what several subjects see at one place, and of a denial one for each name.
func merged(here []*Statement) []*Statement {
	type key struct {
		kind       string
		from, name int
	}
	var list []*Statement
	by := map[key]*Statement{}
	for _, st := range here {
		if st.Amount != nil { // all of it is said of one place
			k := key{kind: st.Kind, from: st.Proposals[0].From}
			if by[k] == nil {
				by[k], list = st, append(list, st)
			} else {
				by[k].Proposals = append(by[k].Proposals, st.Proposals...)
			}
			continue
		}
		for _, q := range st.Proposals {
			k := key{kind: st.Kind, from: q.From, name: q.NameFrom}
			if by[k] == nil {
				by[k] = &Statement{Passage: st.Passage, Amount: st.Amount, Kind: st.Kind}
				list = append(list, by[k])
			}
			by[k].Proposals = append(by[k].Proposals, q)
		}
	}
	return list
}

// number counts for each statement of a paragraph how many of the others fit.
func number(here []*Statement) {
	fit, unfit := 0, 0
	marks := make([]int, len(here)) // 1 fits, -1 does not, 0 cannot be told
	for i, st := range here {
		if marks[i] = st.fits(); marks[i] > 0 {
			fit++
		} else if marks[i] < 0 {
			unfit++
		}
	}
	told, named := toldIn(here), map[int][]bond{}
	for _, st := range here {
		for _, q := range st.Proposals {
			if st.Amount != nil && !q.how.beyond {
				named[q.NameFrom] = append(named[q.NameFrom], bond{q.From, q.distance(),
					q.Equal && q.Value.IsPositive(), q.how.commas > 0})
			}
		}
	}
	for i, st := range here {
		st.around, st.told = neighbours{fit: fit, unfit: unfit}, told
		st.named, st.others, st.no = named, here, i
		if marks[i] > 0 {
			st.around.fit--
		} else if marks[i] < 0 {
			st.around.unfit--
		}
	}
}

// observe makes the features of a statement's proposals, once.
func (st *Statement) observe() {
	if st.observed {
		return
	}
	st.observed = true
	for k := range st.Proposals {
		q := &st.Proposals[k]
		n := st.around
		n.alt, n.own = st.alternative(k), q.scene.own
		n.told, n.bond = st.toldElsewhere(*q), st.otherBond(*q)
		q.Features, q.Doubts = q.scene.observe(st, *q, n)
	}
}

// alternative names how near another name is that fits what is stated.
func (st *Statement) alternative(k int) string {
	best := "none"
	for i, q := range st.Proposals {
		switch {
		case i == k || !q.Equal:
		case q.near():
			return "near"
		case q.how.beyond:
			if best == "none" {
				best = "beyond"
			}
		default:
			best = "far"
		}
	}
	if best == "none" && st.Amount != nil && st.isSum() {
		return "sum"
	}
	return best
}

// near reports whether a name is as near as can be.
func (q Proposal) near() bool {
	h := q.how
	return h.gap <= 2 && h.commas == 0 && !h.beyond && !h.next && h.rank == 0 && h.names == 0 && h.others == 0
}

// fits tells whether the nearest names of an amount fit: 1 if one does, -1 if none.
func (st *Statement) fits() int {
	if st.Amount == nil || st.Amount.Aside || !st.Amount.Value.GreaterThan(decimal.NewFromInt(1)) {
		return 0
	}
	mark := 0
	for _, q := range st.Proposals {
		if !q.near() {
			continue
		}
		if q.Equal {
			return 1
		}
		mark = -1
	}
	return mark
}

// isSum reports whether an amount is what several names beside one another come to.
func (st *Statement) isSum() bool {
	if st.isOfSubjects() || st.isOfGroups() {
		return true
	}
	for _, place := range []string{"before", "after"} {
		var names []*templates.Figure
		last := -1
		for i, q := range st.Proposals {
			if i > 0 && q.scene != st.Proposals[i-1].scene {
				names, last = nil, -1
			}
			if q.how.place != place || q.how.beyond || len(q.Options[0].Gaps) > 0 {
				continue
			}
			if q.how.word == last {
				names = names[:len(names)-1]
			}
			names, last = append(names, q.Figure), q.how.word
		}
		for from := range names {
			sum := decimal.Zero
			for n, f := range names[from:] {
				sum = sum.Add(option(st.Proposals[0].scene.report, f.Sums[0]).Sum)
				if n > 0 && sum.Equal(st.Amount.Value) && sum.IsPositive() {
					return true
				}
			}
		}
	}
	return false
}

// isOfGroups reports whether an amount is what one row comes to in several groups: 复议诉讼中被纠正6件.
func (st *Statement) isOfGroups() bool {
	for i, a := range st.Proposals {
		for _, b := range st.Proposals[i+1:] {
			if len(a.spot.heads) > 1 && a.Figure.Of != "" && b.Figure.Of != "" &&
				a.NameFrom == b.NameFrom && a.scene == b.scene &&
				len(a.Options[0].Gaps)+len(b.Options[0].Gaps) == 0 && !isWithin(a.Figure, b.Figure) &&
				!isWithin(b.Figure, a.Figure) && a.Options[0].Sum.Add(b.Options[0].Sum).Equal(st.Amount.Value) {
				return true
			}
		}
	}
	return false
}

// isOfSubjects reports whether an amount is what one figure comes to in several subjects: 新出台的规章、规范性文件共11件.
func (st *Statement) isOfSubjects() bool {
	for i, a := range st.Proposals {
		sum, n := decimal.Zero, 0
		for k, b := range st.Proposals {
			if b.Figure.ID != a.Figure.ID || b.how.place != a.how.place || len(b.Options[0].Gaps) > 0 ||
				b.spot.noun < b.spot.clause && !b.scene.nounFollows(*b.spot) {
				continue
			}
			if k > i && b.scene == a.scene {
				break
			}
			sum, n = sum.Add(b.Options[0].Sum), n+1
		}
		if n > 1 && sum.Equal(st.Amount.Value) && sum.IsPositive() {
			return true
		}
	}
	return false
}
