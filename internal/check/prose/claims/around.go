package claims

import (
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// What stands around a statement: its subject, and whose figures and of what time they are.

// subjectOf names how near the subject is named.
func (s *scene) subjectOf(p spot) string {
	name := "none"
	last := max(p.noun, p.near)
	switch {
	case s.nounFollows(p):
		return "follows"
	case last >= p.clause:
		name = "clause"
	case last >= p.from:
		name = "sentence"
	case last >= 0 && p.from-last < 30:
		name = "before"
	case last >= 0:
		name = "earlier"
	case s.heading:
		name = "heading"
	case s.nounLater(p):
		return "later"
	}
	if last >= 0 && p.near > p.noun {
		name += ",near"
	}
	return name
}

// nounLater reports whether the sentence names the subject only further on.
func (s *scene) nounLater(p spot) bool {
	for k := p.at + 1; k < min(p.end, p.at+longestClause); k++ {
		if s.tokens[k].role == noun {
			return true
		}
	}
	return false
}

// nounFollows reports whether the subject's noun follows what is stated in its clause.
func (s *scene) nounFollows(p spot) bool {
	for k := p.at + 1; k < min(p.end, p.at+8); k++ {
		switch s.tokens[k].role {
		case noun, nearNoun:
			return true
		case comma, parted, figure, other, opening, closing, join:
			return false
		}
	}
	return false
}

// foreignOf names how near something else is named, after the subject.
func (s *scene) foreignOf(p spot) string {
	switch {
	case p.other < 0 || p.other < max(p.noun, p.near):
		return "none"
	case p.other >= p.since && p.other >= p.clause:
		return "clause"
	case p.other >= p.since:
		return "since"
	case p.other >= p.from:
		return "sentence"
	case p.from-p.other < 30:
		return "before"
	}
	return "earlier"
}

func (s *scene) partOf(p spot) string {
	switch {
	case p.part < 0:
		return "none"
	case p.part >= p.clause && p.part >= p.since:
		return "clause"
	case p.part >= p.since:
		return "since"
	case p.part >= p.from && p.beforeAt >= p.from && p.part > p.beforeAt-8:
		return "amountbefore"
	case p.part >= p.from:
		return "sentence"
	}
	return "none"
}

func (s *scene) scopeOf(p spot) string {
	if p.scope < 0 {
		return "none"
	}
	who := map[role]string{members: "members", office: "office", area: "area", everyone: "everyone"}[p.whose]
	switch {
	case p.scope >= p.clause:
		return who + ",clause"
	case p.scope >= p.from:
		return who + ",sentence"
	}
	return who + ",before"
}

func (s *scene) timeOf(p spot) string {
	c, own := p.clock, s.report.Year
	switch {
	case p.kind == stated && s.isMoved(p.at):
		return "moved"
	case c.months:
		return "months"
	case c.spans:
		return "spans"
	case c.spanned:
		return "spanned"
	case c.year != 0 && own != 0 && c.year != own:
		return "other"
	case c.mayBeOther():
		return "adds"
	case c.said && p.ownAt >= p.clause && p.otherAt >= 0:
		return "own,anew" // 2022年收到36件，2023年收到22件
	case c.said && p.ownAt >= p.clause:
		return "own,clause"
	case c.said:
		return "own"
	}
	return "none"
}

// isElsewhen reports whether the clause of a spot names another time than the report's: 2025年拟出台1件.
func (s *scene) isElsewhen(p *spot) bool {
	c, own := p.clock, s.report.Year
	if p.kind == stated && s.isMoved(p.at) {
		return false
	}
	return p.past || c.months || c.spans || c.year != 0 && own != 0 && c.year != own && p.otherAt > p.ownAt &&
		(p.otherAt >= p.clause || p.listed && p.otherAt >= p.from)
}

// opensForeign reports whether the sentence begins with another organ.
func (s *scene) opensForeign(p spot) bool {
	for k := p.from; k < min(p.at, p.from+3); k++ {
		if s.tokens[k].role == unknown {
			said := s.saidAt(k)
			return !wordlist.AnyBegins(said, prepositions...) && foreignOrgan(said, s.agency)
		}
	}
	return false
}

// exceptIn reports whether an exception is open at a spot.
func (s *scene) exceptIn(p spot) bool {
	return exceptAt(s.clauseBefore(p, max(p.since, p.clause))) >= 0
}

// clauseBefore returns the words from a token up to a spot, or the last of them.
func (s *scene) clauseBefore(p spot, from int) string {
	to := s.tokens[p.at].from
	return string(s.Folded.Runes[max(s.tokens[min(from, p.at)].from, to-longestClause):to])
}

// groupOf names whether a row's group is the one spoken of.
func (s *scene) groupOf(p spot, f *templates.Figure) string {
	if f.Of == "" {
		return "no"
	}
	for i, g := range p.heads {
		if g.ID == f.Of {
			switch {
			case len(p.heads) > 1 && i == len(p.heads)-1:
				return "lastofseveral"
			case len(p.heads) > 1:
				return "several"
			case !p.fresh:
				return "earlier"
			}
			return "last"
		}
	}
	if len(p.heads) == 0 {
		return "unnamed"
	}
	return "another"
}
