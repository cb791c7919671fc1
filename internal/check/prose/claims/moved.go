package claims

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/wordlist"
)

// What a figure was and what it came to (由2022年的142件降至118件), and what is said of an amount that makes it no figure of
// the report.

// movesTo reports whether the words of a token lead to what a figure came to.
func (s *scene) movesTo(k int) bool {
	said, words := s.saidAt(k), lexicon.Words("moved")
	return wordlist.AnyEnds(said, words...) ||
		wordlist.AnyEnds(said, "年", "度", "的") && wordlist.AnyEnds(ofThisYear.ReplaceAllString(said, ""), words...)
}

// ofThisYear is what may stand between: 增长到今年的43件.
var ofThisYear = regexp.MustCompile(`(?:今|本|当|20\d\d)年度?的?$`)

// isFrom reports whether an amount is what a figure was before it moved to the next.
func (s *scene) isFrom(k int) bool { return s.movesFrom(k) > 0 }

// movesFrom returns the amount that another moved to, 0 where it did not: 28件增长到今年的43件.
func (s *scene) movesFrom(k int) int {
	to := k + 2
	if to < len(s.tokens) && s.tokens[to].role != figure && s.saidAt(to) == "的" {
		to++
	}
	if to < len(s.tokens) && s.tokens[k+1].role == unknown && s.tokens[to].role == figure && s.movesTo(k+1) {
		return to
	}
	return 0
}

// isNone reports whether an amount is but a word of denial: 无一件结转, 一件都未发生.
func (s *scene) isNone(k int) bool {
	if !s.tokens[k].amount.Value.Equal(decimal.NewFromInt(1)) {
		return false
	}
	before := k - 1
	if before > 0 && slices.Contains(lexicon.Words("given"), s.saidAt(before)) {
		before-- // 未作出一件不予公开决定
	}
	if before >= 0 && s.tokens[before].role == negator {
		return true
	}
	for n := k + 1; n < min(len(s.tokens), k+3); n++ {
		switch t := s.tokens[n]; {
		case t.role == negator:
			return true
		case t.role == unknown && wordlist.AnyBegins(s.saidAt(n), "也", "都", "亦"), t.role == besideAny:
		default:
			return false
		}
	}
	return false
}

// isDisowned reports whether the rest of a sentence says that what is stated is not the report's.
func (s *scene) isDisowned(p spot) bool {
	from := s.tokens[p.at].to
	to := min(s.tokens[min(p.end, len(s.tokens)-1)].from, from+longestClause/2)
	for k := p.at + 1; k < p.end && s.tokens[k].from < to; k++ {
		if s.tokens[k].role == figure && !s.tokens[k].amount.Joined {
			to = s.tokens[k].from
		}
	}
	if from >= to {
		return false
	}
	said := string(s.Folded.Runes[from:to])
	if m := ofOthers.FindStringIndex(said); m != nil {
		said = said[:m[0]]
	}
	return wordlist.AnyIn(said, lexicon.Words("disowned")...)
}

// ofOthers matches where what follows is said of others.
var ofOthers = regexp.MustCompile(`同时|另|部门|作为`)

// isInRow reports whether a name is one of several side by side: 其余为不予处理和其他处理.
func (s *scene) isInRow(word int) bool {
	return word > 1 && s.tokens[word-1].role == join && s.tokens[word-2].role == figureWord ||
		word+2 < len(s.tokens) && s.tokens[word+1].role == join && s.tokens[word+2].role == figureWord
}

// saysMainly reports whether the words before say what most of it is: 不予公开以行政执法案卷为主，共39件.
func (s *scene) saysMainly(p *spot) bool {
	return wordlist.AnyIn(s.clauseBefore(*p, p.since), "为主")
}

// isMoved reports whether an amount is what another rose or fell to: 由上年的4件增加到6件, 降到今年的3件.
func (s *scene) isMoved(at int) bool {
	return at > 1 && (s.movesFrom(at-2) == at || at > 2 && s.movesFrom(at-3) == at)
}

// isSeries reports whether an amount and the next are of two years in turn: 2022年19件、2023年28件.
func (s *scene) isSeries(k int) bool {
	if k+3 >= len(s.tokens) || s.tokens[k+1].role != join && s.tokens[k+1].role != comma || s.tokens[k+3].role != figure {
		return false
	}
	r := []rune(s.saidAt(k + 2))
	return s.tokens[k+2].role == unknown && len(r) > 4 && len(r) < 8 && r[4] == '年' && isYear(string(r[:4]))
}

// isPartOfWord reports whether a name is but a part of a word for something else: 公开率, 受理点.
func (s *scene) isPartOfWord(word int) bool {
	from := s.tokens[word].to
	return wordlist.AnyBegins(string(s.Folded.Runes[from:min(from+4, len(s.Folded.Runes))]), lexicon.Words("compound")...)
}

// isDenied reports whether a name is one of what there was not: 没有不予公开的，10件中公开7件.
func (s *scene) isDenied(word int) bool {
	k := word - 1
	for k > 0 && s.tokens[k].role == besideAny {
		k--
	}
	return k >= 0 && s.tokens[k].role == negator
}

// isDifference reports whether an amount is only how much more or less something is: 制发的比同期废止的多11件.
func (s *scene) isDifference(p *spot) bool {
	said := s.clauseBefore(*p, p.clause)
	for _, set := range []string{"moreBy", "lessBy"} {
		for _, w := range lexicon.Words(set) {
			than, is := strings.CutSuffix(said, w)
			if is && wordlist.AnyIn(than, lexicon.Words("against")...) && !wordlist.AnyEnds(than, lexicon.Words("against")...) {
				return true
			}
		}
	}
	return false
}

// isPlanned reports whether the clause of a spot tells what is planned: 明年计划制定3件.
func (s *scene) isPlanned(p *spot) bool {
	said := s.clauseBefore(*p, p.clause)
	if p.at+1 < p.end && p.kind != stated {
		said += s.saidAt(p.at)
	}
	return wordlist.AnyIn(said, lexicon.Words("intended")...)
}

// isOneOfRow reports whether an amount before a row of names is what they come to: 其余15件为不予处理、其他处理.
func (s *scene) isOneOfRow(h how) bool { return h.place == "after" && s.isInRow(h.word) }

// isAtBegin reports whether a stock is that of the year's beginning: 年初现行有效56件.
func (s *scene) isAtBegin(p *spot) bool {
	is := wordlist.AnyIn(s.clauseBefore(*p, max(p.since, p.clause)), lexicon.Words("begun")...)
	if is {
		s.elsewhere[s.tokens[p.at].from] = true
	}
	return is
}
