package report

import (
	"nianbao/internal/message"
	"nianbao/templates"
)

// shownChanges is how many changed cells are named for people; programs get all.
const shownChanges = 12

// Lines are the difference for people: cells with their earlier content, sections, the cover. e is
// the edition of the reports.
func (d Difference) Lines(e *templates.Edition) (lines []message.Text) {
	for i, c := range d.Cells {
		if i == shownChanges {
			lines = append(lines, message.New("amended.more", "n", len(d.Cells)-shownChanges))
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
	for _, id := range d.Sections {
		if s := e.Section(id); s != nil {
			parts = append(parts, message.New("amended.section", "heading", s.Heading()))
		}
	}
	if len(d.Cover) > 0 {
		parts = append(parts, message.New("amended.cover"))
	}
	if len(parts) > 0 {
		lines = append(lines, message.New("amended.parts", "parts", parts))
	}
	return lines
}

func written(text string) message.Text {
	if text == "" {
		return message.New("amended.blank")
	}
	return message.New("amended.value", "value", text)
}
