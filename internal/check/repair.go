package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/message"
	"nianbao/templates"
)

// slip is the kind of mistake a repair undoes, the likelier first among repairs of the same size.
type slip int

const (
	signSlip   slip = iota // a sign too many
	unitSlip               // a factor of ten thousand
	digitsSlip             // two digits swapped
	sumSlip                // a sum that was not filled in
	cellSlip               // any other wrong figure
	moveSlip               // a figure that stands beside its place
	swapSlip               // two neighbours exchanged
)

var slipNames = map[slip]string{signSlip: "sign", unitSlip: "unit", digitsSlip: "digits", sumSlip: "sum",
	cellSlip: "cell", moveSlip: "move", swapSlip: "swap"}

// repair is a change of one or two cells after which every relation of the table holds.
type repair struct {
	slip     slip
	from, to int             // the cell; of a move or swap, both
	value    decimal.Decimal // what the one cell should hold
	touched  int             // how many digits differ
	unlikely bool            // a part corrected where its sum may be, or sums moved where their parts may be
}

func (r *repair) cells() []int {
	if r.slip >= moveSlip {
		return []int{r.from, r.to}
	}
	return []int{r.from}
}

// repairs returns the smallest repairs, the likeliest first: more than one where nothing tells them
// apart.
func (s *system) repairs() []repair {
	if s.failed == 0 {
		return nil
	}
	all := append(s.corrections(), s.moves()...)
	size := func(a, b repair) int {
		return cmp.Or(cmp.Compare(len(a.cells()), len(b.cells())), cmp.Compare(a.slip, b.slip),
			cmp.Compare(a.touched, b.touched))
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

// corrections are the cells that stand in every failed relation and in no other, and can take the
// figure that all of them ask for.
func (s *system) corrections() []repair {
	var out []repair
	for at := range s.slots {
		if value, ok := s.wanted(at); ok && valid(s.slots[at], value) {
			out = append(out, repair{slip: s.slipOf(at, value), from: at, to: at, value: value,
				touched: touched(s.values[at], value), unlikely: !s.isSum(at)})
		}
	}
	return out
}

// wanted returns the figure that makes all relations hold when only one cell changes.
func (s *system) wanted(at int) (decimal.Decimal, bool) {
	if len(s.of[at]) != s.failed {
		return decimal.Zero, false
	}
	var value decimal.Decimal
	for i, e := range s.of[at] {
		sign, rest := s.equations[e].signs[at], s.equations[e].rest
		if rest.IsZero() || sign != 1 && sign != -1 {
			return decimal.Zero, false
		}
		one := s.values[at].Sub(rest.Mul(decimal.NewFromInt(sign)))
		if i > 0 && !one.Equal(value) {
			return decimal.Zero, false
		}
		value = one
	}
	return value, true
}

func (s *system) slipOf(at int, value decimal.Decimal) slip {
	now := s.values[at]
	tenThousand := decimal.NewFromInt(10_000)
	switch {
	case now.Equal(value.Neg()):
		return signSlip
	case now.Equal(value.Mul(tenThousand)) || value.Equal(now.Mul(tenThousand)) && !now.IsZero():
		return unitSlip
	case swappedDigits(now.String(), value.String()):
		return digitsSlip
	case now.IsZero() && s.isSum(at):
		return sumSlip
	}
	return cellSlip
}

// isSum reports whether a cell is the one side of a relation by itself.
func (s *system) isSum(at int) bool {
	for _, e := range s.of[at] {
		alone := true
		for other, sign := range s.equations[e].signs {
			alone = alone && (other == at || sign != s.equations[e].signs[at])
		}
		if alone {
			return true
		}
	}
	return false
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
			out = append(out, r)
		}
	}
	return out
}

// neighbours returns the slots to the right of and below a slot.
func (s *system) neighbours(at int) []int {
	a := s.slots[at]
	right := templates.Address{Row: a.Cell.Row, Col: a.Cell.Col + a.ColSpan}
	below := templates.Address{Row: a.Cell.Row + a.RowSpan, Col: a.Cell.Col}
	var out []int
	for i, b := range s.slots {
		if (b.Cell == right || b.Cell == below) && b.Kind == a.Kind {
			out = append(out, i)
		}
	}
	return out
}

// settles reports whether every relation holds once two cells have changed.
func (s *system) settles(a int, changeA decimal.Decimal, b int, changeB decimal.Decimal) bool {
	settled := 0
	for _, e := range union(s.of[a], s.of[b]) {
		signs := s.equations[e].signs
		byA, byB := changeA.Mul(decimal.NewFromInt(signs[a])), changeB.Mul(decimal.NewFromInt(signs[b]))
		rest := s.equations[e].rest.Add(byA).Add(byB)
		if !rest.IsZero() {
			return false
		}
		if !s.equations[e].rest.IsZero() {
			settled++
		}
	}
	return settled == s.failed
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

// swappedDigits reports whether two figures differ by two digits that stand in each other's place.
func swappedDigits(a, b string) bool {
	if len(a) != len(b) || a == b {
		return false
	}
	var differ []int
	for i := range a {
		if a[i] != b[i] {
			differ = append(differ, i)
		}
	}
	return len(differ) == 2 && a[differ[0]] == b[differ[1]] && a[differ[1]] == b[differ[0]]
}

// touched counts the digits in which two figures differ.
func touched(a, b decimal.Decimal) int {
	x, y := a.String(), b.String()
	width := max(len(x), len(y))
	x, y = strings.Repeat("0", width-len(x))+x, strings.Repeat("0", width-len(y))+y
	n := 0
	for i := range x {
		if x[i] != y[i] {
			n++
		}
	}
	return n
}

// shownRepairs is how many other repairs a message names.
const shownRepairs = 3

// sayRepair tells the likeliest repair as a suspicion, and how many others are as simple.
func sayRepair(c *Context, s *system, all []repair) message.Text {
	r := all[0]
	said := message.New("diagnosis."+slipNames[r.slip], "from", s.name(c, r.from), "to", s.name(c, r.to),
		"now", s.shown(c, r.from), "other", s.shown(c, r.to), "value", r.value.String())
	if len(all) == 1 {
		return said
	}
	var also []message.Text
	for _, other := range all[1:min(len(all), 1+shownRepairs)] {
		also = append(also, s.name(c, other.from))
	}
	return message.New("diagnosis.others", "said", said, "n", len(all)-1, "also", also)
}

// shown is what stands in a cell, for a message.
func (s *system) shown(c *Context, at int) any {
	if s.blank[at] {
		return message.New("diagnosis.blank")
	}
	return shorten(c.Report.Value(s.slots[at].ID).Printed())
}
