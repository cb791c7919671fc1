package check

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// A figure far from last year's is right more often than not, so the rule only asks. It is silent
// about small figures, which jump without meaning, unless they are last year's money in the other
// unit; about the parts of a sum that has jumped itself; and about figures that a relation between
// years accounts for: one question is enough.

var (
	// jumpFactor is from how many times last year's figure on (or how small a part of it) a figure
	// has jumped.
	jumpFactor = decimal.NewFromInt(5)
	// jumpSize is what the larger of both figures must reach, in cases or 万元; below it a factor
	// means nothing, unless it is exactly that of the units: money that is the same figure in the
	// other unit is no chance, however little it is.
	jumpSize = decimal.NewFromInt(100)
	// A slip of the unit gives about ten thousand times last year's figure, or a ten-thousandth
	// part of it.
	tenThousand         = decimal.NewFromInt(10_000)
	slipLeast, slipMost = decimal.NewFromInt(5_000), decimal.NewFromInt(20_000)
)

const jumpRule = "year.jump"

func jumpRules() []Rule {
	return []Rule{{ID: jumpRule, Class: templates.Verify, Kind: rule.Years,
		Reads: rule.Reads{Judged: rule.Strict, By: rule.Strict},
		Check: jumps}}
}

func jumps(c *Context) []finding.Finding {
	told, ok := compared(c, jumpRule, templates.Verify)
	if !ok {
		return told
	}
	var found []finding.Finding
	var incomparable, blank []*templates.Slot
	jumped, accounted := map[string]bool{}, planOf(c.Edition).accounted
	for _, t := range c.Edition.Tables {
		for _, s := range t.Slots {
			if s.Kind == templates.Change || accounted[s.ID] {
				continue
			}
			if !c.Edition.ComparableTo(c.LastYear.Edition, s.ID) {
				incomparable = append(incomparable, s)
				continue
			}
			now, gapNow := figure(c, templates.Term{Slot: s.ID}, rule.Strict)
			then, gapThen := figure(c, templates.Term{Slot: s.ID, Prior: true}, rule.Strict)
			switch {
			case gapNow != nil: // told by the rules of values
			case gapThen != nil:
				blank = append(blank, s)
			default:
				if key := jump(s, now, then); key != "" {
					jumped[s.ID] = true
					found = append(found, jumpFinding(c, s, key, now, then))
				}
			}
		}
	}
	found = withoutParts(c.Edition, found, jumped)
	if len(incomparable) > 0 {
		found = append(found, jumpUnjudged(c, "incomparable", incomparable))
	}
	if len(blank) > 0 {
		found = append(found, jumpUnjudged(c, "blank", blank))
	}
	return append(told, found...)
}

// jump names the way in which a figure has jumped, "" when it has not.
func jump(s *templates.Slot, now, then decimal.Decimal) string {
	larger, smaller := decimal.Max(now, then), decimal.Min(now, then)
	if smaller.IsNegative() {
		return ""
	}
	money := s.Kind == templates.Amount
	switch {
	case money && smaller.IsPositive() && larger.Equal(smaller.Mul(tenThousand)):
		return "unit"
	case larger.LessThan(jumpSize):
		return ""
	case now.IsZero():
		return "gone"
	case then.IsZero():
		return "" // something new has no measure
	case money && larger.GreaterThanOrEqual(smaller.Mul(slipLeast)) &&
		larger.LessThanOrEqual(smaller.Mul(slipMost)):
		return "unit"
	case larger.LessThanOrEqual(smaller.Mul(jumpFactor)):
		return ""
	case now.GreaterThan(then):
		return "up"
	}
	return "down"
}

func jumpFinding(c *Context, s *templates.Slot, key string, now, then decimal.Decimal) finding.Finding {
	f := rule.Finding(jumpRule, templates.Verify)
	c.AtSlots(&f, s)
	f.Expected, f.Actual, f.Difference = then.String(), now.String(), now.Sub(then).String()
	times := ""
	if larger, smaller := decimal.Max(now, then), decimal.Min(now, then); !smaller.IsZero() {
		times = larger.DivRound(smaller, 1).String()
	}
	f.Message = message.New("year.jump."+key, "label", s.Label(), "now", f.Actual, "then", f.Expected, "times", times)
	f.Hint = message.New("rule.year.jump.do")
	if shift := c.Edition.ShiftOf(c.Report.Year, s.ID); shift != nil && key != "unit" {
		f.Class = templates.Note
		f.Message = message.New("year.jump.law", "what", f.Message, "because", rule.Words(shift.Because))
		f.Hint = message.New("year.jump.law.do")
	}
	return f
}

// withoutParts leaves out the parts of sums that have jumped themselves.
func withoutParts(e *templates.Edition, found []finding.Finding, jumped map[string]bool) []finding.Finding {
	part := map[string]bool{}
	for _, r := range e.Relations {
		if r.UsesPrior() || r.Compare != "=" {
			continue
		}
		for _, instance := range r.Instances {
			if len(instance.Left) != 1 || !jumped[instance.Left[0].Slot] {
				continue
			}
			for _, t := range instance.Right {
				part[t.Slot] = true
			}
		}
	}
	var kept []finding.Finding
	for _, f := range found {
		if !part[f.Slots[0]] {
			kept = append(kept, f)
		}
	}
	return kept
}

func jumpUnjudged(c *Context, key string, slots []*templates.Slot) finding.Finding {
	f := rule.Finding(jumpRule, templates.Verify)
	f.Outcome, f.Key = finding.Unjudged, key
	c.AtSlots(&f, slots...)
	f.Message = message.New("year.jump."+key, "n", len(slots), "now", c.Edition.Name, "prior", c.LastYear.Edition.Name)
	f.Hint = message.New("year.jump." + key + ".do")
	return f
}
