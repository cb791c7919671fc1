package main

import (
	"slices"

	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/templates"

	"nianbao/internal/report"
)

// earlier finds the results of an earlier round by agency.
type earlier map[earlierKey]judging.Result

type earlierKey struct {
	scope report.Scope
	who   string
}

func indexEarlier(results []judging.Result) earlier {
	e := earlier{}
	for _, r := range results {
		if r.Report == nil {
			continue
		}
		for _, who := range []string{r.Report.Code, templates.Normalize(r.Report.Agency)} {
			if who != "" {
				e[earlierKey{r.Report.Scope, who}] = r
			}
		}
	}
	return e
}

// compare returns the result with the change of each finding since the earlier round; those put
// right are beside the others.
func (e earlier) compare(r judging.Result) judging.Result {
	if r.Report == nil {
		return r
	}
	before, there := judging.Result{}, false
	for _, who := range []string{r.Report.Code, templates.Normalize(r.Report.Agency)} {
		if !there && who != "" {
			before, there = e[earlierKey{r.Report.Scope, who}]
		}
	}
	if !there {
		return r
	}
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
	return r
}
