package check

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// How the findings of relations are worded: which cell or which row or column, the operands that
// are not zero, both sums and the difference.

// shownOperands is how many operands a message names before it only counts them.
const shownOperands = 6

// start begins a finding over all the cells of an instance that are in this report, the left side
// first.
func start(c *Context, r *templates.Relation, instance *templates.Instance) finding.Finding {
	f := rule.Finding(r.ID, r.Class)
	f.Key = instance.Key
	var slots []*templates.Slot
	for _, t := range instance.Terms() {
		if !t.Prior {
			slots = append(slots, c.Edition.Slot(t.Slot))
		}
	}
	c.AtSlots(&f, slots...)
	if target := single(c, instance); target != nil {
		f.Row, f.Column = target.Row, target.Column
	}
	return f
}

// single returns the slot that must equal a sum, nil where both sides are sums.
func single(c *Context, instance *templates.Instance) *templates.Slot {
	if len(instance.Left) != 1 || instance.Left[0].Prior {
		return nil
	}
	return c.Edition.Slot(instance.Left[0].Slot)
}

// where names what an instance is about: its one cell, else the row or column all its cells share.
func where(c *Context, f finding.Finding, instance *templates.Instance) string {
	if target := single(c, instance); target != nil {
		return target.Label()
	}
	if f.Column != "" {
		return f.Column
	}
	return f.Row
}

func failedFinding(c *Context, r *templates.Relation, instance *templates.Instance, j judgement) finding.Finding {
	f := start(c, r, instance)
	difference := j.left.Sub(j.right)
	f.Expected, f.Actual, f.Difference = j.right.String(), j.left.String(), difference.String()
	args := []any{"where", where(c, f, instance), "expected", f.Expected, "actual", f.Actual,
		"gap", more(difference), "by", difference.Abs().String(),
		"right", operands(c, instance.Right, instance), "left", operands(c, instance.Left, instance)}
	key := "relation.sides"
	switch {
	case r.Compare == ">=":
		key = "relation.less"
		f.Expected = ">= " + f.Expected
	case single(c, instance) == nil:
	case len(instance.Right) == 1:
		key = "relation.one"
	default:
		key = "relation.sum"
	}
	f.Message = message.New(key, args...)
	f.Hint = relationHint(r)
	return f
}

func relationHint(r *templates.Relation) message.Text {
	if !r.Do.IsZero() {
		return rule.Words(r.Do)
	}
	if key := "rule." + r.ID + ".do"; message.Has(key) {
		return message.New(key)
	}
	if r.Class == templates.Must {
		return message.New("relation.hint.must")
	}
	return message.New("relation.hint.verify")
}

// more words a difference as too much or too little.
func more(difference decimal.Decimal) message.Text {
	if difference.IsNegative() {
		return message.New("relation.toolittle", "by", difference.Abs().String())
	}
	return message.New("relation.toomuch", "by", difference.String())
}

// operands writes a sum as its terms that are not zero. A figure of last year's is named also
// where it is zero, as is the only one there is: it is in another file, and nobody could see that
// it is meant.
func operands(c *Context, terms []templates.Term, instance *templates.Instance) message.Text {
	var said message.Text
	shown, left := 0, 0
	for _, t := range terms {
		n, _ := figure(c, t, rule.Strict)
		if n.IsZero() && !t.Prior && len(terms) > 1 {
			continue
		}
		if shown == shownOperands {
			left++
			continue
		}
		shown++
		one := message.New("relation.operand", "label", operandLabel(c, t, instance), "n", n.String())
		switch {
		case t.Minus:
			said = message.New("relation.minus", "a", said, "b", one)
		case said.IsZero():
			said = one
		default:
			said = message.New("relation.plus", "a", said, "b", one)
		}
	}
	switch {
	case said.IsZero():
		return message.New("relation.allzero")
	case left > 0:
		return message.New("relation.others", "a", said, "n", left)
	}
	return said
}

// operandLabel names an operand by what distinguishes it from the others: its column where all
// are in one row, its row where all are in one column.
func operandLabel(c *Context, t templates.Term, instance *templates.Instance) any {
	s := c.Edition.Slot(t.Slot)
	if t.Prior {
		return message.New("relation.prior", "label", s.Label())
	}
	sameRow, sameColumn := true, true
	for _, other := range instance.Terms() {
		o := c.Edition.Slot(other.Slot)
		sameRow = sameRow && o.Row == s.Row
		sameColumn = sameColumn && o.Column == s.Column
	}
	switch {
	case sameColumn && s.Row != "":
		return rule.Brief(s.Row)
	case sameRow:
		return s.Column
	}
	return s.Label()
}

func unjudgedFinding(c *Context, r *templates.Relation, instance *templates.Instance, j judgement) finding.Finding {
	f := start(c, r, instance)
	f.Outcome = finding.Unjudged
	var gaps []message.Text
	if allBlank(instance, j.gaps) {
		gaps, j.gaps = []message.Text{message.New("gap.all")}, nil
	}
	for i, g := range j.gaps {
		if i == shownOperands {
			gaps = append(gaps, message.New("gap.more", "n", len(j.gaps)-i))
			break
		}
		gaps = append(gaps, message.New("gap."+string(g.why),
			"label", operandLabel(c, g.term, instance), "raw", rule.Shorten(g.value.Raw)))
	}
	f.Message = message.New("relation.unjudged", "where", where(c, f, instance), "gaps", gaps)
	f.Hint = message.New("relation.unjudged.hint")
	return f
}

// allBlank reports whether nothing at all was filled in.
func allBlank(instance *templates.Instance, gaps []gap) bool {
	for _, g := range gaps {
		if g.why != isBlank || g.term.Prior {
			return false
		}
	}
	return len(gaps) == len(instance.Left)+len(instance.Right)
}
