package lists

import (
	"slices"

	"nianbao/internal/check/prose/reading"
)

// Parts may stand before their total.

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
		parts = slices.Concat(addTold(nil, a), parts)
		if len(parts) < 2 || how.unlike && !unlike(parts, total) {
			continue
		}
		r.enter(totals{total}, parts, how, r.beginOf(n))
	}
}

// cuts reports whether a run before its total is but a piece of a row, and adds up by chance: 指南1次、目录2次、标准3次，共5次.
// Where the words of the total name this piece and not its neighbour it is no chance.
func (r *proposer) cuts(total *reading.Amount, parts []*reading.Amount, how reach) bool {
	first, last := parts[0], parts[len(parts)-1]
	if how.named || how.unlike || r.outer != nil {
		return false
	}
	if first.Nth > 0 {
		before := r.paragraph[first.Nth-1]
		if before.In == first.In && before.Unit == first.Unit && !repeats(first.Label, total.Label, before.Label) &&
			(first.Joined || first.Numbered && before.Numbered) {
			return true
		}
	}
	after := r.paragraph[last.Nth+1]
	return after != total && after.Joined && after.Unit == last.Unit && !repeats(last.Label, total.Label, after.Label)
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
