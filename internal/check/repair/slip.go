package repair

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// slip is the kind of mistake a repair undoes, the likelier first among repairs of the same size.
type slip int

const (
	signSlip   slip = iota // a sign too many
	unitSlip               // a factor of ten thousand
	digitsSlip             // two digits swapped
	sumSlip                // a sum that was not filled in
	blankSlip              // a figure that stands beside the blank where it belongs
	cellSlip               // any other wrong figure
	moveSlip               // a figure that stands beside its place, where nothing is
	swapSlip               // two neighbours exchanged
)

var slipNames = map[slip]string{signSlip: "sign", unitSlip: "unit", digitsSlip: "digits", sumSlip: "sum",
	blankSlip: "move", cellSlip: "cell", moveSlip: "move", swapSlip: "swap"}

var tenThousand = decimal.NewFromInt(10_000)

// slipOf is the mistake that turned a cell's right figure into its present one.
func (s *system) slipOf(at int, value decimal.Decimal) slip {
	now := s.values[at]
	switch {
	case now.Equal(value.Neg()):
		return signSlip
	case now.Equal(value.Mul(tenThousand)) || value.Equal(now.Mul(tenThousand)) && !now.IsZero():
		return unitSlip
	case swappedDigits(now.String(), value.String()):
		return digitsSlip
	case s.isForgotten(at):
		return sumSlip
	}
	return cellSlip
}

// isForgotten reports whether a cell that must hold a sum is empty.
func (s *system) isForgotten(at int) bool { return s.values[at].IsZero() && s.isSum(at) }

// knownSlips reports whether the right figures of cells undo nothing but slips that are known to
// happen: each by itself, or all of them as one line that was left out.
func (s *system) knownSlips(cells []int, right map[int]decimal.Decimal) bool {
	return s.leftOut(cells) || !slices.ContainsFunc(cells, func(cell int) bool {
		return s.slipOf(cell, right[cell]) == cellSlip && !s.exchanged(cell, right)
	})
}

// leastLine is from how many cells on nothing in all of them is a line left out: two may be chance.
const leastLine = 3

// leftOut reports whether cells that are all of one row or one column are empty.
func (s *system) leftOut(cells []int) bool {
	if len(cells) < leastLine {
		return false
	}
	first, row, column := s.slots[cells[0]].Cell, true, true
	for _, cell := range cells {
		at := s.slots[cell].Cell
		row, column = row && at.Row == first.Row, column && at.Col == first.Col
		if !s.values[cell].IsZero() {
			return false
		}
	}
	return row || column
}

// exchanged reports whether a cell and a neighbour hold each other's right figure.
func (s *system) exchanged(cell int, right map[int]decimal.Decimal) bool {
	for other, value := range right {
		if value.Equal(s.values[cell]) && right[cell].Equal(s.values[other]) &&
			(slices.Contains(s.neighbours(cell), other) || slices.Contains(s.neighbours(other), cell)) {
			return true
		}
	}
	return false
}

// swappedDigits reports whether two figures differ by the exchange of two digits.
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
