package claims

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/reading"
	"nianbao/templates"
)

// threshold is the score from which a reading that does not fit is told, in hundredths of a logit.
const threshold = -50

// leastOfClaims is the score under which not even what a construction reads is told.
const leastOfClaims = -450

// isAnothers reports whether a sentence says of a figure that it is another's.
func (st *Statement) isAnothers(q Proposal, _ Weigher) bool {
	s, p := q.scene, *q.spot
	return s.isDisowned(p) ||
		q.Figure.Among && p.at+1 < p.end && strings.HasPrefix(s.saidAt(p.at+1), "中") // 其他16件中，予以公开11件
}

// isUnlikely reports whether all readings of a figure weigh far too little, or are vetoed.
func (st *Statement) isUnlikely(w Weigher, f *templates.Figure) bool {
	st.observe()
	known := false
	for _, q := range st.Proposals {
		if q.Equal || q.Gap || q.Figure != f {
			continue
		}
		if known = true; w.Score(q) > leastOfClaims && !st.vetoed(q, w) {
			return false
		}
	}
	return known
}

// likely returns the claims of statements that no reading fits, but for those that were judged before, and those that
// constructions found wrong.
func likely(statements []*Statement, built []Claim, judged map[int]bool, w Weigher) []Claim {
	var found []Claim
	told, named := map[int]bool{}, map[int]bool{}
	isTold := func(q *Proposal) bool {
		return slices.ContainsFunc(built, func(c Claim) bool {
			return c.Verdict == reading.Wrong && c.at >= min(q.From, q.NameFrom) && c.at < max(q.To, q.NameTo)
		})
	}
	for _, st := range statements {
		at := st.Proposals[0].From
		if told[at] {
			continue
		}
		q := st.exact(w)
		if q == nil && !judged[at] && st.Amount == nil {
			st.observe()
			q = st.ofSeveral(w)
		}
		if q != nil && isTold(q) || q == nil && (judged[at] || st.isPlain()) {
			continue // most are, and need not be observed
		}
		st.observe()
		best := st.Best(w)
		if q == nil {
			q = st.framed(w)
		}
		if q == nil && best != nil && w.Score(*best) > threshold && !st.Excused(w, best) && !st.vetoed(*best, w) {
			q = best
		}
		if q == nil || st.Amount == nil && named[q.NameFrom] {
			continue // one name told of all by two words is one statement: 均为直接起诉
		}
		told[q.From], named[q.NameFrom] = true, st.Amount == nil
		found = append(found, q.claim(st))
	}
	return found
}

// read makes the statements of a paragraph.
func (s *scene) read(p *reading.Passage) []*Statement {
	c := claimer{Passage: p}
	s.Passage, s.tokens = p, nil
	if c.isHeading() {
		s.heading = s.topics.In(p.Plain) || s.near.In(p.Plain) && s.names.In(p.Plain)
		s.astray, s.headed = !s.heading && s.others.In(p.Plain), !s.heading
		return nil
	}
	if len(p.Amounts) == 0 && !p.Denies && !strings.ContainsAny(p.Plain, "均全都皆") || !s.concerns(p) {
		return nil
	}
	s.elsewhere = map[int]bool{}
	s.tokens, s.spots = s.vocabulary.read(p.Folded, p.Amounts, longestTerm), nil
	s.walk()
	var list []*Statement
	one := *s
	for i := range one.spots {
		if p := &one.spots[i]; s.headed && max(p.noun, p.near) < 0 {
			continue // below a heading about something else
		}
		if st := one.propose(&one.spots[i]); st != nil {
			list = append(list, st)
		}
	}
	return list
}

// longestTerm is how many characters of a quotation are read as words: “信息不存在”.
const longestTerm = 8

// concerns reports whether a paragraph could state a figure of the subject at all.
func (s *scene) concerns(p *reading.Passage) bool {
	return s.heading || s.table != "" && p.Table == s.table || s.topics.In(p.Plain) || s.near.In(p.Plain) ||
		s.terms.In(p.Plain) || s.names.In(p.Plain)
}

// Weigher weighs features.
type Weigher func(features []string) int

func weighs(features []string) int { return judge.Score(judge.Claims, features) }

// Score is how likely a proposal is in spite of the table.
func (w Weigher) Score(q Proposal) int { return w(q.Features) + w(q.Doubts) - w(nil) }

// margin is how much less a reading may weigh that fits, and still excuse what is stated.
const margin = 100

// Excused reports whether a reading fits that is likely enough, or the sum of several names.
func (st *Statement) Excused(w Weigher, best *Proposal) bool {
	least := w(best.Features) - margin
	for _, q := range st.Proposals {
		if q.isAnotherGroups() && !best.isAnotherGroups() {
			continue
		}
		if q.Equal && w(q.Features) > least && (!q.how.beyond || best.how.beyond) && !st.isFartherThan(q, best) &&
			!st.isOtherSubjects(q, w) && !st.isLonger(q, w) {
			return true
		}
	}
	return st.Amount != nil && st.isSum()
}

// isFartherThan reports whether the name of a reading is much farther off than one that is at the amount itself, or
// in the clause after: 新收33件，全部办结 has no other meaning where as many were finished.
func (st *Statement) isFartherThan(q Proposal, best *Proposal) bool {
	return st.Amount != nil && best.near() && (q.how.place == "before" && q.distance() > best.distance()+longestAttribute ||
		q.how.place == "after" && q.how.commas > 0 && best.how.place == "before")
}

// isAnotherGroups reports whether a row is of another group than the only one named in the sentence.
func (q Proposal) isAnotherGroups() bool {
	return q.Figure.Of != "" && len(q.spot.heads) == 1 && q.spot.fresh && q.spot.heads[0].ID != q.Figure.Of
}

// holdsHead reports whether a row is of a group that holds the one named: 复议后起诉1件，法院判决维持3件 tells of both kinds
// of cases.
func (q Proposal) holdsHead() bool {
	return slices.ContainsFunc(q.scene.subject.Figures, func(g *templates.Figure) bool {
		return g.ID == q.Figure.Of && isWithin(q.spot.heads[0], g)
	})
}

// Best returns the likeliest reading that does not fit, nil for none.
func (st *Statement) Best(w Weigher) *Proposal {
	var best *Proposal
	most := 0
	for i := range st.Proposals {
		q := &st.Proposals[i]
		if q.Equal || q.Gap {
			continue
		}
		if n := w.Score(*q); best == nil || n > most {
			best, most = q, n
		}
	}
	return best
}
