package claims

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// What stands around a statement may rule out that it is of a figure: its name is another amount's, it counts something
// else, or another subject, scope or measure is spoken of.

// isBeyond reports whether another amount or a semicolon, stands between a name and what is stated.
func (st *Statement) isBeyond(q Proposal, _ Weigher) bool {
	return st.Amount != nil && q.how.place == "before" && (q.how.beyond && !q.how.moved && !st.Amount.Joined && !q.namesSubject() ||
		slices.ContainsFunc(q.scene.tokens[q.how.word:q.spot.at], func(t token) bool { return t.role == parted }))
}

// countsAnother reports whether a noun that is not the subject's follows an amount at once, in a sentence that does not
// name the subject: 101条网民留言.
func (st *Statement) countsAnother(q Proposal, _ Weigher) bool {
	s, p := q.scene, q.spot
	if st.Amount == nil || max(p.noun, p.near) >= p.from {
		return false
	}
	gap := 0
	for k := p.at + 1; k < p.end && gap <= longestAttribute; k++ {
		switch t := s.tokens[k]; t.role {
		case other:
			return !s.isBody(k) && !s.endsNoun(s.saidAt(k))
		case unknown, besideAny:
			if wordlist.AnyIn(s.saidAt(k), "因", "属", "系") {
				return false
			}
			gap += t.to - t.from
		default:
			return false
		}
	}
	return false
}

// endsNoun reports whether a word is but the end of the subject's noun: 文件 of 规范性文件.
func (s *scene) endsNoun(word string) bool {
	return slices.ContainsFunc(s.subject.Nouns, func(n string) bool { return strings.HasSuffix(n, word) })
}

// longestAttribute is how many characters may lie between an amount and the noun it counts.
const longestAttribute = 4

// isOtherSubjects reports whether a common name stands in a sentence that names another subject of the form and not its
// own: 规范性文件方面，新增6件 is not of applications.
func (st *Statement) isOtherSubjects(q Proposal, _ Weigher) bool {
	p := q.spot
	if s := q.scene; q.Figure.Usage == templates.Common && len(s.groups) == 0 && !s.heading && !s.isSpokenOf() {
		return true
	}
	return q.Figure.Usage == templates.Common && max(p.noun, p.near) < p.from && !q.scene.nounFollows(*p) &&
		slices.ContainsFunc(st.Proposals, func(o Proposal) bool {
			return o.scene != q.scene && o.spot.noun >= o.spot.from
		})
}

// isSpokenOf reports whether the paragraph has a word for the subject.
func (s *scene) isSpokenOf() bool {
	return s.topics.In(s.Plain) || s.near.In(s.Plain) || s.terms.In(s.Plain) || strings.Contains(s.Plain, "申请") ||
		s.table != "" && s.Passage.Table == s.table
}

// isOfOtherMeasure reports whether an amount is counted in a measure of its own, where the paragraph tells what fits the
// table in another: 共答复9件申请，涉及31项信息，公开24项.
func (st *Statement) isOfOtherMeasure(q Proposal, _ Weigher) bool {
	p := q.spot
	return st.Amount != nil && !slices.Contains([]string{"件", "件次", "部"}, st.Amount.Unit) && max(p.noun, p.near) < p.clause &&
		slices.ContainsFunc(st.nearOthers(), func(o *Statement) bool {
			return o.Amount != nil && o.Amount.Unit == "件" && o.fits() > 0
		})
}

// isBesideOwn reports whether the sentence tells of an area first and of the office after, and the table has the office's
// figure.
func (st *Statement) isBesideOwn(q Proposal, _ Weigher) bool {
	s, p := q.scene, q.spot
	is := func(from, to int, r ...role) bool {
		return slices.ContainsFunc(s.tokens[from:to], func(t token) bool { return slices.Contains(r, t.role) })
	}
	if st.Amount == nil || !s.wide || !is(p.from, p.at, area, everyone) || is(p.from, p.at, office) {
		return false
	}
	k := p.at + 1
	for k < p.end && s.tokens[k].role != office {
		k++
	}
	return slices.ContainsFunc(s.tokens[k:p.end], func(t token) bool {
		return t.role == figure && slices.ContainsFunc(q.Options, func(o Option) bool {
			return len(o.Gaps) == 0 && o.Sum.IsPositive() && o.Sum.Equal(t.amount.Value)
		})
	})
}

// isExcept reports whether something is left out before in the sentence, and the whole is told without it: 除1件…外，其余13件.
func (st *Statement) isExcept(q Proposal, _ Weigher) bool {
	s, p := q.scene, q.spot
	if !q.Figure.Whole || p.at <= p.from {
		return false
	}
	said := s.sentenceBefore(*p)
	at := exceptAt(said)
	return at >= 0 && strings.Contains(said[at:], "外")
}

