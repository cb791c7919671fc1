package lists

import (
	"strings"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// The edges of a reading: what comes before its first part and after its last.

// endOf names what comes after a run.
func (r *proposer) endOf(end int, how reach) string {
	if end+1 >= len(r.amounts) {
		if how.inside {
			return "bracket"
		}
		return "text"
	}
	a, next := r.amounts[end], r.amounts[end+1]
	switch {
	case next.In != a.In:
		return "sentence"
	case next.Aside:
		return "aside"
	case next.Own:
		return "total"
	case next.Opener != reading.NoOpener:
		return "opener"
	case next.Row != a.Row && next.Unit != a.Unit:
		return "semicolon-unit"
	case next.Row != a.Row:
		return "semicolon"
	case next.Unit != a.Unit:
		return "unit"
	case a.Joined && !next.Joined:
		return "comma-after-joined"
	case next.Joined:
		return "joined"
	}
	return "comma"
}

// beginOf names what comes before a run that ends at its total.
func (r *proposer) beginOf(begin int, how reach) string {
	if begin == 0 {
		return "begins"
	}
	a, before := r.amounts[begin], r.amounts[begin-1]
	switch {
	case before.In != a.In:
		return "begins-sentence"
	case before.Own:
		return "after-total"
	case a.Opener != reading.NoOpener:
		return "at-opener"
	case before.Row != a.Row:
		return "after-semicolon"
	case before.Unit != a.Unit:
		return "after-unit"
	case a.Joined:
		return "amid-joined"
	}
	return "amid"
}

// saysOnlyThese reports whether the words after a list say that there is nothing else: 再无其他类别.
func (r *proposer) saysOnlyThese(last *reading.Amount) bool {
	return wordlist.AnyIn(r.tailOf(last), lexicon.Words("nothingElse")...)
}

// saysEtcetera reports whether the words right after a list leave it open.
func (r *proposer) saysEtcetera(last *reading.Amount) bool {
	tail := r.tailOf(last)
	return wordlist.AnyBegins(tail, "等") || wordlist.AnyIn(tail, lexicon.Words("etcetera")...)
}

// tailLength is how far the words after a list are looked at.
const tailLength = 24

// tailOf returns the words after an amount up to the end of its sentence.
func (r *proposer) tailOf(a *reading.Amount) string {
	to := min(a.To+tailLength, len(r.text.Runes))
	for i := a.To; i < to; i++ {
		if strings.ContainsRune("。！？\n", r.text.Runes[i]) {
			to = i
		}
	}
	return string(r.text.Runes[min(a.To, to):to])
}

// withinBefore reports whether the words before a list name what is parted: 部门发布活动中，经济类6场.
func (r *proposer) withinBefore(first *reading.Amount) bool {
	before, _, _ := strings.Cut(first.Between, ",")
	return wordlist.AnyEnds(before, lexicon.Words("parted")...)
}
