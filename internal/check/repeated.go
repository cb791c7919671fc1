package check

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// A row or column that repeats its neighbour figure for figure was probably filled down or across.
// Small figures repeat by themselves, and a sum repeats its only part, so both are passed over.

const (
	// repeatedFigures is how many figures other than zero must repeat, sums aside.
	repeatedFigures = 3
	// repeatedSize is what one of them at least must reach.
	repeatedSize = 10
)

func repeatedRules() []Rule {
	return []Rule{{ID: "table.repeated", Class: templates.Note, Kind: rule.Within,
		Reads: rule.Reads{Judged: rule.Figures, By: rule.Figures},
		Check: repeated}}
}

// lines are the slots of a table line by line: its rows or its columns.
type lines struct {
	what  string // row or column, as the catalogue has it
	all   [][]*templates.Slot
	along func(*templates.Slot) string // the label of the line
	cross func(*templates.Slot) string // the label across it, which must be the same for figures to be comparable
}

func rowLabel(s *templates.Slot) string    { return s.Row }
func columnLabel(s *templates.Slot) string { return s.Column }

func byRow(t *templates.Table) lines {
	return lines{"row", split(t, func(s *templates.Slot) int { return s.Cell.Row }), rowLabel, columnLabel}
}

func byColumn(t *templates.Table) lines {
	return lines{"column", split(t, func(s *templates.Slot) int { return s.Cell.Col }), columnLabel, rowLabel}
}

func split(t *templates.Table, by func(*templates.Slot) int) [][]*templates.Slot {
	var out [][]*templates.Slot
	place := map[int]int{}
	for _, s := range t.Slots {
		i, ok := place[by(s)]
		if !ok {
			i = len(out)
			place[by(s)] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], s)
	}
	return out
}

// repeated compares each line with the one before.
func repeated(c *Context) []finding.Finding {
	p := planOf(c.Edition)
	var found []finding.Finding
	for _, t := range c.Edition.Tables {
		for _, l := range p.lines[t.ID] {
			for i := 1; i < len(l.all); i++ {
				if l.repeats(c, i, p.sums) {
					found = append(found, l.finding(c, i))
				}
			}
		}
	}
	return found
}

func (l lines) finding(c *Context, i int) finding.Finding {
	f := rule.Finding("table.repeated", templates.Note)
	c.AtSlots(&f, slices.Concat(l.all[i], l.all[i-1])...)
	f.Message = message.New("table.repeated."+l.what, "one", l.along(l.all[i-1][0]), "other", l.along(l.all[i][0]))
	f.Hint = message.New("rule.table.repeated.do")
	return f
}

// repeats reports whether a line equals the one before and has enough figures to be no accident.
// The sums within a line do not count; a line of sums repeats its only part.
func (l lines) repeats(c *Context, i int, sums map[string]bool) bool {
	before, line := l.all[i-1], l.all[i]
	if len(before) != len(line) {
		return false
	}
	figures, large := 0, false
	for i, s := range line {
		if l.cross(s) != l.cross(before[i]) || sums[s.ID] != sums[before[i].ID] {
			return false
		}
		a, b := c.Report.Value(before[i].ID), c.Report.Value(s.ID)
		if !a.IsNumber() || !b.IsNumber() || !a.Number.Equal(b.Number) {
			return false
		}
		if !b.Number.IsZero() && !sums[s.ID] {
			figures++
			large = large || b.Number.GreaterThanOrEqual(decimal.NewFromInt(repeatedSize))
		}
	}
	return figures >= repeatedFigures && large
}
