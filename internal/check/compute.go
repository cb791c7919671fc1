package check

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/message"
	"nianbao/templates"
)

// shownComputed is how many figures to type one hint names.
const shownComputed = 30

// computed returns what a cell should hold by the sums of its row: each other cell of the row
// that the sum reads must hold a figure. A formula's stored result is never used. Sums that
// differ give nothing.
func computed(c *Context, s *templates.Slot) (n decimal.Decimal, ok bool) {
	for _, r := range c.Edition.Relations {
		if r.Compare != "=" || r.UsesPrior() {
			continue
		}
		for _, instance := range r.Instances {
			if len(instance.Left) != 1 || instance.Left[0].Slot != s.ID || instance.Left[0].Minus ||
				!inRow(c, s, instance.Right) {
				continue
			}
			var j judgement
			sum := j.side(c, instance.Right, rule.Strict)
			if len(j.gaps) > 0 || ok && !sum.Equal(n) {
				return decimal.Zero, false
			}
			n, ok = sum, true
		}
	}
	return n, ok
}

// inRow reports whether all terms are cells of a slot's row.
func inRow(c *Context, s *templates.Slot, terms []templates.Term) bool {
	for _, t := range terms {
		other := c.Edition.Slot(t.Slot)
		if other == nil || other.Table != s.Table || other.Cell.Row != s.Cell.Row {
			return false
		}
	}
	return len(terms) > 0
}

// toType is the hint that offers what to type for formulas; zero where no row is complete.
func toType(c *Context, run []flawed) message.Text {
	var offers []message.Text
	for _, f := range run {
		n, ok := computed(c, f.slot)
		if !ok {
			continue
		}
		if len(offers) == shownComputed {
			offers = append(offers, message.New("value.formula.more"))
			break
		}
		place := f.slot.Label()
		if !c.Report.Foreign {
			place = c.Report.Place(f.slot).Cell.String()
		}
		offers = append(offers, message.New("value.formula.offer", "cell", place, "n", n.String()))
	}
	if len(offers) == 0 {
		return message.Text{}
	}
	return message.New("value.formula.type", "offers", offers)
}
