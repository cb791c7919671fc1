package lists

import (
	"slices"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// Bounds of what is tried for one total.
const (
	mostSkipped   = 4  // amounts between a total and its first part
	mostParts     = 14 // of a run
	mostSentences = 4  // that a run may go on for
	mostForeign   = 3  // amounts of other measures within a run
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
}

// read tries all runs of the line.
func (r *proposer) read() {
	if r.outer != nil && !r.outer.Aside && !r.outer.Bare() {
		for from := range min(len(r.amounts), mostSkipped) {
			r.runs(r.outer, from, reach{inside: true, skipped: from})
		}
	}
	for t, total := range r.amounts {
		if total.Aside || total.Bare() || !total.Exact && !total.Rounded {
			continue
		}
		if r.balances(t) {
			r.settled[total] = true
			continue
		}
		r.after(t)
		for skipped := range 2 {
			r.before(t, reach{at: t, skipped: skipped, back: true})
		}
		r.before(t, reach{at: t, back: true, named: true})
		if total.Leads && (total.Kinds > 0 || total.After == "") {
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
		r.alone(total, from, reach{skipped: skipped, at: t})
		r.runs(total, from, reach{skipped: skipped, at: t})
		skipped++
	}
}

// alone tries a single part that is more than its total: 培训9次，仅线下授课就有11次.
func (r *proposer) alone(total *reading.Amount, from int, how reach) {
	a := r.amounts[from]
	if how.skipped > 0 || !fits(a, total) || !a.Value.GreaterThan(total.Value) || a.Own ||
		a.Opener != reading.Among && !wordlist.AnyIn(a.Between, "仅", "光", "单") {
		return
	}
	r.enter(total, []*reading.Amount{a}, how, r.endOf(from, how))
}

// runs tries the runs that begin at an amount: all amounts in a row, and only the first of each stretch or sentence.
func (r *proposer) runs(total *reading.Amount, from int, how reach) {
	r.run(total, from, how)
	how.heads = true
	r.run(total, from, how)
}

func (r *proposer) run(total *reading.Amount, from int, how reach) {
	var parts []*reading.Amount
	inner := false
	last := from
	for n := from; n < len(r.amounts) && len(parts) < mostParts; n++ {
		a := r.amounts[n]
		if a.Aside {
			continue
		}
		if how.heads && n > from && (a.At > 0 || a.Opener != reading.NoOpener) {
			inner = true
			continue
		}
		if n > from && a.Leads && !how.heads || r.far(r.amounts[from], a) >= mostSentences {
			break
		}
		if !fits(a, total) {
			if n == from || how.foreign == mostForeign || !r.qualifies(n, total) {
				break
			}
			how.foreign++
			continue
		}
		parts = addTold(parts, a)
		last = n
		if len(parts) < 2 || how.heads && !inner {
			continue
		}
		if !how.inside && r.together(how.at, total, parts) {
			r.settled[total] = true
			return
		}
		edge := ""
		if r.ends(n, how) {
			edge = r.endOf(last, how)
		}
		r.enter(total, parts, how, edge)
	}
}

// before tries the runs that end before a total.
func (r *proposer) before(t int, how reach) {
	total := r.amounts[t]
	var parts []*reading.Amount
	for n := t - 1 - how.skipped; n >= 0 && len(parts) < mostParts; n-- {
		a := r.amounts[n]
		if r.far(a, total) >= mostSentences || total.Fixed < a.Fixed && !total.Own {
			break
		}
		if a.Aside || how.named && !namedAlike(a, total) {
			continue
		}
		if !how.unlike && !fits(a, total) {
			if how.foreign == mostForeign {
				break
			}
			how.foreign++
			continue
		}
		parts = append([]*reading.Amount{a}, parts...)
		if len(parts) < 2 || how.unlike && !unlike(parts, total) {
			continue
		}
		r.enter(total, parts, how, r.beginOf(n, how))
	}
}

// namedAlike reports whether an amount is named by the last words of a total: 改了38个…改了19个。全年改了58个.
func namedAlike(a, total *reading.Amount) bool {
	tail := reading.LastRunes(total.Label, 2)
	return len([]rune(tail)) == 2 && reading.LastRunes(a.Label, 2) == tail
}

// unlike reports whether parts are counted in other measures than their total.
func unlike(parts []*reading.Amount, total *reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return !fits(p, total) })
}

// qualifies reports whether an amount of another measure only says whose the next one is: 36个直属单位发布259条.
func (r *proposer) qualifies(n int, total *reading.Amount) bool {
	return n+1 < len(r.amounts) && fits(r.amounts[n+1], total) && !r.amounts[n+1].Joined &&
		r.amounts[n+1].In == r.amounts[n].In
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
		if b.Unit != a[0].Unit || b.Aside {
			return false
		}
	}
	in, out := a[0].Fixed+a[1].Fixed, a[2].Fixed+a[3].Fixed
	return in == out || t+4 < len(r.amounts) && r.amounts[t+4].Unit == a[0].Unit && in == out+r.amounts[t+4].Fixed
}

// together reports whether a total and those right before it come to what the parts do.
func (r *proposer) together(at int, total *reading.Amount, parts []*reading.Amount) bool {
	all := total.Fixed
	for n := at - 1; n >= max(0, at-2); n-- {
		if r.amounts[n].Unit != total.Unit {
			return false
		}
		if all += r.amounts[n].Fixed; all == fixedSum(parts) {
			return true
		}
	}
	return false
}
