package claims

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Some words leave no choice of what they mean, so that nothing need be weighed: 行政复议、行政诉讼各1件; 收到7件，均在年内办结;
// 复议14件，除1件被纠正外，其余均维持.

// exact returns a reading by such words that does not fit, nil for none.
func (st *Statement) exact(w Weigher) *Proposal {
	for i := range st.Proposals {
		q := &st.Proposals[i]
		if q.how.exact && !q.Equal && !q.Gap && !q.isAnotherGroups() && q.scene.isOwn(*q.spot) && !st.isFittedBeside(*q) &&
			(q.how.place != "each" || st.fitsAnother(*q)) {
			return q
		}
	}
	return nil
}

// ofSeveral returns a row that is denied of several groups named side by side in its sentence, or claimed for all of them,
// and does not fit one: 复议6件、诉讼3件，无一被纠正; nil for none.
func (st *Statement) ofSeveral(w Weigher) *Proposal {
	for i := range st.Proposals {
		q := &st.Proposals[i]
		if st.Amount == nil && !q.Equal && !q.Gap && q.isOfHeads() && q.scene.isOwn(*q.spot) && w.Score(*q) > 0 &&
			!st.isFittedBeside(*q) && !st.vetoed(*q, w) {
			return q
		}
	}
	return nil
}

// isOfHeads reports whether a row is of one of several groups named last, none of which is a part of another.
func (q *Proposal) isOfHeads() bool {
	heads, of := q.spot.heads, false
	for _, g := range heads {
		of = of || g.ID == q.Figure.Of
		if slices.ContainsFunc(heads, func(o *templates.Figure) bool { return isWithin(g, o) }) {
			return false
		}
	}
	return of && len(heads) > 1 && q.spot.fresh
}

// isOwn reports whether nothing around a spot makes what is stated another's, a part's or another time's.
func (s *scene) isOwn(p spot) bool {
	t := s.timeOf(p)
	return s.foreignOf(p) == "none" && s.partOf(p) == "none" && s.scopeOf(p) == "none" && !p.foreign && !p.leftOut &&
		(t == "none" || strings.HasPrefix(t, "own"))
}

// fitsAnother reports whether another name of the row that a reading is of fits.
func (st *Statement) fitsAnother(q Proposal) bool {
	return slices.ContainsFunc(st.Proposals, func(o Proposal) bool {
		return o.how.place == q.how.place && o.Equal && o.Figure != q.Figure
	})
}

// each proposes that every name of a row before an amount has it: 行政复议、行政诉讼各1件.
func (s *scene) each(p *spot, st *Statement) {
	k := p.at - 1
	if k < p.from || !wordlist.AnyEnds(s.saidAt(k), "各", "各为", "各有") {
		return
	}
	for n := 0; k-1 >= p.from && n < mostNames; k-- {
		switch t := s.tokens[k-1]; t.role {
		case figureWord:
			s.enter(p, st, how{place: "each", word: k - 1, exact: true}, t.figures)
			n++
		case join, noun, nearNoun:
		default:
			return
		}
	}
}

// inYear proposes that nothing was carried forward where all that came in was finished within the year.
func (s *scene) inYear(p *spot, st *Statement, h how) {
	if p.before == nil || p.before.Rest || p.beforeAt < p.from || !s.isWholeAt(h.word) ||
		!wordlist.AnyIn(s.Folded.Words(s.tokens[p.clause].from, s.tokens[h.word].to), lexicon.Words("withinYear")...) {
		return
	}
	came := slices.ContainsFunc(s.tokens[p.from:p.clause], func(t token) bool {
		return t.role == figureWord && slices.ContainsFunc(t.figures, func(f *templates.Figure) bool {
			return f.ID == "received" || f.ID == "new"
		})
	})
	if !came {
		return
	}
	h.place, h.exact, h.opens = "inyear", true, p.clause
	s.carriesNothing(p, st, h)
}

// othersAre proposes that what an exception leaves of a whole is all of one row: 复议14件，除1件被纠正外，其余均维持.
func (s *scene) othersAre(p *spot, st *Statement, h how) {
	if p.before == nil || p.beforeAt <= p.from || !s.closesClause(h.word+1, p.end) {
		return
	}
	said := s.sentenceBefore(*p)
	at := exceptAt(said)
	if at < 0 || !strings.Contains(said[at:], "外") {
		return
	}
	var whole *templates.Figure
	var total decimal.Decimal
	amounts := 0
	for k := p.from; k < p.beforeAt; k++ {
		if t := s.tokens[k]; t.role == figure {
			amounts++
			total = t.amount.Value
		}
	}
	if amounts != 1 || !total.GreaterThan(p.before.Value) {
		return
	}
	for _, f := range s.tokens[h.word].figures {
		for _, g := range s.subject.Figures {
			if g.ID == f.Of && slices.Contains(p.heads, g) {
				whole = g
			}
		}
		if f.Of == "" || whole == nil || len(f.Sums) == 0 || !option(s.report, whole.Sums[0]).Sum.Equal(total) {
			continue
		}
		h.place, h.exact, h.opens = "rest", true, p.beforeAt
		for h.opens > p.from && !endsClause(s.tokens[h.opens-1].role) {
			h.opens--
		}
		s.put(p, st, h, f, total.Sub(p.before.Value), []Option{option(s.report, f.Sums[0])})
	}
}

