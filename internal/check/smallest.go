package check

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/templates"
)

// The fewest cells that explain all failures: figures for them exist that make every relation hold,
// and for no fewer. Found by deepening: as long as the cells chosen so far cannot do it, some
// combination of relations shows why, and one of the cells in that combination must be among those
// sought.

const (
	// mostCells is how many cells are worth naming; a table that needs more has to be gone through
	// anyway.
	mostCells = 3
	// mostSteps bounds the search; past it nothing is said.
	mostSteps = 4_000
	// scale bounds the figures the search computes with.
	scale = 1_000_000_000_000
)

// row is a combination of relations: coefficients by cell, and in the last place what does not balance.
type row []int64

// smallest returns the cells, nil when there is no small set.
func (s *system) smallest() []int {
	rows, unit, ok := s.rows()
	if !ok {
		return nil
	}
	for depth := 2; depth <= mostCells; depth++ {
		steps := mostSteps
		if cells := s.deepen(search{rows: rows, unit: unit}, depth, &steps); cells != nil {
			slices.Sort(cells)
			return cells
		}
	}
	return nil
}

// search is the state after some cells were chosen: the rows free of them, and for each the row
// that gives its figure.
type search struct {
	rows   []row
	unit   *big.Rat // of the last place
	chosen []int
	by     []row
}

// rows sets the relations up as whole numbers.
func (s *system) rows() ([]row, *big.Rat, bool) {
	var exponent int32
	for _, e := range s.equations {
		exponent = min(exponent, e.rest.Exponent())
	}
	var rows []row
	for _, e := range s.equations {
		r := make(row, len(s.slots)+1)
		for at, sign := range e.signs {
			r[at] = sign
		}
		rest := e.rest.Shift(-exponent)
		if rest.Abs().GreaterThan(decimal.NewFromInt(scale)) {
			return nil, nil, false
		}
		r[len(s.slots)] = rest.IntPart()
		rows = append(rows, r)
	}
	return rows, decimal.New(1, exponent).Rat(), true
}

// deepen adds cells to those chosen until every relation can hold.
func (s *system) deepen(at search, left int, steps *int) []int {
	if *steps--; *steps < 0 {
		return nil
	}
	last := len(s.slots)
	var witness row // a combination that the chosen cells cannot settle, with the fewest cells in it
	fewest := 0
	for _, r := range at.rows {
		if r[last] == 0 {
			continue
		}
		n := 0
		for _, v := range r[:last] {
			if v != 0 {
				n++
			}
		}
		if witness == nil || n < fewest {
			witness, fewest = r, n
		}
	}
	if witness == nil {
		if !s.allowed(at) {
			return nil
		}
		return slices.Clone(at.chosen)
	}
	if left == 0 {
		return nil
	}
	for cell, v := range witness[:last] {
		if v == 0 {
			continue
		}
		if rows, ok := without(at.rows, witness, cell); ok {
			next := search{rows, at.unit, append(slices.Clip(at.chosen), cell), append(slices.Clip(at.by), witness)}
			if cells := s.deepen(next, left-1, steps); cells != nil {
				return cells
			}
		}
	}
	return nil
}

// allowed reports whether the figures the chosen cells would take may stand in them.
func (s *system) allowed(at search) bool {
	change := map[int]*big.Rat{}
	for i := len(at.chosen) - 1; i >= 0; i-- {
		by := at.by[i]
		sum := new(big.Rat).Mul(big.NewRat(by[len(s.slots)], 1), at.unit)
		for cell, v := range change {
			sum.Add(sum, new(big.Rat).Mul(v, big.NewRat(by[cell], 1)))
		}
		change[at.chosen[i]] = sum.Quo(sum.Neg(sum), big.NewRat(by[at.chosen[i]], 1))
	}
	for cell, v := range change {
		slot, value := s.slots[cell], new(big.Rat).Add(s.values[cell].Rat(), v)
		if value.Sign() < 0 && slot.Kind != templates.Change || !value.IsInt() && slot.Kind != templates.Amount {
			return false
		}
	}
	return true
}

// without eliminates a cell from all rows by one row that holds it, and drops that row: the cell's
// figure is free.
func without(rows []row, by row, at int) ([]row, bool) {
	var out []row
	for _, r := range rows {
		if &r[0] == &by[0] {
			continue
		}
		if r[at] == 0 {
			out = append(out, r)
			continue
		}
		sum := make(row, len(r))
		for i := range r {
			sum[i] = r[i]*by[at] - by[i]*r[at]
			if sum[i] > scale*1_000 || sum[i] < -scale*1_000 {
				return nil, false
			}
		}
		out = append(out, sum)
	}
	return out, true
}
