package check

import (
	"sync"

	"nianbao/internal/check/rule"
	"nianbao/templates"
)

// plan is what the rules derive from an edition, computed once: thirty thousand reports are
// checked against the same few editions.
type plan struct {
	rules []Rule
	years []string        // ids of the rules between years, in the order they are told
	sums  map[string]bool // slots that are sums of others
	// accounted are slots that a relation between years gives exactly.
	accounted map[string]bool
	lines     map[string][]lines // a table's slots by row and by column
}

var plans sync.Map // of *templates.Edition

func planOf(e *templates.Edition) *plan {
	if p, ok := plans.Load(e); ok {
		return p.(*plan)
	}
	p := &plan{rules: rulesOf(e), sums: sumsOf(e, false), accounted: sumsOf(e, true), lines: map[string][]lines{}}
	for _, r := range p.rules {
		if r.Kind == rule.Years {
			p.years = append(p.years, r.ID)
		}
	}
	for _, t := range e.Tables {
		p.lines[t.ID] = []lines{byRow(t), byColumn(t)}
	}
	first, _ := plans.LoadOrStore(e, p)
	return first.(*plan)
}

// sumsOf returns the slots that are sums of others: of this year's, or of last year's too.
func sumsOf(e *templates.Edition, prior bool) map[string]bool {
	sums := map[string]bool{}
	for _, r := range e.Relations {
		if r.Compare != "=" || r.UsesPrior() != prior {
			continue
		}
		for _, instance := range r.Instances {
			if len(instance.Left) == 1 {
				sums[instance.Left[0].Slot] = true
			}
		}
	}
	return sums
}
