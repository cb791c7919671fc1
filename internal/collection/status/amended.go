package status

import (
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/templates"
)

// shownCells is how many changed cells a line for people names; JSON has all.
const shownCells = 12

// Amended words what a report changed: cells with their earlier content, sections, the cover, and
// what has to be made again because of it. e is the edition of the report.
func Amended(e *templates.Edition, a ledger.Amendment) (lines []message.Text) {
	for i, c := range a.Cells {
		if i == shownCells {
			lines = append(lines, message.New("amended.more", "n", len(a.Cells)-shownCells))
			break
		}
		name, cell := c.Slot, ""
		if s := e.Slot(c.Slot); s != nil {
			name, cell = s.Label(), s.Table.Sheet+" "+s.Cell.String()
		}
		lines = append(lines, message.New("amended.cell", "cell", cell, "name", name,
			"before", written(c.Before), "after", written(c.After)))
	}
	var parts []message.Text
	for _, id := range a.Sections {
		if s := e.Section(id); s != nil {
			parts = append(parts, message.New("amended.section", "heading", s.Heading))
		}
	}
	if len(a.Cover) > 0 {
		parts = append(parts, message.New("amended.cover"))
	}
	if len(parts) > 0 {
		lines = append(lines, message.New("amended.parts", "parts", parts))
	}
	for _, used := range a.Used {
		kind, name, _ := strings.Cut(used, " ")
		lines = append(lines, message.New("amended.used."+kind, "name", name))
	}
	if a.Late {
		lines = append(lines, message.New("amended.late"))
	}
	return lines
}

func written(text string) message.Text {
	if text == "" {
		return message.New("amended.blank")
	}
	return message.New("amended.value", "value", text)
}
