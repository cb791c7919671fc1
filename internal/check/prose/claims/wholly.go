package claims

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// What is said of all there is, without a number, is proposed as all of it: 收到12件，均已办结.

// alls proposes that all there is belongs to what is named after a word for all.
func (s *scene) alls(p *spot, st *Statement) {
	h := how{place: "all"}
	if slices.ContainsFunc(s.tokens[p.clause:p.at], func(t token) bool {
		return t.role == negator || t.role == figureWord && t.figures[0].Of == "" && !t.figures[0].Whole && !s.groups[t.figures[0]]
	}) {
		return // 14件中无全部予以公开的情形; 公开的均为完整提供
	}
	if wordlist.AnyIn(s.clauseBefore(*p, p.clause), "审结的") {
		return // 已审结的均判决维持 tells nothing of those that are pending
	}
	for k := p.at; k < min(p.end, p.at+10); k++ {
		t := s.tokens[k]
		switch t.role {
		case figureWord:
			if s.isWholeAt(k) && k+1 < p.end && s.tokens[k+1].role == figureWord {
				continue // 均答复无法提供
			}
			h.word = k
			s.inYear(p, st, h)
			s.othersAre(p, st, h)
			if s.closesClause(k+1, p.end) || s.isWholeAt(k+1) && s.closesClause(k+2, p.end) {
				for _, f := range t.figures {
					s.proposeAll(p, st, h, f)
				}
			}
			return
		case unknown, other:
			if s.proposeSettled(p, st, k) {
				return
			}
			h.pass(t)
		case comma, parted, opening, closing, figure, negator:
			return
		}
	}
}

// isWholeAt reports whether a token names a whole: 均作出不予公开的答复.
func (s *scene) isWholeAt(k int) bool {
	return k < len(s.tokens) && s.tokens[k].role == figureWord && s.tokens[k].figures[0].Whole
}

// alone proposes that all there is belongs to what a clause of its own names: 收到申请1件，已予以公开.
func (s *scene) alone(p *spot, st *Statement) {
	if p.listed || p.before.Rest || p.other > max(p.noun, p.near) && p.other >= p.from {
		return
	}
	for k := p.clause; k < p.at; k++ {
		if r := s.tokens[k].role; r == figureWord && !s.isWholeAt(k) || r == negator || r == other && !s.isBody(k) ||
			r == unknown && wordlist.AnyEnds(s.saidAt(k), addWords...) {
			return
		}
	}
	if p.at+1 < p.end && s.tokens[p.at+1].role == opening {
		return // 予以公开（含部分公开）90件
	}
	for _, f := range s.tokens[p.at].figures {
		s.proposeAll(p, st, how{place: "alone", word: p.at, exact: s.isResultOfOne(p, f)}, f)
	}
}

// closesClause reports whether nothing but words that change nothing is left of a clause.
func (s *scene) closesClause(k, end int) bool {
	for ; k < end; k++ {
		switch s.tokens[k].role {
		case comma, parted, closing, opening:
			return true
		case besideAny, besideSubject, noun, nearNoun:
		default:
			return false
		}
	}
	return true
}

// proposeAll proposes that a figure is all of what it is a part of.
func (s *scene) proposeAll(p *spot, st *Statement, h how, f *templates.Figure) {
	if len(f.Sums) == 0 || f.Among || s.isRow(f) {
		return
	}
	own := option(s.report, f.Sums[0])
	if len(own.Gaps) > 0 || s.addsUpTo(p, own.Sum) {
		return
	}
	var value decimal.Decimal
	found := false
	for _, w := range s.wholesOf(f) {
		if len(w.Gaps) > 0 || !w.Sum.IsPositive() || p.before != nil && !w.Sum.Equal(p.before.Value) {
			continue
		}
		if said := s.sentenceBefore(*p); exceptAt(said) >= 0 && s.leaves(p, w.Sum, own.Sum) {
			return // 除1件无法提供外，其余均予以公开
		}
		if !found || w.Sum.Equal(own.Sum) {
			value, found = w.Sum, true
		}
	}
	if found {
		s.put(p, st, h, f, value, []Option{own})
	}
}

// addsUpTo reports whether the two amounts before a spot come to a sum: 结转9宗，新收128宗，全部答复 tells of 137.
func (s *scene) addsUpTo(p *spot, sum decimal.Decimal) bool {
	if p.before == nil {
		return false
	}
	for k := p.beforeAt - 1; k >= max(p.from, p.beforeAt-mostTokens); k-- {
		if s.tokens[k].role == figure {
			return s.tokens[k].amount.Value.Add(p.before.Value).Equal(sum)
		}
	}
	return false
}

// leaves reports whether the amount that a sentence names before a spot leaves so much of a whole.
func (s *scene) leaves(p *spot, whole, rest decimal.Decimal) bool {
	for k := p.at - 1; k >= p.from; k-- {
		if t := s.tokens[k]; t.role == figure {
			return whole.Sub(t.amount.Value).Equal(rest)
		}
	}
	return false
}

// isRow reports whether a figure is one of the rows that make up another.
func (s *scene) isRow(f *templates.Figure) bool {
	return f.Of == "" && !s.groups[f] && slices.ContainsFunc(s.subject.Figures, func(o *templates.Figure) bool {
		return o != f && len(o.Sums) == 1 && isWithin(f, o)
	})
}

// wholesOf returns what a figure may be all of.
func (s *scene) wholesOf(f *templates.Figure) []Option {
	if f.Of != "" {
		for _, g := range s.subject.Figures {
			if g.ID == f.Of {
				return []Option{option(s.report, g.Sums[0])}
			}
		}
	}
	var list []Option
	if s.groups[f] {
		for _, g := range s.subject.Figures {
			if g != f && s.groups[g] && isWithin(f, g) {
				list = append(list, option(s.report, g.Sums[0]))
			}
		}
		return list
	}
	if f.Whole && f.Usage == templates.Common {
		return nil
	}
	for _, g := range s.subject.Figures {
		if !g.Whole || g == f {
			continue
		}
		for _, slots := range g.Sums {
			if !slices.Equal(slots, f.Sums[0]) {
				list = append(list, option(s.report, slots))
			}
		}
	}
	return list
}

// proposeSettled proposes that no case is left of those named last: 行政复议7件，均已审结.
func (s *scene) proposeSettled(p *spot, st *Statement, k int) bool {
	if p.before != nil && p.before.Rest || !wordlist.AnyBegins(s.saidAt(k), lexicon.Words("settled")...) {
		return false
	}
	for _, f := range s.subject.Figures {
		if !strings.HasSuffix(f.ID, "_pending") || len(f.Sums) == 0 {
			continue
		}
		for _, head := range p.heads {
			if f.Of == head.ID {
				s.put(p, st, how{place: "settled", word: k}, f, decimal.Zero, []Option{option(s.report, f.Sums[0])})
			}
		}
	}
	return len(st.Proposals) > 0
}
