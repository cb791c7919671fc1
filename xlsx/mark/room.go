package mark

import (
	"maps"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/pack"
)

// fitted returns a report as the form has room for it: neighbouring paragraphs share a cell where
// there are more of them than cells, and what is longer than a cell is cut. What comes back to be
// corrected must not fail for want of room.
func fitted(e *templates.Edition, r *report.Report) *report.Report {
	out := *r
	out.Prose = maps.Clone(r.Prose)
	for id, paragraphs := range r.Prose {
		s := e.Section(id)
		if s == nil {
			delete(out.Prose, id)
			continue
		}
		out.Prose[id] = share(paragraphs, s.Cells.Rows())
	}
	return &out
}

func share(paragraphs []report.Paragraph, room int) []report.Paragraph {
	var out []report.Paragraph
	for i, p := range paragraphs {
		if at := shared(i, len(paragraphs), room); at < len(out) {
			out[at].Text += "\n" + p.Text
		} else {
			out = append(out, p)
		}
	}
	for i := range out {
		out[i].Text = pack.Cut(out[i].Text, pack.MaxCell)
	}
	return out
}

// shared is the cell of a paragraph of so many.
func shared(i, of, room int) int {
	if of <= room {
		return i
	}
	return i * room / of
}
