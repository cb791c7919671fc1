package status

import (
	"cmp"
	"slices"

	"nianbao/internal/finding"
	"nianbao/templates"
)

// Rule counts the findings of a rule in current reports.
type Rule struct {
	ID       string
	Class    string
	Findings int
	Agencies int // how many agencies have any
}

// weight orders the classes: notes are the most frequent and the least important.
var weight = map[string]int{string(templates.Must): 0, string(templates.Verify): 1, string(templates.Note): 2}

// rules are what is found in current reports, by rule.
type rules map[string]*Rule

// count counts what is found in the reports of an agency that is whole.
func (r rules) count(a *Agency) {
	seen := map[string]bool{}
	for _, in := range a.Current() {
		for _, f := range in.Findings {
			if f.Outcome != finding.Fails {
				continue
			}
			if r[f.Rule] == nil {
				r[f.Rule] = &Rule{ID: f.Rule, Class: string(f.Class)}
			}
			r[f.Rule].Findings++
			if !seen[f.Rule] {
				seen[f.Rule] = true
				r[f.Rule].Agencies++
			}
		}
	}
}

// list has the binding and the most frequent first.
func (r rules) list() (list []Rule) {
	for _, one := range r {
		list = append(list, *one)
	}
	slices.SortFunc(list, func(a, b Rule) int {
		return cmp.Or(cmp.Compare(weight[a.Class], weight[b.Class]), cmp.Compare(b.Agencies, a.Agencies),
			cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.ID, b.ID))
	})
	return list
}