// isWholeRate reports whether a name at a token has a share of 100 %: 维持率100%, but not 按时办结率100%.
func (s *scene) isWholeRate(i int) bool {
	if i+1 >= len(s.tokens) || s.tokens[i+1].role != unknown || i > 0 && wordlist.AnyIn(s.saidAt(i-1), inTimeWords...) {
		return false
	}
	said, is := strings.CutPrefix(s.saidAt(i+1), "率")
	return is && wordlist.AnyBegins(strings.TrimLeft(said, "均为达到是保持在"), "100%", "百分之百")
}

// wholeRate proposes what such a share comes to: a row that is all of its group. 办结率100% counts
// the cases that were due, beside which others are carried forward.
func (s *scene) wholeRate(p *spot, st *Statement) {
	h := how{place: "rate", word: p.at - 1, exact: true}
	for _, f := range s.tokens[p.at-1].figures {
		if f.Of != "" {
			s.proposeAll(p, st, h, f)
		}
	}
}

// carriesNothing proposes that nothing was carried forward.
func (s *scene) carriesNothing(p *spot, st *Statement, h how) {
	for _, f := range s.subject.Figures {
		if f.ID == "forward" {
			s.put(p, st, h, f, decimal.Zero, []Option{option(s.report, f.Sums[0])})
		}
	}
}

// isResultOfOne reports whether a row that ends its clause is what came of the only case there was, counted right before:
// 行政复议1件，复议机关决定纠正.
func (s *scene) isResultOfOne(p *spot, f *templates.Figure) bool {
	if !p.before.Value.Equal(decimal.NewFromInt(1)) || !p.fresh || len(p.heads) != 1 || p.heads[0].ID != f.Of ||
		p.beforeAt < p.from || p.clause <= p.beforeAt || !s.closesClause(p.at+1, p.end) {
		return false
	}
	for k := p.beforeAt + 1; k < p.at; k++ {
		t := s.tokens[k]
		switch {
		case t.role == comma, t.role == noun, t.role == nearNoun, t.role == besideAny, t.role == besideSubject:
		case t.role == other && s.isBody(k):
		case t.role == unknown && (s.leads(k) || wordlist.AnyEnds(s.saidAt(k), lexicon.Words("resolved")...)) &&
			!wordlist.AnyIn(s.saidAt(k), lexicon.Words("asked")...):
		default:
			return false
		}
	}
	return true
}

// ofNoun proposes what an amount of the subject's own noun is by a name before it: 新公布规章2部、行政规范性文件8件, and
// 印发公文146份，其中行政规范性文件6件, and 新制发的7件规范性文件全部同步解读.
func (s *scene) ofNoun(p *spot, st *Statement) {
	k := p.at - 1
	if next := p.at + 1; next < p.end && s.tokens[next].role == noun && !s.oneOfKinds(*p, next) {
		if k >= p.from && s.tokens[k].role == figureWord && (s.closesClause(next+1, p.end) || s.isAllAt(next+1)) {
			s.enterOnly(p, st, how{place: "ofnoun", word: k, exact: true})
		}
		return
	}
	if p.before == nil || p.beforeAt < p.from || p.noun < p.at-2 {
		return
	}
	counted := false
	for ; k >= p.from; k-- {
		switch s.tokens[k].role {
		case figure:
			if counted {
				return
			}
			counted = true
		case figureWord:
			if counted {
				s.enterOnly(p, st, how{place: "ofnoun", word: k, exact: true})
			}
			return
		case parted, negator:
			return
		case comma:
			if counted {
				return
			}
		}
	}
}

// enterOnly proposes the figures of a common name.
func (s *scene) enterOnly(p *spot, st *Statement, h how) {
	for _, f := range s.tokens[h.word].figures {
		if f.Usage == templates.Common && f.Of == "" && len(s.groups) == 0 && s.bare() == nil {
			s.enter(p, st, h, []*templates.Figure{f})
		}
	}
}

// isAllAt reports whether a word for all is at a token.
func (s *scene) isAllAt(k int) bool {
	return k < len(s.tokens) && wordlist.AnyBegins(s.saidAt(k), everyWords...)
}
