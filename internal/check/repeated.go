package check

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// A row or column that repeats its neighbour figure for figure was probably filled down or across. Small figures
// repeat by themselves, and a sum repeats its only part, so both are passed over.

const (
	// repeatedFigures is how many figures other than zero must repeat, sums aside.
	repeatedFigures = 3
	// repeatedSize is what one of them at least must reach.
	repeatedSize = 10
)

func repeatedRules() []Rule {
	return []Rule{{ID: "table.repeated", Class: templates.Note, Kind: rule.Within,
		Reads: rule.Reads{Judged: rule.Cells{Blank: rule.Ignored, Nothing: rule.Ignored, Unreadable: rule.Ignored, Declared: rule.Figure},
			By: rule.Cells{Blank: rule.Ignored, Nothing: rule.Ignored, Unreadable: rule.Ignored, Declared: rule.Figure}},
		Check: repeated}}
}

func repeated(c *Context) []finding.Finding {
	sums := sumsOf(c.Edition)
	var found []finding.Finding
	for _, t := range c.Edition.Tables {
		rows, columns := lines(t, func(s *templates.Slot) int { return s.Cell.Row }), lines(t, func(s *templates.Slot) int { return s.Cell.Col })
		found = append(found, repeatedLines(c, rows, sums, "row", func(s *templates.Slot) (string, string) { return s.Row, s.Column })...)
		found = append(found, repeatedLines(c, columns, sums, "column", func(s *templates.Slot) (string, string) { return s.Column, s.Row })...)
	}
	return found
}

// sumsOf returns the slots that are sums of others.
func sumsOf(e *templates.Edition) map[string]bool {
	sums := map[string]bool{}
	for _, r := range e.Relations {
		for _, instance := range r.Instances {
			if r.Compare == "=" && !r.UsesPrior() && len(instance.Left) == 1 {
				sums[instance.Left[0].Slot] = true
			}
		}
	}
	return sums
}

// lines returns a table's slots line by line, by row or by column.
func lines(t *templates.Table, by func(*templates.Slot) int) [][]*templates.Slot {
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

// repeatedLines compares each line with the one before; names gives a slot's label along the line and across it.
func repeatedLines(c *Context, all [][]*templates.Slot, sums map[string]bool, key string,
	names func(*templates.Slot) (string, string)) []finding.Finding {
	var found []finding.Finding
	for i := 1; i < len(all); i++ {
		if !repeats(c, all[i-1], all[i], sums, names) {
			continue
		}
		f := rule.Finding("table.repeated", templates.Note)
		c.AtSlots(&f, append(append([]*templates.Slot{}, all[i]...), all[i-1]...)...)
		one, _ := names(all[i-1][0])
		other, _ := names(all[i][0])
		f.Message = message.New("table.repeated."+key, "one", one, "other", other)
		f.Hint = message.New("rule.table.repeated.do")
		found = append(found, f)
	}
	return found
}

func repeats(c *Context, before, line []*templates.Slot, sums map[string]bool, names func(*templates.Slot) (string, string)) bool {
	if len(before) != len(line) {
		return false
	}
	figures, large := 0, false
	for i, s := range line {
		_, across := names(s)
		_, acrossBefore := names(before[i])
		a, b := c.Report.Value(before[i].ID), c.Report.Value(s.ID)
		if across != acrossBefore || !a.IsNumber() || !b.IsNumber() || !a.Number.Equal(b.Number) {
			return false
		}
		// The sums at the end of a line do not speak for it; a line of sums repeats its only part.
		if sums[s.ID] != sums[before[i].ID] {
			return false
		}
		if !b.Number.IsZero() && !sums[s.ID] {
			figures++
			large = large || b.Number.GreaterThanOrEqual(decimal.NewFromInt(repeatedSize))
		}
	}
	return figures >= repeatedFigures && large
}
