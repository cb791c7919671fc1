package repair

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Relations as rows of whole numbers, and the combinations of two that a search makes of them.
// Rows are sparse: a relation has few of a table's cells, and a cell is in few relations.

const (
	// scale bounds the figures the search begins with, mostScale those it comes to.
	scale     = 1_000_000_000_000
	mostScale = 1_000 * scale
	// mostSign bounds the factor of a cell in a combination.
	mostSign = 1_000
)

// row is a combination of relations: its cells in order, and what does not balance.
type row struct {
	terms []term
	rest  int64
}

func (r *row) sign(cell int) int64 {
	at, ok := slices.BinarySearchFunc(r.terms, cell, func(t term, cell int) int { return t.cell - cell })
	if !ok {
		return 0
	}
	return r.terms[at].sign
}

// rows sets the relations that can be judged up as whole numbers, times a power of ten.
func (s *system) rows() (rows []*row, exponent int32, ok bool) {
	for i := range s.equations {
		exponent = min(exponent, s.equations[i].rest.Exponent())
	}
	for i := range s.equations {
		e := &s.equations[i]
		rest := e.rest.Shift(-exponent)
		if rest.Abs().GreaterThan(decimal.NewFromInt(scale)) {
			return nil, 0, false
		}
		if !e.judged() || len(e.terms) == 0 {
			continue
		}
		r := row{slices.Clone(e.terms), rest.IntPart()}
		slices.SortFunc(r.terms, func(a, b term) int { return a.cell - b.cell })
		rows = append(rows, &r)
	}
	return rows, exponent, true
}

// without eliminates a cell from all rows by one row that holds it, and drops that row: the cell's
// figure is free.
func without(rows []*row, by *row, cell int) ([]*row, bool) {
	out := make([]*row, 0, len(rows)-1)
	b := by.sign(cell)
	for i := range rows {
		r := rows[i]
		if r == by {
			continue
		}
		a := r.sign(cell)
		if a == 0 {
			out = append(out, r)
			continue
		}
		sum, ok := combined(r, b, by, -a)
		if !ok {
			return nil, false
		}
		if len(sum.terms) == 0 && sum.rest == 0 {
			continue // it followed from the others
		}
		out = append(out, &sum)
	}
	return out, true
}

// combined is m times one row and n times another.
func combined(r *row, m int64, o *row, n int64) (row, bool) {
	sum := row{make([]term, 0, len(r.terms)+len(o.terms)), r.rest*m + o.rest*n}
	i, j := 0, 0
	for i < len(r.terms) || j < len(o.terms) {
		var t term
		switch {
		case j == len(o.terms) || i < len(r.terms) && r.terms[i].cell < o.terms[j].cell:
			t = term{r.terms[i].cell, r.terms[i].sign * m}
			i++
		case i == len(r.terms) || o.terms[j].cell < r.terms[i].cell:
			t = term{o.terms[j].cell, o.terms[j].sign * n}
			j++
		default:
			t = term{r.terms[i].cell, r.terms[i].sign*m + o.terms[j].sign*n}
			i, j = i+1, j+1
		}
		if t.sign == 0 {
			continue
		}
		if t.sign > mostSign || t.sign < -mostSign {
			return row{}, false
		}
		sum.terms = append(sum.terms, t)
	}
	return sum, sum.rest <= mostScale && sum.rest >= -mostScale
}
