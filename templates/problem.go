package templates

import (
	"fmt"
	"strings"
)

// Problem is one thing wrong with an edition file. Code names its kind and Args are what it is about, so that it can
// be said in the reader's language.
type Problem struct {
	Line int
	Code string
	Args []string
}

// Error tells the problem in technical terms.
func (p Problem) Error() string {
	return fmt.Sprintf("line %d: %s: %s", p.Line, p.Code, strings.Join(p.Args, ", "))
}

// Problems are all that is wrong with one edition file.
type Problems struct {
	File string
	List []Problem
}

// Error tells the problems in technical terms, one a line.
func (p *Problems) Error() string {
	lines := []string{p.File + " is not a sound edition"}
	for _, problem := range p.List {
		lines = append(lines, problem.Error())
	}
	return strings.Join(lines, "\n")
}
