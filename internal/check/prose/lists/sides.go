package lists

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
)

// Totals may be told side by side, and their parts be given for all of them together: 新收13件，上年结转2件，其中网络10件、信函5件;
// 来信10件，来电20件，其中咨询25件，投诉5件. Such totals are of one measure, stand in one sentence with nothing but their own words
// between them, and none lies within another.
//
// A list that adds up for them together is right. One that does not may still be theirs, unless
// its own words say that it is the last one's alone.

// totals are what a list may be the parts of: one, or several side by side, the nearest first.
type totals []*reading.Amount

// mostTotals is how many totals may stand side by side.
const mostTotals = 6

func (w totals) value() decimal.Decimal {
	v := decimal.Zero
	for _, t := range w {
		v = v.Add(t.Value)
	}
	return v
}

// fixed is their value in ten-thousandths.
func (w totals) fixed() int64 { return fixedSum(w) }

// label is all the words of the totals.
func (w totals) label() string {
	if len(w) == 1 {
		return w[0].Label
	}
	var words strings.Builder
	for _, t := range w {
		words.WriteString(t.Label + ",")
	}
	return words.String()
}

// exact reports whether none of the amounts is an estimate.
func (w totals) exact() bool {
	return !slices.ContainsFunc(w, func(t *reading.Amount) bool { return !t.Exact && !t.Rounded })
}

// sides returns the total with those side by side before it.
func (r *proposer) sides(t *reading.Amount) totals {
	w := totals{t}
	for len(w) < mostTotals {
		last := w[len(w)-1]
		before := previous(last)
		if before == nil || !r.beside(last, before) {
			break
		}
		w = append(w, before)
	}
	return w
}

// previous returns the amount before another in its sentence. Across a semicolon that is one which stands alone there:
// 来信10件；来电20件；其中…. A comparison closes what is told of a total, and what comes after it is another matter, but
// for what is carried over: 收到11件，较上年增加3件，上年结转2件.
func previous(a *reading.Amount) *reading.Amount {
	if a.In == nil {
		return nil
	}
	row, n := a.In.Stretches[a.Row], a.At-1
	for a.Carried && n > 0 && row[n].Aside {
		n--
	}
	switch {
	case n >= 0:
		return row[n]
	case a.Row > 0 && len(row) == 1 && len(a.In.Stretches[a.Row-1]) == 1:
		return a.In.Stretches[a.Row-1][0]
	}
	return nil
}

// beside reports whether a total is beside the one before it, rather than within it or for it: it
// is no part of it, no sum of what went before, and no result of it (收到10件，办结10件;
// 制发20件，公开18件).
func (r *proposer) beside(t, before *reading.Amount) bool {
	switch {
	case t.Unit != before.Unit, t.Bare(), t.Aside, before.Aside:
		return false
	case t.Opener != reading.NoOpener, t.Own, t.Turns, t.Heads, (r.of(t).lead^r.of(before).lead)&planned != 0:
		return false
	case r.isStage(r.of(t)) && !r.isStage(r.of(before)), r.of(t).plain == t.Label && r.of(t).deed:
		return false
	}
	return !(t.Carried && isAhead(t.Label))
}

// isAhead reports whether what is carried is carried to the next year, and so lies within this year's.
func isAhead(label string) bool {
	return strings.Contains(label, "下") || strings.Contains(label, "次年")
}

// share returns how many of the totals side by side a list may be of together by its words and
// theirs, one at least. What repeats a total's words is its own: 文件20件，配套解读15件，其中文字解读8件. What is carried over
// goes together only with what is taken in.
func (r *proposer) share(w totals, parts []*reading.Amount) totals {
	t := w[0]
	for n := 1; n < len(w); n++ {
		switch {
		case names(t, w[n], parts):
			return w[:1]
		case t.Carried && !r.of(w[n]).taken, w[n].Carried && !r.of(t).taken:
			return w[:n]
		}
	}
	return w
}

// repeatsOwn reports whether parts repeat words that a total alone has, of those side by side.
func (r *proposer) repeatsOwn(t *reading.Amount, parts []*reading.Amount) bool {
	w := r.sides(t)
	return len(w) > 1 && names(t, w[1], parts)
}

// names reports whether every part repeats words of a total that the other one does not have, and
// none of the other's own.
func names(t, other *reading.Amount, parts []*reading.Amount) bool {
	for _, p := range parts {
		if !repeats(p.Label, t.Label, other.Label) || repeats(p.Label, other.Label, t.Label) {
			return false
		}
	}
	return true
}

// repeats reports whether a label has two characters in a row of one text that another does not have.
func repeats(label, of, not string) bool {
	from, last := -1, -1
	for i, r := range label + "\n" {
		if from >= 0 && r != 0 {
			if word := label[from:i]; strings.Contains(of, word) && (not == "" || !strings.Contains(not, word)) {
				return true
			}
		}
		from, last = last, i
	}
	return false
}
