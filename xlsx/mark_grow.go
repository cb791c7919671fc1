package xlsx

import "slices"

// grow makes the rows of prose as high as their paragraphs need. They grow by themselves as they are typed, until a program
// that saves the workbook fixes their height; what goes back to the agency would then show its paragraphs cut.
func (k *marker) grow() {
	for i := range k.sheets {
		s := k.sheets[i]
		if s.section == nil {
			continue
		}
		s.cells = slices.Clone(s.cells) // the template's own stay without text
		var rows []int
		for _, p := range k.Report.Prose[s.section.ID] {
			at := slices.IndexFunc(s.cells, func(c cell) bool { return c.role == paragraph && c.First == p.Place.Cell })
			if p.Place.Sheet == s.name && at >= 0 {
				s.cells[at].text = p.Text
				rows = append(rows, p.Place.Cell.Row)
			}
		}
		heights := s.heights()
		for _, row := range rows {
			is, err := k.file.GetRowHeight(s.name, row+1)
			k.do(err)
			if is < heights[row] {
				k.do(k.file.SetRowHeight(s.name, row+1, heights[row]))
			}
		}
	}
}
