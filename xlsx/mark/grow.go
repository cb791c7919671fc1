package mark

import (
	"slices"

	"nianbao/xlsx/form"
	"nianbao/xlsx/pack"
)

// grow makes the rows of prose as high as their paragraphs need. They grow by themselves as they
// are typed, until a program that saves the workbook fixes their height; what goes back to the
// agency would then show its paragraphs cut.
func (k *marker) grow() {
	for i := range k.sheets {
		s := k.sheets[i]
		if s.Section == nil {
			continue
		}
		s.Cells = slices.Clone(s.Cells) // the template's own stay without text
		var rows []int
		for _, p := range k.Report.Prose[s.Section.ID] {
			at := slices.IndexFunc(s.Cells, func(c form.Cell) bool {
				return c.Role == form.Paragraph && c.First == p.Place.Cell
			})
			if p.Place.Sheet == s.Name && at >= 0 {
				s.Cells[at].Text = p.Text
				rows = append(rows, p.Place.Cell.Row)
			}
		}
		heights := s.Heights()
		for _, row := range rows {
			is, err := k.File.GetRowHeight(s.Name, row+1)
			k.Do(err)
			if is < heights[row] {
				k.Do(k.File.SetRowHeight(s.Name, row+1, heights[row]))
			}
		}
	}
}

// letGrow gives up the fixed heights of prose in the finished parts, those of [marker.grow] too: the agency may write
// more when it corrects.
func (k *marker) letGrow(p pack.Parts) {
	for i := range k.sheets {
		s := &k.sheets[i]
		if s.Section == nil {
			continue
		}
		at := p.Find(sheetPart(p, func(name string) bool { return name == s.Name }))
		if at < 0 {
			continue
		}
		rows := s.Section.Cells
		for _, paragraph := range k.Report.Prose[s.Section.ID] {
			rows.Last.Row = max(rows.Last.Row, paragraph.Place.Cell.Row)
		}
		form.LetGrow(&p[at], rows)
	}
}
