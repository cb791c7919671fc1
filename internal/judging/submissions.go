package judging

import (
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// submissions finds the reports of one run that are the same agency's, year's and scope's, by their place in the run.
type submissions map[submission][]int

// submission is what there is one report for. An agency is known by its name or, under two spellings, by its code.
type submission struct {
	who   string
	year  int
	scope report.Scope
}

func (s submissions) add(at int, r *report.Report) {
	for _, key := range keysOf(r) {
		s[key] = append(s[key], at)
	}
}

// mostOthers is how many other reports of one agency a report is judged with. A wide sheet may have a hundred thousand
// rows of one: each with all others would fill any memory.
const mostOthers = 50

// others returns the other reports of a report's agency, year and scope, in the order they were added; of very many the
// first.
func (s submissions) others(at int, r *report.Report) []int {
	var others []int
	seen := map[int]bool{at: true}
	for _, key := range keysOf(r) {
		for _, other := range s[key] {
			if len(others) == mostOthers {
				return others
			}
			if !seen[other] {
				seen[other] = true
				others = append(others, other)
			}
		}
	}
	return others
}

// keysOf are the keys a report is found by. A nameless one is nobody's second.
func keysOf(r *report.Report) []submission {
	var keys []submission
	for _, who := range []string{templates.Normalize(r.Agency), strings.TrimSpace(r.Code)} {
		if who != "" {
			keys = append(keys, submission{who, r.Year, r.Scope})
		}
	}
	return keys
}
