package main

import (
	"nianbao/internal/check"
	"nianbao/internal/result"
	"nianbao/templates"

	"nianbao/internal/report"
)

// earlier finds the results of an earlier round by agency.
type earlier map[earlierKey]*result.Result

type earlierKey struct {
	scope report.Scope
	who   string
}

func indexEarlier(results []*result.Result) earlier {
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

// compare says of each finding what became of it since the earlier round; those put right are kept beside the others.
func (e earlier) compare(r *result.Result) {
	if r.Report == nil {
		return
	}
	var before *result.Result
	for _, who := range []string{r.Report.Code, templates.Normalize(r.Report.Agency)} {
		if b := e[earlierKey{r.Report.Scope, who}]; b != nil && before == nil && who != "" {
			before = b
		}
	}
	if before == nil {
		return
	}
	states := map[string]check.Change{}
	for _, step := range check.Against(before.Findings, r.Findings) {
		if step.Change == check.PutRight {
			step.Finding.State = string(step.Change)
			r.Settled = append(r.Settled, step.Finding)
			continue
		}
		states[step.Finding.ID()] = step.Change
	}
	for i := range r.Findings {
		r.Findings[i].State = string(states[r.Findings[i].ID()])
	}
}
