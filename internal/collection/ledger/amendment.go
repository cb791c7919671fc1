package ledger

import (
	"nianbao/internal/finding"
	"nianbao/templates"
)

// Amendment is what a report changed of the one it replaced.
type Amendment struct {
	Cells     []Cell   `json:"cells,omitempty"`     // in the order of the form
	Sections  []string `json:"sections,omitempty"`  // by id, those whose prose differs
	Cover     []string `json:"cover,omitempty"`     // by id, those fields of the cover that differ
	PutRight  []string `json:"put_right,omitempty"` // findings by id, as are the next
	Explained []string `json:"explained,omitempty"`
	Open      []string `json:"open,omitempty"`
	New       []string `json:"new,omitempty"`
	// what the replaced one was added up into or printed as, to be made again
	Used []string `json:"used,omitempty"`
	Late bool     `json:"late,omitempty"` // taken after the season was closed
}

// Cell is one figure that differs, as written; "" for none.
type Cell struct {
	Slot   string `json:"slot"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// findings notes what became of the findings of the report before. Notes ask for nothing, and
// what the office ruled to be one is a note.
func (c *Amendment) findings(before, now []finding.Finding) Steps {
	c.PutRight, c.Explained, c.Open, c.New = nil, nil, nil, nil
	steps := Steps{}
	for _, step := range finding.Against(before, now) {
		f := step.Finding
		if f.Class == templates.Note {
			continue
		}
		steps[step.Change]++
		switch explained := f.Class == templates.Verify && !f.Asks(); {
		case step.Change == finding.PutRight:
			c.PutRight = append(c.PutRight, f.ID())
		case step.Change == finding.NoLonger:
			c.Open = append(c.Open, f.ID())
		case explained:
			c.Explained = append(c.Explained, f.ID())
		case step.Change == finding.NewlyFound:
			c.New = append(c.New, f.ID())
		default:
			c.Open = append(c.Open, f.ID())
		}
	}
	return steps
}
