package result

import (
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// shownChanges is how many changed cells are named for people; programs get all.
const shownChanges = 12

// Changed words how a report differs from the one before it: cells with their earlier content,
// sections, the cover. e is the edition of the report.
func Changed(e *templates.Edition, d report.Difference) (lines []message.Text) {
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
			parts = append(parts, message.New("amended.section", "heading", s.Heading))
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

// jsonChanges is how a report differs from the one it was compared with.
type jsonChanges struct {
	Cells    []jsonCell `json:"cells"`
	Sections []string   `json:"sections"`
	Cover    []string   `json:"cover"`
}

type jsonCell struct {
	Slot   string `json:"slot"`
	Before string `json:"before"` // as written; "" where there was none
	After  string `json:"after"`
}

func changesOf(d *report.Difference) *jsonChanges {
	if d == nil {
		return nil
	}
	out := &jsonChanges{[]jsonCell{}, append([]string{}, d.Sections...), append([]string{}, d.Cover...)}
	for _, c := range d.Cells {
		out.Cells = append(out.Cells, jsonCell(c))
	}
	return out
}
