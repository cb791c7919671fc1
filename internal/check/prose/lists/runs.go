package lists

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// Bounds of what is tried for one total.
const (
	mostSkipped   = 4  // amounts between a total and its first part
	mostParts     = 30 // of a run
	mostSentences = 4  // that a run may go on for
	mostForeign   = 3  // amounts of other measures within a run, in a row
)

// reach is how a run lies to its total.
type reach struct {
	at      int // the total's place in the line
	skipped int // amounts between the two
	inside  bool
	back    bool
	foreign int  // amounts of other measures within the run
	heads   bool // of each stretch or sentence, only its first amount is taken
	unlike  bool // the measures differ, and the bare numbers are added
	named   bool // only amounts that are named as the total is
	again   bool // the list begins with the total's name: …，公告67条；公告又分…
}

// read tries all runs of the line.
func (r *proposer) read() {
	if r.outer != nil && !r.outer.Aside && !r.outer.Bare() {
		for from := range min(len(r.amounts), mostSkipped) {
			if from == 0 || r.mayBegin(from) {
				r.runs(r.outer, from, reach{inside: true, skipped: from})
			}
		}
	}
	for t, total := range r.amounts {
		if total.Aside || total.Bare() {
			continue
		}
		if r.balances(t) {
			r.balanced[total.Nth] = true
			continue
		}
		r.after(t)
		for skipped := range 2 {
			r.before(t, reach{at: t, skipped: skipped, back: true})
		}
		r.before(t, reach{at: t, back: true, named: true})
		if total.Leads && (total.Kinds > 0 || total.After == "" || total.Unit == "人次") {
			r.before(t, reach{at: t, back: true, unlike: true})
		}
	}
}

// after tries the runs that follow a total.
func (r *proposer) after(t int) {
	total := r.amounts[t]
	skipped := 0
	for from := t + 1; from < len(r.amounts) && skipped <= mostSkipped; from++ {
		first := r.amounts[from]
		if r.far(total, first) >= mostSentences {
			return
		}
		if first.Aside {
			continue
		}
		how := reach{skipped: skipped, at: t}
		if restates(first, total) {
			r.runs(total, from, reach{at: t, again: true})
		}
		r.alone(total, from, how)
		if skipped == 0 || r.mayBegin(from) {
			r.runs(total, from, how)
		}
		skipped++
	}
}

// mayBegin reports whether a list may begin at an amount other than the one after its total: amid a row it does not.
func (r *proposer) mayBegin(from int) bool {
	a, before := r.amounts[from], r.amounts[from-1]
	return r.of(a).opens != reading.NoOpener || before.In != a.In || before.Row != a.Row ||
		before.Unit != a.Unit || before.Aside || before.Joined && !a.Joined
}

// restates reports whether the words before a list name a total anew, and part it.
func restates(first, total *reading.Amount) bool {
	if utf8.RuneCountInString(total.Label) < 2 || first.At > 0 {
		return false
	}
	before, after, found := strings.Cut(first.Between, total.Label)
	return found && utf8.RuneCountInString(before) < nearName && partsAgain.MatchString(after)
}

// nearName is how many characters may lie before the name of a total that is counted anew: 其中有….
const nearName = 5

// partsAgain matches what parts a total that is named anew.
var partsAgain = regexp.MustCompile(`^(?:中|里|内|又|再|则|可|按|分|由|包括|包含|具体)`)

// alone tries a single part that is more than its total: 培训9次，仅线下授课就有11次.
func (r *proposer) alone(total *reading.Amount, from int, how reach) {
	a := r.amounts[from]
	if how.skipped > 0 || !fits(a, total) || a.Fixed <= total.Fixed || a.Own ||
		a.Opener != reading.Among && !wordlist.AnyIn(a.Between, "仅", "光", "单") {
		return
	}
	r.enter(totals{total}, []*reading.Amount{a}, how, r.endOf(from, how))
}

// runs tries the runs that begin at an amount: all amounts in a row, and only the first of each stretch or sentence; or
// amounts of another measure that an opener makes its parts by their numbers.
func (r *proposer) runs(total *reading.Amount, from int, how reach) {
	first := r.amounts[from]
	switch {
	case fits(first, total):
		r.run(total, from, how)
		how.heads = true
		r.run(total, from, how)
	case r.of(first).opens != reading.NoOpener && how.skipped == 0:
		how.unlike = true
		r.run(total, from, how)
	}
}

