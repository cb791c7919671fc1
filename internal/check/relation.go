package check

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// One function judges every relation an edition declares: sums with signs, equal or at least, this
// year's figures or last year's. A new relation is a line of an edition file.

// relations returns the rules an edition declares.
func relations(e *templates.Edition) (rules []Rule) {
	for _, r := range e.Relations {
		prior := r.UsesPrior()
		rules = append(rules, Rule{ID: r.ID, Class: r.Class, Kind: kindOf(e, r), Relation: r,
			Reads: rule.Reads{Judged: rule.Strict, By: rule.Strict},
			Check: func(c *Context) []finding.Finding { return judgeRelation(c, r, prior) }})
	}
	return rules
}

func kindOf(e *templates.Edition, r *templates.Relation) rule.Kind {
	if r.UsesPrior() {
		return rule.Years
	}
	var table *templates.Table
	for _, instance := range r.Instances {
		for _, t := range instance.Terms() {
			s := e.Slot(t.Slot)
			if table != nil && s.Table != table {
				return rule.Across
			}
			table = s.Table
		}
	}
	return rule.Within
}

// manyUnjudged is the number of instances from which a wholly unjudged relation is reported as
// one finding: an empty table is one thing to put right, not thirty.
const manyUnjudged = 3

func judgeRelation(c *Context, r *templates.Relation, prior bool) []finding.Finding {
	var told []finding.Finding
	if prior {
		var ok bool
		if told, ok = compared(c, r.ID, r.Class); !ok {
			return told
		}
	}
	var failed, unjudged, incomparable []finding.Finding
	for i := range r.Instances {
		instance := &r.Instances[i]
		if prior && !comparable(c, instance) {
			f := start(c, r, instance)
			f.Outcome = finding.Unjudged
			incomparable = append(incomparable, f)
			continue
		}
		j := judge(c, instance)
		switch {
		case len(j.gaps) > 0:
			unjudged = append(unjudged, unjudgedFinding(c, r, instance, j))
		case !j.holds(r.Compare):
			failed = append(failed, failedFinding(c, r, instance, j))
		}
	}
	if len(unjudged) == len(r.Instances) && len(unjudged) >= manyUnjudged {
		unjudged = []finding.Finding{together(unjudged, message.New("relation.unjudged.all", "n", len(unjudged)))}
		unjudged[0].Hint = message.New("relation.unjudged.hint")
	}
	if len(incomparable) > 0 {
		f := together(incomparable, message.New("relation.incomparable",
			"now", c.Edition.Name, "prior", c.LastYear.Edition.Name))
		f.Hint = message.New("relation.incomparable.hint")
		unjudged = append(unjudged, f)
	}
	return slices.Concat(told, failed, unjudged)
}

// allInstances is the key of a finding about several instances of a relation.
const allInstances = "*"

// together merges findings with the same message into one with all of their cells.
func together(list []finding.Finding, said message.Text) finding.Finding {
	all := list[0]
	all.Key, all.Message, all.Row, all.Column = allInstances, said, "", ""
	all.Slots, all.Cells = nil, nil
	for _, f := range list {
		all.Slots, all.Cells = append(all.Slots, f.Slots...), append(all.Cells, f.Cells...)
	}
	all.Slots, all.Cells = once(all.Slots), once(all.Cells)
	return all
}

// once keeps the first of every text that comes several times.
func once(list []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(s string) bool {
		again := seen[s]
		seen[s] = true
		return again
	})
}

// judgement is what an instance of a relation came to.
type judgement struct {
	left, right decimal.Decimal
	gaps        []gap
}

func (j judgement) holds(compare string) bool {
	if compare == ">=" {
		return j.left.Cmp(j.right) >= 0
	}
	return j.left.Equal(j.right)
}

func judge(c *Context, instance *templates.Instance) judgement {
	var j judgement
	j.left = j.side(c, instance.Left, rule.Strict)
	j.right = j.side(c, instance.Right, rule.Strict)
	return j
}

func (j *judgement) side(c *Context, terms []templates.Term, reads rule.Cells) decimal.Decimal {
	sum := decimal.Zero
	for _, t := range terms {
		n, missing := figure(c, t, reads)
		switch {
		case missing != nil:
			j.gaps = append(j.gaps, *missing)
		case n.IsZero():
		case t.Minus:
			sum = sum.Sub(n)
		default:
			sum = sum.Add(n)
		}
	}
	return sum
}

// comparable reports whether last year's figures an instance reads mean the same as this year's.
func comparable(c *Context, instance *templates.Instance) bool {
	for _, t := range instance.Terms() {
		if t.Prior && !c.Edition.ComparableTo(c.LastYear.Edition, t.Slot) {
			return false
		}
	}
	return true
}
