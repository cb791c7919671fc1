package history

import (
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
)

// RuleCount is how many reports break a rule.
type RuleCount struct {
	Rule     rule.Rule
	Of       int // reports the rule was tried on: of its edition, and with a year before where it compares years
	Broken   int
	Unjudged int // it could not be judged, and nothing failed
}

// counts are those of some agencies.
type counts struct {
	reports int
	by      map[string]*RuleCount
	order   []string
}

func newCounts() *counts { return &counts{by: map[string]*RuleCount{}} }

func (c *counts) of(r rule.Rule) *RuleCount {
	n := c.by[r.ID]
	if n == nil {
		n = &RuleCount{Rule: r}
		c.by[r.ID], c.order = n, append(c.order, r.ID)
	}
	return n
}

// add counts the reports of an agency.
func (c *counts) add(a *Agency) {
	for _, y := range a.Years {
		for _, v := range y.Versions {
			c.reports++
			fails, unjudged := map[string]bool{}, map[string]bool{}
			for _, f := range v.Findings {
				if f.Outcome == finding.Fails {
					fails[f.Rule] = true
				} else {
					unjudged[f.Rule] = true
				}
			}
			for _, r := range check.Rules(v.Edition) {
				if r.Kind == rule.Levels || r.Kind == rule.Years && !v.before {
					continue
				}
				n := c.of(r)
				n.Of++
				switch {
				case fails[r.ID]:
					n.Broken++
				case unjudged[r.ID]:
					n.Unjudged++
				}
			}
		}
	}
}

func (c *counts) join(other *counts) {
	c.reports += other.reports
	for _, id := range other.order {
		from := other.by[id]
		n := c.of(from.Rule)
		n.Of, n.Broken, n.Unjudged = n.Of+from.Of, n.Broken+from.Broken, n.Unjudged+from.Unjudged
	}
}

// rules are the counts, those that most reports break first.
func (c *counts) rules() []RuleCount {
	var all []RuleCount
	for _, id := range c.order {
		all = append(all, *c.by[id])
	}
	slices.SortStableFunc(all, func(a, b RuleCount) int { return b.Broken - a.Broken })
	return all
}
