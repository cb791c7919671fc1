package repair

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// The search for a number of cells: as long as the cells chosen so far cannot do it, some combination
// of relations shows why, and one of the cells in that combination must be among those sought. How
// many such combinations share no cell is how many more cells it takes at least, which ends most
// branches early.

// search goes through the sets of a number of cells.
type search struct {
	s        *system
	exponent int32 // of the rows' figures
	steps    int
	only     []bool // the cells looked at; nil for all
	telling  bool   // where cells settle several rows at once, only they are looked at, and one set is enough
	banned   []bool // cells whose sets have been gone through
	found    []candidate
	cut      bool // not all sets were gone through

	forgotten []bool // the sums in which nothing stands
	seen      []int  // by cell: the round in which witness saw it
	round     int
	at        []int // by cell: its place, from 1, in the row that order looks at
	leaves    []int // by cell: how many more rows would be out of balance
}

func searchFor(s *system, exponent int32) *search {
	n := len(s.slots)
	f := &search{s: s, exponent: exponent, banned: make([]bool, n), forgotten: make([]bool, n), seen: make([]int, n),
		at: make([]int, n), leaves: make([]int, n)}
	for at := range s.slots {
		f.forgotten[at] = s.isForgotten(at)
	}
	return f
}

// candidate is a set of cells.
type candidate struct {
	cells []int
	known bool // each of its changes undoes a known slip
}

// pivot is a chosen cell with the row that gives its figure.
type pivot struct {
	cell int
	by   *row
}

// deepen adds cells to those chosen until every relation can hold.
func (f *search) deepen(rows []*row, chosen []pivot, left int) {
	if f.steps--; f.steps < 0 || f.telling && len(f.found) > 0 {
		f.cut = true
		return
	}
	witness, least := f.witness(rows)
	if witness == nil {
		if !f.take(chosen) && left > 0 {
			f.cut = true // a cell more might make their figures possible
		}
		return
	}
	if least > left {
		return
	}
	by, cells := f.choose(rows, witness)
	var tried []int
	for _, cell := range cells {
		if next, ok := without(rows, by, cell); ok {
			f.deepen(next, append(slices.Clip(chosen), pivot{cell, by}), left-1)
		} else {
			f.cut = true
		}
		f.banned[cell] = true
		tried = append(tried, cell)
	}
	for _, cell := range tried {
		f.banned[cell] = false
	}
}

// open reports whether a cell may still be chosen.
func (f *search) open(cell int) bool { return !f.banned[cell] && (f.only == nil || f.only[cell]) }

// witness returns the row that does not balance and has the fewest cells to choose from, nil when all
// balance, and how many such rows share no cell.
func (f *search) witness(rows []*row) (*row, int) {
	type violated struct {
		row  *row
		size int
	}
	var all []violated
	for i := range rows {
		if rows[i].rest == 0 {
			continue
		}
		n := 0
		for _, t := range rows[i].terms {
			if f.open(t.cell) {
				n++
			}
		}
		all = append(all, violated{rows[i], n})
	}
	if len(all) == 0 {
		return nil, 0
	}
	slices.SortStableFunc(all, func(a, b violated) int { return cmp.Compare(a.size, b.size) })
	if all[0].size == 0 {
		return all[0].row, len(f.s.slots) + 1 // no cell is left that could settle it
	}
	f.round++
	least := 0
	for _, v := range all {
		if slices.ContainsFunc(v.row.terms, func(t term) bool { return f.seen[t.cell] == f.round && f.open(t.cell) }) {
			continue
		}
		least++
		for _, t := range v.row.terms {
			f.seen[t.cell] = f.round
		}
	}
	return all[0].row, least
}

// choose returns the row to settle next and the cells that may settle it, the likeliest first.
func (f *search) choose(rows []*row, witness *row) (*row, []int) {
	if f.telling {
		for i := range rows {
			if rows[i].rest == 0 {
				continue
			}
			if cells, telling := f.order(rows, rows[i]); telling > 0 {
				return rows[i], cells[:telling]
			}
		}
	}
	cells, _ := f.order(rows, witness)
	return witness, cells
}

// order returns the cells of a row to choose from: first those that leave the fewest rows out of
// balance, of these the sums that were forgotten. So many at the front are telling: they settle other
// rows than this too.
func (f *search) order(rows []*row, by *row) (cells []int, telling int) {
	for i, t := range by.terms {
		f.at[t.cell] = i + 1
		if f.open(t.cell) {
			cells = append(cells, t.cell)
		}
	}
	for i := range rows {
		r := rows[i]
		for _, t := range r.terms {
			at := f.at[t.cell] - 1
			switch {
			case at < 0 || r == by:
			case r.rest*by.terms[at].sign != by.rest*t.sign: // out of balance once the cell has settled the other
				if r.rest == 0 {
					f.leaves[t.cell]++
				}
			case r.rest != 0:
				f.leaves[t.cell]--
			}
		}
	}
	slices.SortStableFunc(cells, func(a, b int) int {
		return cmp.Or(cmp.Compare(f.leaves[a], f.leaves[b]), compareBool(f.forgotten[b], f.forgotten[a]))
	})
	for telling < len(cells) && f.leaves[cells[telling]] < 0 {
		telling++
	}
	for _, t := range by.terms {
		f.at[t.cell], f.leaves[t.cell] = 0, 0
	}
	return cells, telling
}

// take keeps a set of cells, if they can hold the figures required of them.
func (f *search) take(chosen []pivot) bool {
	change := map[int]*big.Rat{}
	unit := decimal.New(1, f.exponent).Rat()
	for _, p := range slices.Backward(chosen) {
		sum := new(big.Rat).Mul(big.NewRat(p.by.rest, 1), unit)
		for cell, v := range change {
			sum.Add(sum, new(big.Rat).Mul(v, big.NewRat(p.by.sign(cell), 1)))
		}
		change[p.cell] = sum.Quo(sum.Neg(sum), big.NewRat(p.by.sign(p.cell), 1))
	}
	right := map[int]decimal.Decimal{}
	cells := make([]int, 0, len(chosen))
	for cell, v := range change {
		value := new(big.Rat).Add(f.s.values[cell].Rat(), v)
		right[cell] = decimal.NewFromBigRat(value, 12)
		if !valid(f.s.slots[cell], right[cell]) {
			return false
		}
		cells = append(cells, cell)
	}
	slices.Sort(cells)
	if slices.ContainsFunc(f.found, func(c candidate) bool { return slices.Equal(c.cells, cells) }) {
		return true
	}
	f.found = append(f.found, candidate{cells, f.s.knownSlips(cells, right)})
	return true
}
