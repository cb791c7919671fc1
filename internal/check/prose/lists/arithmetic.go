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
	Share       // it is what the first part is of the second, in percent
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
		case total.Own || r.of(total).lead&inAll != 0:
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

// change judges how far something rose or fell, in whatever order it is written: 227条，比2022年的198条增加29条; 88条，同比增加12条。上年72条;
// 由142件降至118件，减少24件.
func (r *proposer) change(t int) bool {
	if t+2 >= len(r.paragraph) {
		return false
	}
	a, b, c := r.paragraph[t], r.paragraph[t+1], r.paragraph[t+2]
	now, was, by := a, b, c
	switch {
	case isChange(c) && isFormer(b, a):
	case isChange(b) && isFormer(c, a):
		if was, by = c, b; c.In != a.In && !haveInCommon(c.Label, a.Label) {
			return false
		}
	case isChange(c) && isFormer(a, b):
		now, was = b, a
	case isChange(a) && rises.MatchString(b.Between+"/"+c.Between):
		now, was, by = c, b, a
	default:
		return false
	}
	if now.Aside || r.far(now, by) != 0 || max(r.far(now, was), r.far(was, now)) > 1 || was.Unit != now.Unit ||
		by.Unit != now.Unit || !now.Exact || !was.Exact || !by.Exact {
		return false
	}
	value := was.Value.Add(by.Value)
	var minus []*reading.Amount
	if strings.ContainsAny(by.Between, "减降落少") {
		value, minus = was.Value.Sub(by.Value), append(minus, by)
	}
	if !r.isElsewhere(now, value) {
		r.tellWay(Change, now, []*reading.Amount{was, by}, minus, value)
	}
	return true
}

// What leads to what it was, and to what it rose or fell by.
var (
	compared = regexp.MustCompile(`^,?[^,;]{0,4}[比较][^,;]{0,12}的$`)
	rises    = regexp.MustCompile(`^,?(?:由|从|自)[^,/]{0,6}/[^,/]{0,4}[至到为]$`)
	former   = regexp.MustCompile(`20\d\d年|[上去]一?年`)
	changed  = regexp.MustCompile(`(?:^|,|同期|同比|上年度?|去年|上一年|相比,?|净|实际)(?:增加|增长|减少|下降|回落|多出|上升|多|少|增|减)了?$`)
)

func isChange(a *reading.Amount) bool { return changed.MatchString(a.Between) }

// isFormer reports whether an amount is what another was the year before.
func isFormer(was, now *reading.Amount) bool {
	if isChange(was) {
		return false
	}
	year, next := former.FindString(was.Between), former.FindString(now.Between)
	return was.Aside && (compared.MatchString(was.Between) || year != "") ||
		strings.HasPrefix(year, "20") && strings.HasPrefix(next, "20") && year < next
}

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
