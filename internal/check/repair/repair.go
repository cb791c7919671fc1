package repair

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/templates"
)

// repair is a change of one or two cells after which every relation of the table that failed holds,
// and none that held fails.
type repair struct {
	slip     slip
	from, to int             // the cell; of a move or swap, both
	value    decimal.Decimal // what the one cell should hold
	touched  int             // how many digits differ
	unlikely bool            // a part corrected where its sum may be, or sums moved where their parts may be
	// doubts is how many more of the relations over blanks fail with the blanks as 0. A blank
	// most often means 0, so this ranks repairs, though it makes no finding.
	doubts int
}

// changed are the figures a repair changes. A blank it fills is none: something has to be put there
// anyway.
func (r *repair) changed() []int {
	if r.slip >= moveSlip {
		return []int{r.from, r.to}
	}
	return []int{r.from}
}

// repairs returns the smallest repairs, the likeliest first: several where none is likelier.
func (s *system) repairs() []repair {
	if s.failed == 0 {
		return nil
	}
	all := append(s.corrections(), s.moves()...)
	size := func(a, b repair) int {
		return cmp.Or(cmp.Compare(len(a.changed()), len(b.changed())), cmp.Compare(a.slip, b.slip),
			cmp.Compare(a.doubts, b.doubts), cmp.Compare(a.touched, b.touched))
	}
	slices.SortStableFunc(all, func(a, b repair) int {
		return cmp.Or(size(a, b), compareBool(a.unlikely, b.unlikely))
	})
	return slices.DeleteFunc(all, func(other repair) bool {
		// Sums that moved along with their parts are no other reading of the same mistake.
		return size(all[0], other) != 0 || all[0].slip >= moveSlip && all[0].unlikely != other.unlikely
	})
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// corrections are the cells that are in every failed relation and in none that holds, and can
// take the figure that all of them require.
func (s *system) corrections() []repair {
	var out []repair
	for at := range s.slots {
		if value, ok := s.wanted(at); ok && valid(s.slots[at], value) {
			out = append(out, repair{slip: s.slipOf(at, value), from: at, to: at, value: value,
				touched: touched(s.values[at], value), unlikely: !s.isSum(at), doubts: s.doubts(at, value)})
		}
	}
	return out
}

// wanted returns the figure that makes all relations hold when only one cell changes.
func (s *system) wanted(at int) (decimal.Decimal, bool) {
	var value decimal.Decimal
	settled := 0
	for _, i := range s.of[at] {
		e := &s.equations[i]
		if !e.judged() {
			continue
		}
		sign := e.sign(at)
		if e.rest.IsZero() || sign != 1 && sign != -1 {
			return decimal.Zero, false
		}
		one := s.values[at].Sub(e.rest.Mul(decimal.NewFromInt(sign)))
		if settled > 0 && !one.Equal(value) {
			return decimal.Zero, false
		}
		value = one
		settled++
	}
	return value, settled > 0 && settled == s.failed
}

func (s *system) doubts(at int, value decimal.Decimal) int {
	n := 0
	for _, i := range s.of[at] {
		e := &s.equations[i]
		if e.judged() {
			continue
		}
		change := value.Sub(s.values[at]).Mul(decimal.NewFromInt(e.sign(at)))
		if !e.rest.Add(change).IsZero() {
			n++
		}
		if !e.rest.IsZero() {
			n--
		}
	}
	return n
}

// moves are the neighbours, in a row or a column, between which a figure moved or swapped makes all
// relations hold.
func (s *system) moves() []repair {
	var out []repair
	for a := range s.slots {
		for _, b := range s.neighbours(a) {
			va, vb := s.values[a], s.values[b]
			if va.Equal(vb) || !s.settles(a, vb.Sub(va), b, va.Sub(vb)) {
				continue
			}
			r := repair{slip: swapSlip, from: a, to: b, unlikely: s.isSum(a) || s.isSum(b)}
			switch {
			case vb.IsZero():
				r.slip = moveSlip
			case va.IsZero():
				r.slip, r.from, r.to = moveSlip, b, a
			}
			if s.blank[r.to] {
				r.slip = blankSlip
			}
			out = append(out, r)
		}
	}
	return out
}

// settles reports whether every relation holds once two cells have changed, including those that
// a filled blank makes judgeable; a blank that decides nothing is no place to move to.
func (s *system) settles(a int, changeA decimal.Decimal, b int, changeB decimal.Decimal) bool {
	settled, filled := 0, !s.blank[a] && !s.blank[b]
	for _, i := range union(s.of[a], s.of[b]) {
		e := &s.equations[i]
		if slices.ContainsFunc(e.blanks, func(at int) bool { return at != a && at != b }) {
			continue
		}
		byA, byB := changeA.Mul(decimal.NewFromInt(e.sign(a))), changeB.Mul(decimal.NewFromInt(e.sign(b)))
		switch {
		case !e.rest.Add(byA).Add(byB).IsZero():
			return false
		case e.failed():
			settled++
		case !e.judged():
			filled = true
		}
	}
	return filled && settled == s.failed
}

func union(a, b []int) []int {
	out := slices.Clone(a)
	for _, e := range b {
		if !slices.Contains(a, e) {
			out = append(out, e)
		}
	}
	return out
}

// valid reports whether a slot may hold a figure.
func valid(s *templates.Slot, n decimal.Decimal) bool {
	return (s.Kind == templates.Change || !n.IsNegative()) && (s.Kind == templates.Amount || n.IsInteger())
}
