package result

import "nianbao/internal/report"

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
