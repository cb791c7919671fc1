package claims

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// What is right before and right after what is stated.

// isDated reports whether a bracket right after a spot holds another time and nothing else: 35件（2023年）.
func (s *scene) isDated(p spot) bool {
	if p.at+1 >= len(s.tokens) || s.tokens[p.at+1].role != opening {
		return false
	}
	from := s.tokens[p.at+1].from
	to := min(s.Folded.Closes[from], from+longestDate)
	i, _ := slices.BinarySearchFunc(s.Moments, from, func(m reading.Moment, at int) int { return m.At - at })
	after := clock{}
	for ; i < len(s.Moments) && s.Moments[i].At < to; i++ {
		after.see(s.Moments[i], s.report.Year)
	}
	return after.isOther(s.report.Year)
}

// tailSays reports whether some words are between a spot and the end of its clause.
func (s *scene) tailSays(p spot, words ...string) bool {
	for k := p.at + 1; k < min(p.end, p.at+20); k++ {
		switch t := s.tokens[k]; {
		case t.role == comma:
			return false
		case t.role == unknown && wordlist.AnyIn(s.saidAt(k), words...):
			return true
		}
	}
	return false
}

// tailHas reports whether a role is between a spot and the end of its clause.
func (s *scene) tailHas(p spot, r role) bool {
	for k := p.at + 1; k < min(p.end, p.at+8); k++ {
		switch t := s.tokens[k].role; {
		case t == r:
			return true
		case endsClause(t), t == join:
			return false
		}
	}
	return false
}

// leadOf names what is right before the first of a name and its number.
func (s *scene) leadOf(p spot, h how) string {
	k := min(p.at, h.word) - 1
	for k >= p.clause && isBesides(s.tokens[k].role) {
		k--
	}
	switch {
	case k < p.from:
		return "begins"
	case s.tokens[k].role != unknown:
		return s.roleName(k)
	}
	said := s.saidAt(k)
	switch {
	case s.leads(k):
		return "known"
	case wordlist.AnyEnds(said, "-", "”", "’", "/", ".", "》"):
		return "mark"
	case isActor(said, s.agency):
		return "actor"
	}
	return "unknown" + gapOf(len([]rune(said)))
}

var roleNames = map[role]string{figureWord: "name", other: "other", members: "whose", office: "whose", area: "whose",
	everyone: "whose", partial: "part", negator: "not", comma: "comma", parted: "parted", figure: "amount",
	opening: "opening", closing: "closing", nilWord: "nil", zero: "zero"}

func (s *scene) roleName(k int) string { return roleNames[s.tokens[k].role] }

// trailOf names what follows the last of a name and its number.
func (s *scene) trailOf(p spot, h how) string {
	k := max(p.at, h.word) + 1
	nouns := ""
	for k < p.end && s.tokens[k].role != join && isBesides(s.tokens[k].role) {
		if s.tokens[k].role == noun || s.tokens[k].role == nearNoun {
			nouns = ",noun"
		}
		k++
	}
	switch {
	case k >= p.end:
		return "ends" + nouns
	case s.tokens[k].role == join:
		return "join" + nouns
	case s.tokens[k].role != unknown:
		return s.roleName(k) + nouns
	case strings.HasPrefix(s.saidAt(k), "中"), strings.HasPrefix(s.saidAt(k), "里"):
		return "within"
	}
	return "unknown" + nouns
}
