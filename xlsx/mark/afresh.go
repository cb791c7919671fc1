package mark

import (
	"bytes"
	"slices"
	"strconv"

	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/xlsx/form"
)

// afresh fills in a report that came in another form, or with macros, which are not sent back.
// The findings hold places in the file that came; in the one that goes back, figures and
// paragraphs are where the form puts them, and findings about neither (a line that has no place
// on the form) keep the place where they were found.
func (m Marked) afresh() (Marked, error) {
	var filled bytes.Buffer
	if err := form.Fill(&filled, m.Edition, fitted(m.Edition, m.Report)); err != nil {
		return m, err
	}
	m.Data = filled.Bytes()
	m.Findings, m.Settled = m.moved(m.Findings), m.moved(m.Settled)
	r := *m.Report
	r.Places = nil
	m.Report = &r
	return m, nil
}

// moved returns findings with the places of the filled-in form.
func (m Marked) moved(findings []finding.Finding) []finding.Finding {
	out := slices.Clone(findings)
	for i := range out {
		switch f := &out[i]; {
		case len(f.Slots) > 0:
			m.moveToSlots(f)
		case f.Section != "":
			m.moveToParagraphs(f)
		}
	}
	return out
}

func (m Marked) moveToSlots(f *finding.Finding) {
	cells, sheet := []string{}, ""
	for _, id := range f.Slots {
		s := m.Edition.Slot(id)
		if s == nil {
			continue
		}
		if sheet == "" {
			sheet = s.Table.Sheet
		}
		cell := s.Cell.String()
		if s.Table.Sheet != sheet {
			cell = link(s.Table.Sheet, cell)
		}
		cells = append(cells, cell)
	}
	f.Sheet, f.Cells = sheet, cells
}

func (m Marked) moveToParagraphs(f *finding.Finding) {
	s := m.Edition.Section(f.Section)
	if s == nil {
		return
	}
	var cells []string
	for _, name := range f.Cells {
		i := slices.IndexFunc(m.Report.Prose[f.Section], func(p report.Paragraph) bool {
			return stood(p.Place, f.Sheet, name)
		})
		if i >= 0 {
			at := shared(i, len(m.Report.Prose[f.Section]), s.Cells.Rows())
			cells = append(cells, s.Cells.First.Offset(at, 0).String())
		}
	}
	f.Sheet, f.Cells = s.Sheet, cells
}

// stood reports whether a place is the one a finding names: a line of a text, or a cell of a
// sheet.
func stood(p report.Place, sheet, name string) bool {
	if p.Line > 0 {
		return name == ":"+strconv.Itoa(p.Line)
	}
	return p.Sheet == sheet && p.Cell.String() == name
}
