package lists

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
)

// A total need not be a sum of what is named: what there was, with what came and without what went, is what there is
// (年初45项，新增6项，删除3项，现有48项). Products are in product.go.

// Way is how a total comes of its parts.
type Way int

// The ways.
const (
	Sum     Way = iota
	Balance     // the parts in Minus are taken away
	Change      // the second part is what it was, the third one what it rose or fell by
	Product     // some part is taken as often as the one in Times after it says
)

// arithmetic judges the balances and products of a paragraph.
func (r *proposer) arithmetic() {
	for t, total := range r.paragraph {
		if total.Bare() || !total.Exact && !total.Rounded || r.told(total) {
			continue
		}
		if r.change(t) {
			continue
		}
		switch {
		case r.of(total).lead&standing != 0:
			r.balance(r.paragraph, t)
		case r.of(total).lead&inAll != 0:
			r.product(t)
		}
	}
}

// told reports whether something has been found about a total.
func (r *proposer) told(total *reading.Amount) bool {
	return slices.ContainsFunc(r.found, func(l List) bool {
		return slices.Contains(l.totals, total) || slices.Contains(l.parts, total)
	})
}

// change judges how far something rose or fell: 227条，比2022年的198条增加29条.
func (r *proposer) change(t int) bool {
	if t+2 >= len(r.paragraph) {
		return false
	}
	now, was, by := r.paragraph[t], r.paragraph[t+1], r.paragraph[t+2]
	m := changed.FindStringSubmatch(by.Between)
	if m == nil || now.Aside || !was.Aside || was.In != now.In || by.In != now.In || was.Unit != now.Unit || by.Unit != now.Unit ||
		!now.Exact || !was.Exact || !by.Exact || !compared.MatchString(was.Between) {
		return false
	}
	value := was.Value.Add(by.Value)
	var minus []*reading.Amount
	if strings.Contains("减少下降回落", m[1]) {
		value, minus = was.Value.Sub(by.Value), append(minus, by)
	}
	r.tellWay(Change, now, []*reading.Amount{was, by}, minus, value)
	return true
}

// What leads to what it was, and to what it rose or fell by.
var (
	compared = regexp.MustCompile(`^,?[^,;]{0,4}[比较][^,;]{0,12}的$`)
	changed  = regexp.MustCompile(`^(增加|增长|减少|下降|回落|多出|上升)了?$`)
)

// mostMoves bounds what may come and go before a total.
const mostMoves = 6

// reckoned reports whether an amount is in a balance or a product. What rose or fell may have parts besides.
func (r *proposer) reckoned(a *reading.Amount) bool {
	return slices.ContainsFunc(r.found, func(l List) bool {
		return l.Way != Sum && (slices.Contains(l.parts, a) || l.Way != Change && l.totals[0] == a)
	})
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

// nearWay is how far, one in so many, a balance or product may be off to be an error rather than something else.
const nearWay = 2

// tellWay adds a list whose total comes of its parts otherwise than as their sum; marked are those that are taken away, or
// say how often another is taken.
func (r *proposer) tellWay(way Way, total *reading.Amount, parts, marked []*reading.Amount, value decimal.Decimal) {
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
	var list []reading.Stated
	for _, m := range marked {
		list = append(list, r.stated(m, total.Unit))
	}
	switch way {
	case Balance, Change:
		l.Minus = list
	case Product:
		l.Times = list
	}
}
