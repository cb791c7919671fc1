package templates

import (
	"fmt"
	"strings"

	"nianbao/internal/yamlfile"
)

// Problem is one thing wrong with an edition file.
type Problem = yamlfile.Problem

// Problems are all that is wrong with one edition file.
type Problems struct {
	File string
	List []Problem
}

// Error lists the problems in technical terms, one a line.
func (p *Problems) Error() string {
	lines := []string{p.File + " is not a sound edition"}
	for _, problem := range p.List {
		lines = append(lines, fmt.Sprintf("line %d: %s: %s", problem.Line, problem.Code,
			strings.Join(problem.Args, ", ")))
	}
	return strings.Join(lines, "\n")
}
