package lists

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
)

// judge decides a list. It is right if any reading of it is; wrong only if none is and none can be: the parts exceed
// every total they may belong to, or they fall short of one and the sentence says that they are all of them.
func (f *lister) judge(l *candidate, s *reading.Sentence) {
	if l.endless {
		return
	}
	if t, parts := l.right(); t != nil {
		f.last = t
		if n := len(parts); n < len(l.parts) {
			l.next = parts[n-1].At + 1 // what follows may be another list of the same total
		}
		f.tell(reading.Right, t, parts, s)
		return
	}
	l.parts = f.enumerated(l.parts)
	if len(l.parts) < 2 || len(l.totals) == 0 {
		return
	}
	t := l.nearest()
	if t == nil {
		return
	}
	f.last = t
	if l.ofSeveral() {
		return
	}
	over, under := f.over(l, s), f.under(l, t)
	switch {
	case !over && !under:
	case !l.measurable(t):
		f.tell(reading.Unjudged, t, l.parts, s)
	default:
		f.tell(reading.Wrong, t, l.parts, s)
	}
}

// enumerated returns the parts that 、 joins, where a comma follows such a run: 甲860套、乙1900套，竣工2100套. What comes
// after the comma may be something else, unless it is what is left over.
func (f *lister) enumerated(parts []*reading.Amount) []*reading.Amount {
	for n := 2; n < len(parts); n++ {
		if parts[n-1].Joined && !parts[n].Joined && !f.isRemainder(parts[n].Label) {
			return parts[:n]
		}
	}
	return parts
}

// right looks for a reading in which the list adds up: with any of its totals, with or without the amounts after an
// inner 其中, with what follows the semicolons, without what follows a comma.
func (l *candidate) right() (*reading.Amount, []*reading.Amount) {
	for _, t := range l.totals {
		for _, parts := range l.readings() {
			if len(parts) > 1 && exactly(t, parts) {
				return t, parts
			}
		}
	}
	return nil, nil
}

// mostReadings bounds the readings of one list.
const mostReadings = 24

func (l *candidate) readings() [][]*reading.Amount {
	all := [][]*reading.Amount{l.parts}
	for n := 1; n < len(l.rest) && len(all) < mostReadings; n++ {
		all = append(all, chain(l.parts, l.rest[n:]))
	}
	for n := 1; n <= len(l.more) && len(all) < mostReadings; n++ {
		all = append(all, chain(l.parts, l.more[:n]))
	}
	for n := len(l.parts) - 1; n > 1 && len(all) < mostReadings; n-- {
		if !l.parts[n].Joined {
			all = append(all, l.parts[:n])
		}
	}
	return all
}

func chain(a, b []*reading.Amount) []*reading.Amount {
	return append(append(make([]*reading.Amount, 0, len(a)+len(b)), a...), b...)
}

func sum(parts []*reading.Amount, unit string) decimal.Decimal {
	total := decimal.Zero
	for _, p := range parts {
		if p.Unit == unit {
			total = total.Add(p.Value)
		} else {
			total = total.Add(p.Number)
		}
	}
	return total
}

// exactly reports whether parts add up to the total, leaving room for what rounding decimals takes away. Unlike measure
// words are compared by their bare numbers.
func exactly(a *reading.Amount, parts []*reading.Amount) bool {
	unit, value, room := a.Unit, a.Value, a.Rounding()
	for _, p := range parts {
		room = room.Add(p.Rounding())
		if p.Unit != unit {
			unit, value = "", a.Number
		}
	}
	if unit == "" {
		room = decimal.Zero
	}
	return sum(parts, unit).Sub(value).Abs().Cmp(room) <= 0
}

// ofSeveral reports whether the parts may be those of several totals together: 建议49件、提案58件，其中主办71件、协办36件.
func (l *candidate) ofSeveral() bool {
	if len(l.totals) == 0 {
		return false
	}
	together := decimal.Zero
	for i, t := range l.totals {
		if !l.alike(t) {
			break
		}
		together = together.Add(t.Value)
		if i > 0 && sum(l.parts, t.Unit).Cmp(together) <= 0 {
			return true
		}
		if !t.Joined {
			break
		}
	}
	return false
}

// nearest returns the total the list would be accused against: the nearest with the same measure word. Unlike measure
// words may confirm, never accuse.
func (l *candidate) nearest() *reading.Amount {
	for _, t := range l.totals {
		if l.alike(t) {
			return t
		}
	}
	return nil
}

func (l *candidate) alike(t *reading.Amount) bool {
	for _, p := range l.parts {
		if p.Unit != t.Unit && !p.Bare() {
			return false
		}
	}
	return true
}

// measurable reports whether none of the amounts is an estimate.
func (l *candidate) measurable(t *reading.Amount) bool {
	for _, p := range l.parts {
		if !p.Exact && !p.Rounded {
			return false
		}
	}
	return t.Exact || t.Rounded
}

// over reports whether the parts exceed every total they may belong to, and are parts of one kind: those that are
// counted in two ways, or lie within one another, may well exceed it.
func (f *lister) over(l *candidate, s *reading.Sentence) bool {
	if l.opens == reading.Sorted && len(l.totals) == 0 || f.mixed(l.parts) || s.Overlaps {
		return false
	}
	if t := l.nearest(); t == nil || t.Unit == anything && exceeded(t, l.parts) {
		return false
	}
	for _, t := range l.totals {
		if l.alike(t) && sum(l.parts, t.Unit).Cmp(t.Value) <= 0 {
			return false
		}
	}
	return true
}

// exceeded reports whether one amount alone is larger than the total. Where no word says that it is a part, or the measure
// word may count anything, it is hardly one, but something else in the sentence: 涵盖部门41个，其中可机读数据集298个.
func exceeded(t *reading.Amount, parts []*reading.Amount) bool {
	return slices.ContainsFunc(parts, func(p *reading.Amount) bool { return p.Value.GreaterThan(t.Value) })
}

// tell adds a list to what was found.
func (f *lister) tell(v reading.Verdict, t *reading.Amount, parts []*reading.Amount, s *reading.Sentence) {
	l := List{Verdict: v, Total: f.amount(t, t.Unit), Start: f.text.Offset(s.From)}
	unit := t.Unit
	from, to := s.From, s.To
	if t.In != nil {
		from, to = min(from, t.In.From), max(to, t.In.To)
	}
	for _, p := range parts {
		l.Parts = append(l.Parts, f.amount(p, unit))
	}
	l.Sum = sum(parts, unit)
	l.Sentence = f.text.Quote(from, to)
	f.found = append(f.found, l)
}

func (f *lister) amount(a *reading.Amount, unit string) reading.Stated {
	value := a.Value
	if a.Unit != unit {
		value = a.Number
	}
	return reading.Stated{Label: a.Label, Written: f.text.Quote(a.From, a.To), Value: value, Unit: a.Unit}
}
