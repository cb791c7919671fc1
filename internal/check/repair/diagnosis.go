// Package repair looks for what probably went wrong in a table whose relations fail: the smallest
// repair that makes all of them hold and breaks none that held.
//
// [Diagnose] adds it to findings after the relations were judged; [Rules] holds the rule of its
// summary of a table. A repair is one cell corrected (its digits swapped, its sign or a factor of
// ten thousand dropped, a sum forgotten), or one cell's figure moved to its neighbour or swapped
// with it. It is reported as a suspicion: only the agency knows. Without a repair, the fewest
// cells that could explain the failures are named.
//
// The package reads figures and relations only. Prose, files and how relations are judged do not come in here.
package repair

import (
	"slices"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// diagnosisRule is the rule of the summary of a table.
const diagnosisRule = "table.diagnosis"

// Diagnose adds to the failed relations of each table what probably went wrong, and to the findings
// a summary of each table in which several relations fail.
func Diagnose(c *rule.Context, found []finding.Finding) []finding.Finding {
	if !slices.ContainsFunc(found, failsInTable) {
		return found
	}
	within := map[string]bool{}
	for _, r := range c.Edition.Relations {
		within[r.ID] = diagnosable(c, r)
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
		if len(repairs) > 0 {
			said := sayRepair(c, s, repairs)
			for _, i := range failed {
				found[i].Diagnosis = said
			}
		}
		if len(failed) == 1 {
			continue // it speaks for itself
		}
		fewest := s.smallest()
		if len(repairs) > 0 {
			fewest.more = fewest.more || fewest.cells == nil
			fewest.cells = repairs[0].changed()
		}
		if fewest.cells != nil {
			found = append(found, summary(c, s, t, len(failed), fewest))
		}
	}
	return found
}

func failsInTable(f finding.Finding) bool { return f.Table != "" && f.Outcome == finding.Fails }

// shownCells is how many cells a summary names; all of them are marked.
const shownCells = 8

// summary names the fewest cells that explain all failures of a table, and notes when other sets
// would do as well: no set is called unique unless it is.
func summary(c *rule.Context, s *system, t *templates.Table, failed int, fewest explanation) finding.Finding {
	f := rule.Finding(diagnosisRule, templates.Note)
	var slots []*templates.Slot
	var names []message.Text
	for i, at := range fewest.cells {
		slots = append(slots, s.slots[at])
		if i < shownCells {
			names = append(names, s.name(c, at))
		}
	}
	c.AtSlots(&f, slots...)
	n := len(fewest.cells)
	var cells any = names
	if n > shownCells {
		cells = message.New("table.diagnosis.cut", "cells", names, "n", n-shownCells)
	}
	key := "table.diagnosis.found"
	switch {
	case fewest.more:
		key = "table.diagnosis.open"
	case fewest.ways > 1:
		key = "table.diagnosis.several"
	}
	f.Message = message.New(key, "table", t.Heading(), "failed", failed, "n", n, "cells", cells, "ways", fewest.ways)
	f.Hint = message.New("rule.table.diagnosis.do")
	return f
}

// name names a cell by its address, with its labels.
func (s *system) name(c *rule.Context, at int) message.Text {
	slot := s.slots[at]
	p, label := c.Report.Place(slot), slot.Column
	if slot.Row != "" {
		label = rule.Brief(slot.Row) + "｜" + slot.Column
	}
	if p.Line > 0 {
		return message.New("table.diagnosis.line", "line", p.Line, "label", label)
	}
	return message.New("table.diagnosis.cell", "cell", p.Cell.String(), "label", label)
}

func Rules() []rule.Rule {
	return []rule.Rule{{ID: diagnosisRule, Class: templates.Note, Kind: rule.Within,
		Reads: rule.Reads{Judged: rule.Cells{Blank: rule.Ignored, Nothing: rule.Ignored, Unreadable: rule.Ignored,
			Declared: rule.Figure}},
		// It looks at what the relations found, so Run makes it after them.
		Check: func(*rule.Context) []finding.Finding { return nil }}}
}