func (r *proposer) run(total *reading.Amount, from int, how reach) {
	parts := make([]*reading.Amount, 0, mostParts)
	inner := false
	last, foreign := from, 0
	first := r.amounts[from]
	together := totals{total}
	if !how.inside || total.Carried {
		together = r.sides(total)
	}
	for n := from; n < len(r.amounts) && len(parts) < mostParts; n++ {
		a := r.amounts[n]
		if a.Aside {
			continue
		}
		if how.heads && n > from && (a.At > 0 || a.Opener != reading.NoOpener) {
			inner = true
			continue
		}
		if n > from && (a.Leads && !how.heads || len(parts) > 0 && parts[len(parts)-1].Made) ||
			r.far(first, a) >= mostSentences ||
			len(parts) == 1 && a.Opener != reading.NoOpener && !a.Spread && !how.heads {
			break
		}
		if !fits(a, total) && !(how.unlike && a.Unit == first.Unit) {
			if foreign == mostForeign || !r.qualifies(n, total, parts) {
				break
			}
			foreign++
			how.foreign++
			continue
		}
		parts, foreign = addTold(parts, a), 0
		last = n
		if len(parts) < 2 || how.heads && !inner {
			continue
		}
		if !r.ends(n, how) {
			continue
		}
		if r.together(together, parts, how) {
			return
		}
		edge := r.endOf(last, how)
		if w := r.share(together, parts); len(w) > 1 && how.skipped == 0 {
			r.enter(w, parts, how, edge)
			if s := fixedSum(parts); s > total.Fixed && s < w.fixed() {
				continue // they may be of several
			}
		}
		r.enter(totals{total}, parts, how, edge)
	}
}

// addTold adds an amount to parts, once for each thing it applies to.
func addTold(parts []*reading.Amount, a *reading.Amount) []*reading.Amount {
	for range min(a.Times, mostParts) {
		parts = append(parts, a)
	}
	return parts
}

// qualifies reports whether an amount of another measure only says whose the next one is (36个直属单位发布259条), or is of
// another column: 市级7期、860人次，县级26期、3310人次.
func (r *proposer) qualifies(n int, total *reading.Amount, parts []*reading.Amount) bool {
	if len(parts) == 0 || n+1 >= len(r.amounts) {
		return false
	}
	a, next := r.amounts[n], r.amounts[n+1]
	return fits(next, total) && next.In == a.In && !(a.Joined && next.Joined)
}

// fits reports whether an amount may be a part of a total by its measure.
func fits(a, total *reading.Amount) bool { return a.Bare() || total.Counts(a.Unit) }

// ends reports whether a run may end at an amount: something parts it from the next.
func (r *proposer) ends(end int, how reach) bool {
	if end+1 >= len(r.amounts) || how.heads {
		return true
	}
	a, next := r.amounts[end], r.amounts[end+1]
	return next.In != a.In || next.Row != a.Row || next.Unit != a.Unit || !next.Joined
}

// balances reports whether an amount and the one after it come to what the next two or three do: what is new and carried
// over is finished or carried on.
func (r *proposer) balances(t int) bool {
	if t+3 >= len(r.amounts) {
		return false
	}
	a := r.amounts[t : t+4]
	for _, b := range a[1:] {
		if b.Unit != a[0].Unit || b.Aside || r.of(b).opens != reading.NoOpener {
			return false
		}
	}
	if !slices.ContainsFunc(a, func(b *reading.Amount) bool { return b.Carried || r.of(b).taken || r.isStage(r.of(b)) }) {
		return false
	}
	in, out := a[0].Fixed+a[1].Fixed, a[2].Fixed+a[3].Fixed
	return in == out || t+4 < len(r.amounts) && r.amounts[t+4].Unit == a[0].Unit && in == out+r.amounts[t+4].Fixed
}

// together takes in a run that comes to what a total does with some of those side by side before it.
func (r *proposer) together(w totals, parts []*reading.Amount, how reach) bool {
	all, sum := w[0].Fixed, fixedSum(parts)
	for n := 1; n < len(w) && how.skipped == 0; n++ {
		if all += w[n].Fixed; all == sum {
			r.settle(w[:n+1], parts, how)
			return true
		}
	}
	return false
}
