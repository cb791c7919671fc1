package check

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Totals of levels (逐级汇总): the sum of the members' cells, by exact decimals, amounts in one unit.

// Total is the sum of the members of one superior.
type Total struct {
	Values map[string]report.Value // by slot id; a slot that could not be added is absent
	Gaps   map[string][]Gap        // why it could not, by slot id
}

// Gap is a member's cell that could not be added.
type Gap struct {
	Agency string
	Slot   *templates.Slot
	Value  report.Value
	why    reason
}

const isIncomparable reason = "incomparable"

// Message names the member's cell and why it could not be added.
func (g Gap) Message() message.Text {
	return message.New("members.gap."+string(g.why), "agency", g.Agency, "label", g.Slot.Label(),
		"raw", rule.Shorten(g.Value.Raw))
}

// Sum adds the members' cells for a report of an edition. A cell is left out of the result, never
// guessed, when one member's is blank, unreadable, without its unit, or means something else in
// that member's edition.
func Sum(e *templates.Edition, members []Member) Total {
	total := Total{map[string]report.Value{}, map[string][]Gap{}}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			sum := decimal.Zero
			for _, m := range members {
				n, why := memberFigure(e, s, m)
				if why != "" {
					total.Gaps[s.ID] = append(total.Gaps[s.ID], Gap{m.Report.Agency, s, m.Report.Value(s.ID), why})
					continue
				}
				sum = sum.Add(n)
			}
			if len(total.Gaps[s.ID]) == 0 {
				total.Values[s.ID] = sumValue(s, sum)
			}
		}
	}
	return total
}

func memberFigure(e *templates.Edition, s *templates.Slot, m Member) (decimal.Decimal, reason) {
	if m.Edition != e && !e.ComparableTo(m.Edition, s.ID) {
		return decimal.Zero, isIncomparable
	}
	n, missing := figure(&Context{Edition: m.Edition, Report: m.Report}, templates.Term{Slot: s.ID}, rule.Strict)
	if missing != nil {
		return decimal.Zero, missing.why
	}
	return n, ""
}

// sumValue is a sum as it is written into the total's cell: with its unit where the form fixes none.
func sumValue(s *templates.Slot, sum decimal.Decimal) report.Value {
	v := report.Value{Raw: sum.String(), Kind: report.Number, Number: sum}
	if len(s.Units) > 0 {
		v.Unit = rule.UnitOf(s)
		v.Raw += v.Unit
	}
	return v
}

func memberRules() []Rule {
	return []Rule{
		{ID: "members.complete", Class: templates.Must, Kind: rule.Levels, Check: membersComplete},
		{ID: "members.sum", Class: templates.Must, Kind: rule.Levels, Check: membersSum,
			Reads: rule.Reads{Judged: rule.Strict, By: rule.Strict}},
	}
}

// membersComplete judges whether every member due is in, once, and none that is not due.
func membersComplete(c *Context) []finding.Finding {
	if c.Members == nil {
		return nil
	}
	fail := func(key string, names []string) finding.Finding {
		f := rule.Finding("members.complete", templates.Must)
		f.Key = key
		f.Message = message.New("members.complete."+key, "n", len(names), "names", names)
		f.Hint = message.New("rule.members.complete.do")
		return f
	}
	if len(c.Due) == 0 {
		f := fail("unknown", nil)
		f.Outcome = finding.Unjudged
		return []finding.Finding{f}
	}
	in := map[string]int{}
	names := map[string]string{}
	for _, m := range c.Members {
		n := templates.Normalize(m.Report.Agency)
		in[n]++
		names[n] = m.Report.Agency
	}
	var missing, twice, strange []string
	due := map[string]bool{}
	for _, name := range c.Due {
		n := templates.Normalize(name)
		due[n] = true
		switch {
		case in[n] == 0:
			missing = append(missing, name)
		case in[n] > 1:
			twice = append(twice, name)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(in)) {
		if !due[n] {
			strange = append(strange, names[n])
		}
	}
	var found []finding.Finding
	for _, list := range []struct {
		key   string
		names []string
	}{{"missing", missing}, {"twice", twice}, {"strange", strange}} {
		if len(list.names) > 0 {
			found = append(found, fail(list.key, list.names))
		}
	}
	return found
}

// membersSum compares the total cell by cell with the sum of the members.
func membersSum(c *Context) []finding.Finding {
	if c.Members == nil {
		return nil
	}
	total := Sum(c.Edition, c.Members)
	var failed, unjudged []finding.Finding
	for _, t := range c.Edition.Tables {
		var open []finding.Finding
		for _, s := range t.Slots {
			switch f := memberSum(c, s, total); {
			case f.Message.IsZero():
			case f.Outcome == finding.Unjudged:
				open = append(open, f)
			default:
				failed = append(failed, f)
			}
		}
		if len(open) >= manyUnjudged {
			open = []finding.Finding{together(open, message.New("members.sum.many",
				"table", t.Heading(), "n", len(open), "first", open[0].Message))}
		}
		unjudged = append(unjudged, open...)
	}
	return append(failed, unjudged...)
}

// memberSum compares one cell; the finding has no message when it is right.
func memberSum(c *Context, s *templates.Slot, total Total) finding.Finding {
	f := rule.Finding("members.sum", templates.Must)
	c.AtSlots(&f, s)
	f.Hint = message.New("rule.members.sum.do")
	own, missing := figure(c, templates.Term{Slot: s.ID}, rule.Strict)
	sum, added := total.Values[s.ID]
	gaps := total.Gaps[s.ID]
	switch {
	case missing != nil:
		f.Outcome = finding.Unjudged
		f.Message = message.New("members.sum.blank", "label", s.Label())
	case !added:
		f.Outcome = finding.Unjudged
		f.Message = message.New("members.sum.gap", "label", s.Label(), "gap", gaps[0].Message(), "n", len(gaps))
	case !own.Equal(sum.Number):
		difference := own.Sub(sum.Number)
		f.Expected, f.Actual, f.Difference = sum.Number.String(), own.String(), difference.String()
		f.Message = message.New("members.sum.differs", "label", s.Label(), "n", len(c.Members),
			"expected", f.Expected, "actual", f.Actual, "gap", more(difference), "unit", rule.UnitOf(s))
	}
	return f
}
