package check

import (
	"strings"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// One agency owes one report a year and scope. Two files of it in one run are the same file sent twice, or two versions
// of which nobody can tell the valid one from the files.

// Submissions finds the reports of one run that are the same agency's, year's and scope's.
type Submissions struct {
	by map[submission][]*report.Report
}

// submission is what there is one report for. An agency is known by its name or, under two spellings, by its code.
type submission struct {
	who   string
	year  int
	scope report.Scope
}

// NewSubmissions returns an index without reports.
func NewSubmissions() *Submissions { return &Submissions{by: map[submission][]*report.Report{}} }

// Add takes a report in.
func (s *Submissions) Add(r *report.Report) {
	for _, key := range submissions(r) {
		s.by[key] = append(s.by[key], r)
	}
}

// Others returns the other reports of a report's agency, year and scope, in the order they were added.
func (s *Submissions) Others(r *report.Report) []*report.Report {
	var others []*report.Report
	seen := map[*report.Report]bool{r: true}
	for _, key := range submissions(r) {
		for _, other := range s.by[key] {
			if !seen[other] {
				seen[other] = true
				others = append(others, other)
			}
		}
	}
	return others
}

// submissions are the keys a report is found by. One that does not tell whose it is, is nobody's twice.
func submissions(r *report.Report) []submission {
	var keys []submission
	for _, who := range []string{templates.Normalize(r.Agency), strings.TrimSpace(r.Code)} {
		if who != "" {
			keys = append(keys, submission{who, r.Year, r.Scope})
		}
	}
	return keys
}

// twice tells of each other file what it is: the same once more, or another version.
func twice(c *Context) []finding.Finding {
	var found []finding.Finding
	for _, other := range c.Others {
		different := differing(c.Edition, c.Report, other)
		f := rule.Finding("file.twice", templates.Verify)
		switch {
		case len(different) > 0:
			f.Key = "differs"
		case !sameProse(c.Edition, c.Report, other):
			f.Key = "prose"
		default:
			f.Key, f.Class = "same", templates.Note
		}
		f.Actual = other.File
		f.Message = message.New("file.twice."+f.Key, "file", other.File, "n", len(different), "slots", firstFew(different))
		f.Hint = message.New("rule.file.twice.do")
		found = append(found, f)
	}
	return found
}

// differing names the slots in which two reports do not say the same.
func differing(e *templates.Edition, a, b *report.Report) []string {
	var labels []string
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			if !sameValue(a.Value(s.ID), b.Value(s.ID)) {
				labels = append(labels, s.Label())
			}
		}
	}
	return labels
}

func sameValue(a, b report.Value) bool {
	if a.IsNumber() && b.IsNumber() {
		return a.Number.Equal(b.Number)
	}
	return a.Kind == b.Kind && strings.TrimSpace(a.Raw) == strings.TrimSpace(b.Raw)
}

// sameProse reports whether all sections of two reports read alike, however they are broken into paragraphs.
func sameProse(e *templates.Edition, a, b *report.Report) bool {
	for _, s := range e.Sections {
		if reading(a.Prose[s.ID]) != reading(b.Prose[s.ID]) {
			return false
		}
	}
	return true
}

func reading(paragraphs []report.Paragraph) string {
	var all strings.Builder
	for _, p := range paragraphs {
		all.WriteString(templates.Normalize(p.Text))
	}
	return all.String()
}

// firstFew shortens a list a line for people cannot hold.
func firstFew(all []string) []string {
	const shown = 3
	if len(all) <= shown {
		return all
	}
	return append(all[:shown:shown], "…")
}
