package read

import (
	"strings"

	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
)

// explanations reads what the agency wrote beside the findings of the last round, by the finding's id. The list itself
// may have been sorted or shortened: each line is read for itself.
func (r *reading) explanations(s *book.Sheet) {
	for i := range s.Cells {
		id := &s.Cells[i]
		if id.Col != form.ListID || id.Row < form.ListFirst {
			continue
		}
		c := s.At(id.Row, form.ListExplanation)
		if c == nil || c.HasFormula {
			continue
		}
		if text := strings.TrimSpace(c.Text); text != "" {
			r.Explanations[strings.TrimSpace(id.Text)] = text
		}
	}
}

// isList recognises the list of findings we put into a workbook that is being returned.
func isList(name string) bool { return sameName(name, form.ListSheet) }
