package status

import (
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Amended words what a report changed: cells with their earlier content, sections, the cover, and
// what has to be made again because of it. e is the edition of the report.
func Amended(e *templates.Edition, a ledger.Amendment) (lines []message.Text) {
	d := report.Difference{Sections: a.Sections, Cover: a.Cover}
	for _, c := range a.Cells {
		d.Cells = append(d.Cells, report.CellDifference(c))
	}
	lines = d.Lines(e)
	for _, used := range a.Used {
		kind, name, _ := strings.Cut(used, " ")
		lines = append(lines, message.New("amended.used."+kind, "name", name))
	}
	if a.Late {
		lines = append(lines, message.New("amended.late"))
	}
	return lines
}
