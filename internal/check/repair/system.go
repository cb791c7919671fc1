package repair

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// system is the relations of one table with the present figures: the input of a diagnosis. A
// relation over a blank cannot be judged, so it has not failed and need not hold; it is kept
// because a figure beside the blank may belong there, and a blank counts as 0 here, and only
// here. Relations over unreadable cells and relations that the office switched off are left out.
type system struct {
	slots     []*templates.Slot
	values    []decimal.Decimal
	blank     []bool
	place     map[string]int // by slot id
	equations []equation
	of        [][]int // the equations a slot stands in
	failed    int     // how many equations do not hold
}

// equation is an instance of a relation: the sum of sign × cell, which should be zero, and what it is.
type equation struct {
	terms  []term
	rest   decimal.Decimal
	blanks []int // the cells without which it cannot be judged
}

type term struct {
	cell int
	sign int64
}

func (e *equation) judged() bool { return len(e.blanks) == 0 }

func (e *equation) failed() bool { return e.judged() && !e.rest.IsZero() }

// sign is the sign of a cell in the equation, 0 where it does not occur.
func (e *equation) sign(cell int) int64 {
	for _, t := range e.terms {
		if t.cell == cell {
			return t.sign
		}
	}
	return 0
}

func (e *equation) add(cell int, sign int64) {
	for i := range e.terms {
		if e.terms[i].cell == cell {
			e.terms[i].sign += sign
			return
		}
	}
	e.terms = append(e.terms, term{cell, sign})
}

// diagnosable reports whether a relation can take part in the diagnosis of one table.
func diagnosable(c *rule.Context, r *templates.Relation) bool {
	return r.Compare == "=" && !r.UsesPrior() && !c.Options.Policy.Off(r.ID, c.Options.Today)
}

// systemOf sets up the relations within one table.
func systemOf(c *rule.Context, t *templates.Table) *system {
	s := &system{place: map[string]int{}}
	readable := make([]bool, len(t.Slots))
	for i, slot := range t.Slots {
		v := c.Report.Value(slot.ID)
		n, isBlank := decimal.Zero, v.Kind == report.Blank || v.Kind == report.Nothing
		known := isBlank && !c.Report.Unreadable[t.ID]
		if v.IsNumber() {
			n, known = rule.In(slot, v)
		}
		readable[i] = known
		s.place[slot.ID] = i
		s.slots, s.values, s.blank = append(s.slots, slot), append(s.values, n), append(s.blank, isBlank)
	}
	s.of = make([][]int, len(s.slots))
	for _, r := range c.Edition.Relations {
		if !diagnosable(c, r) {
			continue
		}
		for i := range r.Instances {
			s.add(&r.Instances[i], readable)
		}
	}
	return s
}

func (s *system) add(instance *templates.Instance, readable []bool) {
	var e equation
	add := func(terms []templates.Term, sign int64) bool {
		for _, t := range terms {
			at, inTable := s.place[t.Slot]
			if !inTable || !readable[at] {
				return false
			}
			n := sign
			if t.Minus {
				n = -n
			}
			e.add(at, n)
			if !s.values[at].IsZero() {
				e.rest = e.rest.Add(s.values[at].Mul(decimal.NewFromInt(n)))
			}
		}
		return true
	}
	if !add(instance.Left, 1) || !add(instance.Right, -1) {
		return
	}
	e.terms = slices.DeleteFunc(e.terms, func(t term) bool { return t.sign == 0 })
	for _, t := range e.terms {
		s.of[t.cell] = append(s.of[t.cell], len(s.equations))
		if s.blank[t.cell] {
			e.blanks = append(e.blanks, t.cell)
		}
	}
	if e.failed() {
		s.failed++
	}
	s.equations = append(s.equations, e)
}

// isSum reports whether a cell is the one side of a relation by itself.
func (s *system) isSum(at int) bool {
	for _, e := range s.of[at] {
		own := s.equations[e].sign(at)
		if !slices.ContainsFunc(s.equations[e].terms, func(t term) bool { return t.cell != at && t.sign == own }) {
			return true
		}
	}
	return false
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
