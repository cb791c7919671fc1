package lists

import (
	"strings"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// The edges of a reading: what comes before its first part and after its last.

type edge uint8

const (
	endsBracket edge = iota
	endsText
	endsSentence
	endsAside
	endsTotal
	endsOpener
	endsStretchUnit
	endsStretch
	endsUnit
	endsJoined
	amongJoined
	endsComma
	begins
	beginsSentence
	afterTotal
	atOpener
	afterStretch
	afterUnit
	amidJoined
	amid
)

var edges = []string{"bracket", "text", "sentence", "aside", "total", "opener", "semicolon-unit", "semicolon", "unit",
	"comma-after-joined", "joined", "comma", "begins", "begins-sentence", "after-total", "at-opener",
	"after-semicolon", "after-unit", "amid-joined", "amid"}

// endOf returns what comes after a run.
func (r *proposer) endOf(end int, how reach) edge {
	if end+1 >= len(r.amounts) {
		if how.inside {
			return endsBracket
		}
		return endsText
	}
	a, next := r.amounts[end], r.amounts[end+1]
	switch {
	case next.In != a.In:
		return endsSentence
	case next.Aside:
		return endsAside
	case next.Own:
		return endsTotal
	case next.Opener != reading.NoOpener:
		return endsOpener
	case next.Row != a.Row && next.Unit != a.Unit:
		return endsStretchUnit
	case next.Row != a.Row:
		return endsStretch
	case next.Unit != a.Unit:
		return endsUnit
	case a.Joined && !next.Joined:
		return endsJoined
	case next.Joined:
		return amongJoined
	}
	return endsComma
}

// beginOf returns what comes before a run that ends at its total.
func (r *proposer) beginOf(begin int) edge {
	if begin == 0 {
		return begins
	}
	a, before := r.amounts[begin], r.amounts[begin-1]
	switch {
	case before.In != a.In:
		return beginsSentence
	case before.Own:
		return afterTotal
	case a.Opener != reading.NoOpener:
		return atOpener
	case before.Row != a.Row:
		return afterStretch
	case before.Unit != a.Unit:
		return afterUnit
	case a.Joined:
		return amidJoined
	}
	return amid
}

// saysOnlyThese reports whether the words after a list say that there is nothing else: 再无其他类别.
func (r *proposer) saysOnlyThese(last *reading.Amount) bool {
	return signs().In(r.tailOf(last))&nothingElse != 0
}

// saysEtcetera reports whether the words right after a list leave it open.
func (r *proposer) saysEtcetera(last *reading.Amount) bool {
	tail := r.tailOf(last)
	has := signs().In(tail)
	return strings.HasPrefix(tail, "等") || has&etcetera != 0 && has&nothingElse == 0
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
	return r.text.Words(min(a.To, to), to)
}

// withinBefore reports whether the words before a list name what is parted: 部门发布活动中，经济类6场.
func (r *proposer) withinBefore(first *reading.Amount) bool {
	before, _, _ := strings.Cut(first.Between, ",")
	return wordlist.AnyEnds(before, lexicon.Words("parted")...)
}

// isWholeRow reports whether the parts before a total are all amounts of its sentence that come before it.
func (r *proposer) isWholeRow(q Proposal) bool {
	first, total := q.Parts[0], q.Totals[0]
	return first.In == total.In && first.At == 0 && first.Row == 0 && total.Nth-first.Nth == len(q.Parts)
}
