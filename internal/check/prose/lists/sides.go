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
// its own words say that it is the last one's alone; it is then held against what comes nearest
// to it.

// totals are what a list may be the parts of: one, or several side by side, the nearest first.
type totals []*reading.Amount

func (w totals) value() decimal.Decimal {
	v := decimal.Zero
	for _, t := range w {
		v = v.Add(t.Value)
	}
	return v
}

// exactly reports whether parts add up to what several totals come to together. Together only whole numbers of one
// measure are added.
func (w totals) exactly(parts []*reading.Amount) bool {
	if len(w) == 1 {
		return exactly(w[0], parts)
	}
	for _, p := range parts {
		if p.Unit != w[0].Unit && !p.Bare() {
			return false
		}
	}
	return sum(parts, w[0].Unit).Equal(w.value())
}

// label is all the words of the totals.
func (w totals) label() string {
	var words strings.Builder
	for _, t := range w {
		words.WriteString(t.Label + ",")
	}
	return words.String()
}

// exact reports whether none of the totals is an estimate.
func (w totals) exact() bool {
	return !slices.ContainsFunc(w, func(t *reading.Amount) bool { return !t.Exact && !t.Rounded })
}

// sides returns the total with those side by side before it.
func (f *lister) sides(t *reading.Amount) totals {
	w := totals{t}
	for len(w) < mostTotals {
		last := w[len(w)-1]
		before := previous(last)
		if before == nil || !f.beside(last, before) {
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
func (f *lister) beside(t, before *reading.Amount) bool {
	switch {
	case t.Unit != before.Unit, t.Bare(), t.Aside, before.Aside:
		return false
	case t.Opener != reading.NoOpener, t.Own, t.Turns, t.Heads:
		return false
	case f.isStage(t.Label) && !f.isStage(before.Label), isDeed(t.Label):
		return false
	}
	return !(t.Carried && isAhead(t.Label))
}

// isAhead reports whether what is carried is carried to the next year, and so lies within this year's.
func isAhead(label string) bool {
	return strings.Contains(label, "下") || strings.Contains(label, "次年")
}

// share returns how many of the totals side by side a list may be of together by its words and
// theirs, one at least. What stands in a bracket after a total is its own; so is what repeats its
// words: 文件20件，配套解读15件，其中文字解读8件. What is carried over goes together only with
// what is taken in.
func (f *lister) share(l *candidate, w totals) totals {
	t := w[0]
	if l.within == t && !t.Carried {
		return w[:1]
	}
	for n := 1; n < len(w); n++ {
		switch {
		case names(t, w[n], l.parts):
			return w[:1]
		case t.Carried && !f.words.taken.In(w[n].Label),
			w[n].Carried && !f.words.taken.In(t.Label):
			return w[:n]
		}
	}
	return w
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
	r := []rune(label)
	for i := 0; i+1 < len(r); i++ {
		if word := string(r[i : i+2]); strings.Contains(of, word) && !strings.Contains(not, word) {
			return true
		}
	}
	return false
}

// against returns what a list is held against. A part that alone exceeds a total shows that it is
// another's: of those told side by side, or the nearest that holds it.
func (f *lister) against(l *candidate) totals {
	t := l.nearest()
	if t == nil {
		return nil
	}
	w := f.share(l, f.sides(t))
	switch {
	case len(w) > 1 && w[len(w)-1].Opener != reading.NoOpener && slices.Contains(l.totals, f.last):
		return totals{f.last} // they are the parts of the list before, and this is another list of its total
	case len(w) > 1:
		return w
	}
	if exceeded(t, l.parts) {
		for _, other := range l.totals {
			if l.alike(other) && !exceeded(other, l.parts) {
				return totals{other}
			}
		}
	}
	return w
}
