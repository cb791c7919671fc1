package reading

import (
	"nianbao/internal/report"
	"nianbao/templates"
)

// Paragraph is a paragraph of a report with the section it belongs to.
type Paragraph struct {
	report.Paragraph
	Section string // id of the section
}

// Paragraphs returns a report's prose in the order of the form.
func Paragraphs(e *templates.Edition, r *report.Report) []Paragraph {
	var all []Paragraph
	for _, part := range e.Outline() {
		if part.Section == nil {
			continue
		}
		for _, p := range r.Prose[part.Section.ID] {
			all = append(all, Paragraph{p, part.Section.ID})
		}
	}
	return all
}
