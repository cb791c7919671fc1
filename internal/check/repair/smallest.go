package repair

import (
	"cmp"
	"slices"
)

// The fewest cells that explain all failures: some figures for them make every relation hold, and
// no smaller set does. Parts of the table that share no cell are solved separately and added up.
// Within a part the size is raised until a set is found, and all sets of that size are tried
// within the limit of steps; those that only undo known slips come first, and their number is
// reported.

const (
	// mostCells is how many cells are worth looking for; a table that needs more has to be gone
	// through anyway, unless all that is wrong are figures forgotten.
	mostCells = 8
	// mostForgotten is how many forgotten sums are looked for: a whole column of them.
	mostForgotten = 30
	// mostSteps bounds the search in a table; sets beyond it are not reported.
	mostSteps = 4_000
	// fewSteps bounds the looks for what is likely that go before.
	fewSteps = 200
	// manyWays is the number of sets from which the exact number is not reported: the parts'
	// numbers multiply.
	manyWays = 1_000
)

// explanation is the likeliest of the sets of fewest cells.
type explanation struct {
	cells []int
	ways  int  // how many sets of that size there are
	more  bool // there may be others beyond those
}

// with adds the explanation of a part that shares no cell: each of its sets goes with each of the others.
func (e explanation) with(part explanation) explanation {
	ways := e.ways * part.ways
	return explanation{append(e.cells, part.cells...), min(ways, manyWays), e.more || part.more || ways > manyWays}
}

// smallest returns the fewest cells; without any where they were not found.
func (s *system) smallest() explanation {
	rows, scaled, ok := s.rows()
	if !ok {
		return explanation{}
	}
	whole := explanation{ways: 1}
	steps := mostSteps
	for _, part := range parts(rows, len(s.slots)) {
		one := s.smallestOf(part, scaled, &steps)
		if one.cells == nil {
			return explanation{}
		}
		whole = whole.with(one)
	}
	slices.Sort(whole.cells)
	return whole
}

// smallestOf finds the fewest cells of one part.
func (s *system) smallestOf(rows []*row, scaled int32, steps *int) explanation {
	f := searchFor(s, scaled)
	_, least := f.witness(rows)
	// Past mostCells only a number that is the least possible, or the next, is known to be the fewest.
	for depth := least; depth <= min(mostForgotten, max(least, mostCells+1)); depth++ {
		f.only = f.forgotten
		f.look(rows, depth, min(fewSteps, *steps), steps)
		more := f.cut
		f.only = nil
		if depth <= mostCells {
			f.telling = true
			f.look(rows, depth, min(fewSteps, *steps), steps)
			f.telling = false
			f.look(rows, depth, *steps, steps)
			more = f.cut
		}
		if len(f.found) > 0 {
			best := slices.MinFunc(f.found, func(a, b candidate) int {
				return cmp.Or(compareBool(b.known, a.known), slices.Compare(a.cells, b.cells))
			})
			return explanation{best.cells, len(f.found), more || depth > mostCells}
		}
		if depth <= mostCells && more {
			return explanation{} // fewer than the next number might do
		}
	}
	return explanation{}
}

// look goes through sets of a number of cells with some of the steps that are left.
func (f *search) look(rows []*row, depth, some int, steps *int) {
	f.steps, f.cut = some, false
	f.deepen(rows, nil, depth)
	*steps -= some - max(f.steps, 0)
}

// parts returns the rows that hold together by shared cells, of those in which something is wrong.
func parts(rows []*row, cells int) [][]*row {
	leader := make([]int, cells)
	for i := range leader {
		leader[i] = i
	}
	var find func(int) int
	find = func(at int) int {
		if leader[at] != at {
			leader[at] = find(leader[at])
		}
		return leader[at]
	}
	for _, r := range rows {
		for _, t := range r.terms[1:] {
			leader[find(t.cell)] = find(r.terms[0].cell)
		}
	}
	var order []int
	wrong, by := map[int]bool{}, map[int][]*row{}
	for _, r := range rows {
		at := find(r.terms[0].cell)
		if by[at] == nil {
			order = append(order, at)
		}
		by[at] = append(by[at], r)
		wrong[at] = wrong[at] || r.rest != 0
	}
	var out [][]*row
	for _, at := range order {
		if wrong[at] {
			out = append(out, by[at])
		}
	}
	return out
}