// isNoDenial reports whether what a word of denial denies is more, or less, than a figure: 无一败诉; 无一例外; 未能公开的12件;
// 没有因逾期未缴费而不再处理的.
func (st *Statement) isNoDenial(q Proposal, _ Weigher) bool {
	s, p := q.scene, q.spot
	if st.Kind != "denial" {
		return false
	}
	first, last := min(p.at, q.how.word), max(p.at, q.how.word)
	if q.how.place == "undone" && p.at+1 < p.end && !endsClause(s.tokens[p.at+1].role) &&
		!wordlist.AnyBegins(s.saidAt(p.at+1), undone...) {
		return true
	}
	next := last + 1
	for next < p.end && wordlist.AnyIn(s.saidAt(next), "的", "者") && s.tokens[next].to-s.tokens[next].from == 1 {
		next++
	}
	if next < p.end && s.tokens[next].role == figure {
		return true
	}
	from := s.tokens[first].to
	between := s.Folded.Words(from, max(from, min(s.tokens[last].from, from+longestClause)))
	outcome := q.Figure.Of == "" && !s.groups[q.Figure] && !q.Figure.Whole
	return q.how.place == "deny" && (outcome && strings.Contains(between, "因") ||
		wordlist.AnyIn(between, "例外", "超期", "超时", "找到")) || p.at+1 < p.end && wordlist.AnyBegins(s.saidAt(p.at+1), "例外", "超期")
}

// undone are the words by which a name before a word of denial is denied: 行政诉讼未发生.
var undone = []string{"发生", "出现", "产生", "有", "引发", "涉及", "存在", "收到", "新增", "提起", "件", "办理"}

// isInTime reports whether only what was done in time is told of a whole: the rest was late.
func (st *Statement) isInTime(q Proposal, _ Weigher) bool {
	s, p := q.scene, *q.spot
	less := slices.ContainsFunc(q.Options, func(o Option) bool { return len(o.Gaps) == 0 && q.Value.LessThan(o.Sum) })
	return q.Figure.Whole && less && wordlist.AnyIn(s.clauseBefore(p, p.clause)+s.tailTo(p, q.how.word), inTimeWords...)
}

// tailTo returns the words from a spot up to a token after it.
func (s *scene) tailTo(p spot, word int) string {
	if word <= p.at {
		return ""
	}
	from := s.tokens[p.at].from
	return string(s.Folded.Runes[from:min(s.tokens[word].to, from+longestClause)])
}

// isOfSomethingElse reports whether a sentence names something else and not the subject, and the name is one that may be
// used of anything, or follows the amount.
func (st *Statement) isOfSomethingElse(q Proposal, _ Weigher) bool {
	s, p := q.scene, q.spot
	if p.other < p.from || max(p.noun, p.near) >= p.from || s.nounFollows(*p) || s.isBody(p.other) ||
		wordlist.AnyIn(s.saidAt(q.how.word), s.subject.Nouns...) {
		return false
	}
	to := s.tokens[min(p.end, len(s.tokens)-1)].to
	said := s.sentenceBefore(*p) + s.Folded.Words(s.tokens[p.at].from, min(to, s.tokens[p.at].from+longestClause))
	return !strings.Contains(said, "申请") && st.Amount != nil &&
		(q.Figure.Usage == templates.Common && q.Figure.Of == "" || q.how.place == "after" && q.Figure.Of == "" && p.other < p.since)
}

// isReason reports whether a name in a clause of its own only gives a reason: 因涉及国家秘密，年内有4份….
func (st *Statement) isReason(q Proposal, _ Weigher) bool {
	s := q.scene
	if q.how.place != "before" || q.how.commas == 0 || q.Figure.Whole {
		return false
	}
	k := q.how.word
	for k > max(q.spot.from, q.how.word-longestClause) && !endsClause(s.tokens[k-1].role) {
		k--
	}
	return wordlist.AnyBegins(s.saidAt(k), "因", "由于", "鉴于")
}

// sentenceBefore returns the words of a sentence before a spot, or the last of them.
func (s *scene) sentenceBefore(p spot) string { return s.clauseBefore(p, p.from) }

// isOneWay reports whether a whole is told of what was done in one way only: 以信函方式答复的9件.
func (st *Statement) isOneWay(q Proposal, _ Weigher) bool {
	s, p := q.scene, *q.spot
	said := s.clauseBefore(p, p.clause)
	at := strings.LastIndex(said, "方式")
	return q.Figure.Whole && st.Amount != nil && at >= 0 && !strings.HasSuffix(said[:at], "等") &&
		!strings.ContainsAny(said[:at], "、和及")
}

// isAnew reports whether the sentence tells of answers that were given anew: they are counted once.
func (st *Statement) isAnew(q Proposal, _ Weigher) bool {
	s, p := q.scene, q.spot
	return st.Amount != nil && q.Figure.Of == "" && !s.groups[q.Figure] &&
		strings.Contains(s.sentenceBefore(*p), "重新作出")
}

// isLater reports whether a name after an amount tells what was done with it in another year.
func (st *Statement) isLater(q Proposal, _ Weigher) bool {
	s := q.scene
	return q.how.place == "after" && slices.ContainsFunc(s.Moments, func(m reading.Moment) bool {
		return m.At >= q.To && m.At < q.NameFrom && m.Year > 0 && s.report.Year > 0 && m.Year != s.report.Year
	})
}

// isAnotherCase reports whether cases are counted in a sentence that does not name the subject, and says after what they
// were about.
func (st *Statement) isAnotherCase(q Proposal, _ Weigher) bool {
	s, p := q.scene, q.spot
	if st.Amount == nil || !s.groups[q.Figure] || max(p.noun, p.near) >= p.from {
		return false
	}
	for k := p.at + 1; k < min(p.end, p.at+longestClause) && s.tokens[k].role != figure; k++ {
		if s.tokens[k].role == other && !s.isBody(k) && s.tokens[k].from < s.tokens[p.at].to+longestClause/3 {
			return true
		}
	}
	return false
}
