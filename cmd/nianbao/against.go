package main

import (
	"slices"

	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/internal/report"
	"nianbao/templates"
)

// earlier finds the reports of an earlier round by agency.
type earlier struct {
	*checked
	at map[earlierKey]int // among the results
}

type earlierKey struct {
	scope report.Scope
	who   string
}

func indexEarlier(before *checked) earlier {
	e := earlier{before, map[earlierKey]int{}}
	for i, r := range before.Results().Outlines() {
		if r.Report == nil {
			continue
		}
		for _, key := range earlierKeys(r.Report) {
			e.at[key] = i
		}
	}
	return e
}

// earlierKeys are what an agency's report of a scope is found by: its code before its name.
func earlierKeys(r *report.Report) (keys []earlierKey) {
	for _, who := range []string{r.Code, templates.Normalize(r.Agency)} {
		if who != "" {
			keys = append(keys, earlierKey{r.Scope, who})
		}
	}
	return keys
}

// find returns the place of the earlier report of the same agency and scope.
func (e earlier) find(r *report.Report) (i int, there bool) {
	for _, key := range earlierKeys(r) {
		if i, there = e.at[key]; there {
			return i, true
		}
	}
	return 0, false
}

// compare returns the i-th result with the change of each finding since the earlier round, those
// put right beside the others, and with what was changed in the report.
func (e earlier) compare(now *checked, i int) (judging.Result, error) {
	r := now.Results().At(i)
	if r.Report == nil {
		return r, nil
	}
	at, there := e.find(r.Report)
	if !there {
		return r, nil
	}
	before := e.Results().At(at)
	states := map[string]finding.Change{}
	for _, step := range finding.Against(before.Findings, r.Findings) {
		if step.Change == finding.PutRight {
			step.Finding.State = string(step.Change)
			r.Settled = append(r.Settled, step.Finding)
			continue
		}
		states[step.Finding.ID()] = step.Change
	}
	r.Findings = slices.Clone(r.Findings)
	for i := range r.Findings {
		r.Findings[i].State = string(states[r.Findings[i].ID()])
	}
	if before.Edition.ID != r.Edition.ID {
		return r, nil // their cells are not the same
	}
	first, err := e.Whole(at)
	if err != nil {
		return r, err
	}
	second, err := now.Whole(i)
	if err != nil {
		return r, err
	}
	d := report.Differ(r.Edition, first.Report, second.Report)
	r.Changes = &d
	return r, nil
}
