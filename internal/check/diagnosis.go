package check

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// What probably went wrong. When relations of a table fail, the smallest repair is looked for that
// makes every relation of the table hold: one cell corrected (its digits swapped, its sign or a
// factor of ten thousand dropped, a sum forgotten), or one cell's figure moved to its neighbour or
// swapped with it. It is told with each failed relation, always as a suspicion: only the agency
// knows. When no such repair exists nothing is said of a repair, but the fewest cells that could
// explain the failures are named.

const diagnosisRule = "table.diagnosis"

// system is the relations of one table with the figures that stand in it; a blank counts as nothing
// here, and only here, because a figure beside a blank may be the figure that belongs there.
type system struct {
	slots     []*templates.Slot
	values    []decimal.Decimal
	blank     []bool
	place     map[string]int // by slot id
	equations []equation
	of        [][]int // the equations a slot stands in
	failed    int     // how many equations do not hold
}

// equation is an instance of a relation: the sum of sign × slot, which should be zero, and what it is.
type equation struct {
	signs map[int]int64
	rest  decimal.Decimal
}

// systemOf sets up the relations within one table that can be computed; ok is false where a cell
// cannot be read at all and every repair would be a guess over it.
func systemOf(c *Context, t *templates.Table) *system {
	s := &system{place: map[string]int{}}
	readable := map[string]bool{}
	for _, slot := range t.Slots {
		v := c.Report.Value(slot.ID)
		n, isBlank := decimal.Zero, v.Kind == report.Blank || v.Kind == report.Nothing
		known := isBlank && !c.Report.Unreadable[t.ID]
		if v.IsNumber() {
			n, known = in(slot, v)
		}
		readable[slot.ID] = known
		s.place[slot.ID] = len(s.slots)
		s.slots, s.values, s.blank = append(s.slots, slot), append(s.values, n), append(s.blank, isBlank)
	}
	s.of = make([][]int, len(s.slots))
	for _, r := range c.Edition.Relations {
		if r.Compare != "=" || r.UsesPrior() {
			continue
		}
		for i := range r.Instances {
			s.add(&r.Instances[i], readable)
		}
	}
	return s
}

func (s *system) add(instance *templates.Instance, readable map[string]bool) {
	e := equation{signs: map[int]int64{}}
	add := func(terms []templates.Term, sign int64) bool {
		for _, t := range terms {
			at, inTable := s.place[t.Slot]
			if !inTable || !readable[t.Slot] {
				return false
			}
			n := sign
			if t.Minus {
				n = -n
			}
			e.signs[at] += n
			e.rest = e.rest.Add(s.values[at].Mul(decimal.NewFromInt(n)))
		}
		return true
	}
	if !add(instance.Left, 1) || !add(instance.Right, -1) {
		return
	}
	for at := range e.signs {
		s.of[at] = append(s.of[at], len(s.equations))
	}
	s.equations = append(s.equations, e)
	if !e.rest.IsZero() {
		s.failed++
	}
}

// diagnose adds to the failed relations of each table what probably went wrong, and to the findings
// a summary of each table in which several relations fail.
func diagnose(c *Context, found []finding.Finding) []finding.Finding {
	if !slices.ContainsFunc(found, failsInTable) {
		return found
	}
	within := map[string]bool{}
	for _, r := range c.Edition.Relations {
		within[r.ID] = r.Compare == "=" && !r.UsesPrior()
	}
	for _, t := range c.Edition.Tables {
		var failed []int
		for i, f := range found {
			if within[f.Rule] && f.Table == t.ID && f.Outcome == finding.Fails {
				failed = append(failed, i)
			}
		}
		if len(failed) == 0 {
			continue
		}
		s := systemOf(c, t)
		repairs := s.repairs()
		var cells []int
		if len(repairs) > 0 {
			cells = repairs[0].cells()
			said := sayRepair(c, s, repairs)
			for _, i := range failed {
				found[i].Diagnosis = said
			}
		} else if cells = s.smallest(); cells == nil {
			continue
		}
		if len(failed) > 1 {
			found = append(found, summary(c, s, t, len(failed), cells, len(repairs)))
		}
	}
	return found
}

func failsInTable(f finding.Finding) bool { return f.Table != "" && f.Outcome == finding.Fails }

// summary names the fewest cells that explain all failures of a table.
func summary(c *Context, s *system, t *templates.Table, failed int, cells []int, ways int) finding.Finding {
	f := rule.Finding(diagnosisRule, templates.Note)
	var slots []*templates.Slot
	var names []message.Text
	for _, at := range cells {
		slots = append(slots, s.slots[at])
		names = append(names, s.name(c, at))
	}
	c.AtSlots(&f, slots...)
	key := "table.diagnosis.found"
	if ways > 1 {
		key = "table.diagnosis.several"
	}
	f.Message = message.New(key, "table", t.Heading(), "failed", failed, "n", len(cells), "cells", names,
		"ways", ways)
	f.Hint = message.New("rule.table.diagnosis.do")
	return f
}

// name names a cell by its address, with its labels.
func (s *system) name(c *Context, at int) message.Text {
	slot := s.slots[at]
	p, label := c.Report.Place(slot), slot.Column
	if slot.Row != "" {
		label = brief(slot.Row) + "｜" + slot.Column
	}
	if p.Line > 0 {
		return message.New("table.diagnosis.line", "line", p.Line, "label", label)
	}
	return message.New("table.diagnosis.cell", "cell", p.Cell.String(), "label", label)
}

func diagnosisRules() []Rule {
	return []Rule{{ID: diagnosisRule, Class: templates.Note, Kind: rule.Within,
		Reads: rule.Reads{Judged: rule.Cells{Blank: rule.Figure, Nothing: rule.Figure, Unreadable: rule.Ignored,
			Declared: rule.Figure}},
		// It looks at what the relations found, so Run makes it after them.
		Check: func(*Context) []finding.Finding { return nil }}}
}
