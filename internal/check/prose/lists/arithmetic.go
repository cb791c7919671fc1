package lists

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// A total need not be a sum of what is named: what there was, with what came and without what went, is what there is
// (年初45项，新增6项，删除3项，现有48项), and what each of several has is taken so many times (9个社区，每个社区更新12次，共108次).

// Way is how a total comes of its parts.
type Way int

// The ways.
const (
	Sum     Way = iota
	Balance     // the parts in Minus are taken away
	Product     // the first part is taken as often as the second one says
)

// arithmetic judges the balances and products of a paragraph.
func (r *proposer) arithmetic() {
	for t, total := range r.paragraph {
		if total.Bare() || !total.Exact && !total.Rounded || r.told(total) {
			continue
		}
		switch {
		case r.of(total).lead&standing != 0:
			r.balance(r.paragraph, t)
		case r.of(total).lead&inAll != 0:
			r.product(r.paragraph, t)
		}
	}
}

// told reports whether something has been found about a total.
func (r *proposer) told(total *reading.Amount) bool {
	return slices.ContainsFunc(r.found, func(l List) bool {
		return slices.Contains(l.totals, total) || slices.Contains(l.parts, total)
	})
}

// mostMoves bounds what may come and go before a total.
const mostMoves = 6

// reckoned reports whether an amount is in a balance or a product.
func (r *proposer) reckoned(a *reading.Amount) bool {
	return slices.ContainsFunc(r.found, func(l List) bool { return l.Way != Sum && (slices.Contains(l.parts, a) || l.totals[0] == a) })
}

// balance judges what there is by what there was. Where one of the amounts between neither came nor went, nothing is said.
func (r *proposer) balance(all []*reading.Amount, t int) {
	total := all[t]
	value := decimal.Zero
	var parts, minus []*reading.Amount
	for n := t - 1; n >= max(0, t-mostMoves); n-- {
		a, said := all[n], r.of(all[n]).lead
		switch {
		case !a.Exact, a.Unit != total.Unit, len(a.Inside) > 0:
			return
		case said&begun != 0:
			if parts = append(parts, a); len(parts) < 2 {
				return
			}
			slices.Reverse(parts)
			r.tellWay(Balance, total, parts, minus, value.Add(a.Value))
			return
		case said&wentOut != 0:
			value, minus = value.Sub(a.Value), append(minus, a)
		case said&cameIn != 0:
			value = value.Add(a.Value)
		default:
			return
		}
		parts = append(parts, a)
	}
}

// product judges what all come to by what each has and how many there are.
func (r *proposer) product(all []*reading.Amount, t int) {
	total := all[t]
	for n := t - 1; n >= max(0, t-mostMoves); n-- {
		each := all[n]
		if each.Unit != total.Unit || !each.Exact || each.Bare() || each.In != total.In ||
			r.of(each).lead&atLeast != 0 {
			continue
		}
		of := eachOf(each)
		if n := timesAYear(of); n > 0 {
			r.tellProduct(all, total, each.Value.Mul(decimal.NewFromInt(n)), each)
			return
		}
		if of == "" {
			continue
		}
		for k := t - 1; k >= max(0, t-mostMoves); k-- {
			if times := all[k]; k != n && times.Exact && numberOf(times, all, k, of) {
				r.tellProduct(all, total, each.Value.Mul(times.Value), each, times)
				return
			}
		}
	}
}

// tellProduct adds a product, unless it is wrong for this total and right for another amount of the paragraph.
func (r *proposer) tellProduct(all []*reading.Amount, total *reading.Amount, value decimal.Decimal, parts ...*reading.Amount) {
	if slices.ContainsFunc(all, func(a *reading.Amount) bool {
		return a != total && a.Unit == total.Unit && a.Value.Equal(value)
	}) {
		return
	}
	r.tellWay(Product, total, parts, nil, value)
}

// timesAYear returns how often a year has a spell of time, 0 for what is none.
func timesAYear(of string) int64 {
	for spell, n := range map[string]int64{"月": 12, "季": 4, "半年": 2} {
		if strings.HasPrefix(of, spell) {
			return n
		}
	}
	return 0
}

// eachOf returns what every one of has an amount: 社区 of 每个社区更新12次, 期 of 每期6000册.
func eachOf(a *reading.Amount) string {
	i := wordlist.LastIn(lead(a), lexicon.Words("eachOf")[:1]...)
	if i < 0 {
		return ""
	}
	after := []rune(strings.TrimLeft(lead(a)[i:], "每个"))
	return string(after[:min(len(after), 2)])
}

// numberOf reports whether an amount says how many there are of something.
func numberOf(a *reading.Amount, all []*reading.Amount, k int, of string) bool {
	after := ""
	if k+1 < len(all) {
		after = all[k+1].Between
	}
	return of != "" && (strings.HasPrefix(of, a.Measure) && a.Measure != "个" || strings.HasPrefix(after, of))
}

// nearWay is how far, one in so many, a balance or product may be off to be an error rather than something else.
const nearWay = 2

func (r *proposer) tellWay(way Way, total *reading.Amount, parts, minus []*reading.Amount, value decimal.Decimal) {
	v := reading.Wrong
	off := value.Sub(total.Value).Abs()
	switch {
	case off.LessThanOrEqual(total.Rounding()):
		v = reading.Right
	case !value.IsPositive() || off.Mul(decimal.NewFromInt(nearWay)).GreaterThan(value):
		return // something else is meant
	}
	r.tell(v, totals{total}, parts)
	l := &r.found[len(r.found)-1]
	l.Way, l.Sum = way, value
	for _, m := range minus {
		l.Minus = append(l.Minus, r.stated(m, total.Unit))
	}
}
