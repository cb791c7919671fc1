package cone

import "math/big"

// tableau is a system solved for its basic variables: each row is zero, and its basic variable
// has factor 1 there and occurs in no other row. Its columns are the variables, then a slack for
// each relation that is not an equality, then a mark for each relation; the marks never enter a
// basis, and record which sum of relations each row is.
type tableau struct {
	entries int // columns that may enter a basis
	width   int // with the marks
	free    []bool

	rows  [][]*big.Rat // nil is zero
	basic []int        // column of each row
	fixed []bool       // rows of a free variable: it takes whatever value they give it, and bars nothing
}

func newTableau(s *System) *tableau {
	t := &tableau{entries: len(s.variables)}
	column := map[string]int{}
	for i, name := range s.variables {
		column[name] = i
		t.free = append(t.free, s.free(name))
	}
	for _, r := range s.relations {
		if r.AtLeast {
			t.entries++
			t.free = append(t.free, false)
		}
	}
	t.width = t.entries + len(s.relations)
	slack := len(s.variables)
	for i, r := range s.relations {
		row := t.vector()
		for name, factor := range r.Of {
			if factor != 0 {
				row[column[name]] = big.NewRat(factor, 1)
			}
		}
		if r.AtLeast {
			row[slack] = big.NewRat(-1, 1)
			slack++
		}
		row[t.entries+i] = big.NewRat(1, 1)
		t.add(row)
	}
	return t
}

func (t *tableau) vector() []*big.Rat { return make([]*big.Rat, t.width) }

// add takes a relation in, unless it follows from the rows before it.
func (t *tableau) add(row []*big.Rat) {
	for i, b := range t.basic {
		if row[b] != nil {
			subtract(row, t.rows[i], row[b])
		}
	}
	column, free := t.lead(row)
	if column < 0 {
		return
	}
	t.rows, t.basic, t.fixed = append(t.rows, row), append(t.basic, column), append(t.fixed, free)
	t.pivot(len(t.rows)-1, column)
}

// lead chooses the basic variable of a new row: a free one if there is any, so that rows without
// a free basic variable hold no free one at all; else the only one on its side, since it can rise
// with all the others; else the first.
func (t *tableau) lead(row []*big.Rat) (column int, free bool) {
	first, count := map[int]int{}, map[int]int{}
	lowest := -1
	for j, n := range row[:t.entries] {
		switch {
		case n == nil:
			continue
		case t.free[j]:
			return j, true
		case lowest < 0:
			lowest = j
		}
		if count[n.Sign()]++; count[n.Sign()] == 1 {
			first[n.Sign()] = j
		}
	}
	for _, sign := range []int{1, -1} {
		if count[sign] == 1 {
			return first[sign], false
		}
	}
	return lowest, false
}

// pivot makes the column the row's basic variable and takes it out of the other rows.
func (t *tableau) pivot(row, column int) {
	t.basic[row] = column
	if by := new(big.Rat).Inv(t.rows[row][column]); by.Cmp(one) != 0 {
		for j, n := range t.rows[row] {
			if n != nil {
				t.rows[row][j] = new(big.Rat).Mul(n, by)
			}
		}
	}
	for i := range t.rows {
		if i != row && t.rows[i][column] != nil {
			subtract(t.rows[i], t.rows[row], t.rows[i][column])
		}
	}
}

var one = big.NewRat(1, 1)

// subtract takes a row times a factor off another.
func subtract(from, row []*big.Rat, factor *big.Rat) {
	factor = new(big.Rat).Set(factor) // it stands in the row that changes
	for j, n := range row {
		if n == nil {
			continue
		}
		product := new(big.Rat).Mul(factor, n)
		if from[j] != nil {
			product.Sub(from[j], product)
		} else {
			product.Neg(product)
		}
		if product.Sign() == 0 {
			from[j] = nil
		} else {
			from[j] = product
		}
	}
}

// maximise looks for a solution in which the objective is above zero. It returns the columns that are
// positive in one; or, when there is none, the factor of each relation in the proof.
func (t *tableau) maximise(objective []*big.Rat) (positive []int, proof map[int]*big.Rat) {
	for i, b := range t.basic {
		if objective[b] != nil {
			subtract(objective, t.rows[i], objective[b])
		}
	}
	for {
		enter := t.entering(objective)
		if enter < 0 {
			proof = map[int]*big.Rat{}
			for i, factor := range objective[t.entries:] {
				if factor != nil {
					proof[i] = factor
				}
			}
			return nil, proof
		}
		leave := t.leaving(enter)
		if leave < 0 {
			return t.ray(enter), nil
		}
		t.pivot(leave, enter)
		subtract(objective, t.rows[leave], objective[enter])
	}
}

// entering is the first column that raises the objective, -1 when none does. It is never a free
// one: the rows substituted for basic variables hold none.
func (t *tableau) entering(objective []*big.Rat) int {
	for j, n := range objective[:t.entries] {
		if n != nil && n.Sign() > 0 {
			return j
		}
	}
	return -1
}

// leaving is the row, of the first basic variable, that bars the column from rising; -1 for none.
func (t *tableau) leaving(column int) int {
	found := -1
	for i, row := range t.rows {
		if t.fixed[i] || row[column] == nil || row[column].Sign() < 0 {
			continue
		}
		if found < 0 || t.basic[i] < t.basic[found] {
			found = i
		}
	}
	return found
}

// ray returns the columns that rise when a column does that no row bars.
func (t *tableau) ray(column int) []int {
	positive := []int{column}
	for i, row := range t.rows {
		if !t.fixed[i] && row[column] != nil {
			positive = append(positive, t.basic[i])
		}
	}
	return positive
}
