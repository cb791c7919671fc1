package claims

import (
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Something else may be named, counted or acting in a sentence about the subject.

// oneOfKinds reports whether a noun is but the name of one amount in a row of what is not the subject's: what an
// office makes of its papers is 主动公开86件、依申请公开74件、不予公开52件.
func (s *scene) oneOfKinds(w spot, i int) bool {
	return w.noun < w.from && w.other >= w.from && w.before != nil && i+1 < len(s.tokens) &&
		s.tokens[i+1].role == figure &&
		s.tokens[i].to-s.tokens[i].from <= 6
}

// isStrange reports whether an amount counts what there is no word for: 申请退税318件.
func (s *scene) isStrange(w spot, i int) bool {
	k := i - 1
	for k >= w.since && s.tokens[k].role == besideAny {
		k--
	}
	if k < w.since || s.tokens[k].role == other {
		return k >= w.since
	}
	if s.tokens[k].role != unknown {
		for n := k - 1; n >= max(w.clause, w.since, k-3); n-- {
			if r := s.tokens[n].role; r == unknown && s.tokens[k].role == besideSubject {
				return !s.leads(n)
			}
		}
		return false
	}
	return !s.leads(k)
}

// leads reports whether unknown words may stand before any figure: a time, an actor.
func (s *scene) leads(k int) bool {
	c := claimer{Passage: s.Passage, agency: s.agency}
	return c.leadsTo(s.saidAt(k))
}

// isBody reports whether a word that names something else is the body that decides a case: 复议机关维持.
func (s *scene) isBody(i int) bool {
	return len(s.groups) > 0 && strings.HasSuffix(s.saidAt(i), "机关")
}

// isMentioned reports whether something else is only what applications are about, or what there was not, and is not
// counted.
func (s *scene) isMentioned(i, from, end int) bool {
	from = max(from, i-longestClause)
	to := s.tokens[i].from
	said := string(s.Folded.Runes[max(s.tokens[min(from, i)].from, to-longestClause):to])
	if !wordlist.AnyIn(said, contentWords...) && !wordlist.AnyIn(said, reading.Denials...) {
		return false
	}
	for k := i + 1; k < min(end, i+longestClause) && !endsClause(s.tokens[k].role); k++ {
		if k+1 < end && s.tokens[k+1].role == figure {
			return false
		}
	}
	return true
}

// limited reports whether a word of scope makes the figures after it others than the report's.
func (s *scene) limited(i int, r role) bool {
	switch r {
	case members:
		return true
	case office:
		return s.wide || isOthersOffice(s.tokens, i, s.Folded, s.agency)
	case area, everyone:
		return !s.wide
	}
	return false
}

// isAstray reports whether something else was named last in the sentence, and what is stated is a row of its group
// (因处罚引发行政复议5件，维持4件) or is counted in another measure than the subject's first: 模板12个，无法提供4个.
func (s *scene) isAstray(p *spot, st *Statement, f *templates.Figure) bool {
	if p.other < p.from || p.other <= max(p.noun, p.near) || s.isBody(p.other) {
		return false
	}
	return f.Of != "" || st.Amount != nil && st.Amount.Unit != "" && st.Amount.Unit != s.subject.Units[0]
}

// isAppliedFor reports whether what is counted is something that was applied for: 办结申请退税26件.
func (st *Statement) isAppliedFor(q Proposal, _ Weigher) bool {
	s, at := q.scene, q.spot.at
	return st.Amount != nil && q.how.place == "before" && at-2 > q.how.word && s.tokens[at-1].role == unknown &&
		s.saidAt(at-2) == "申请" && !s.leads(at-1)
}
