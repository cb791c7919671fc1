package copies

import (
	"strings"

	"nianbao/templates"
)

// row is a row of a table as a copy sees it: the texts of the cells that begin in it, and the
// columns each covers.
type row struct {
	texts []string
	spans []int
	lead  int // columns covered by cells from above
	width int // of the table
}

// packed are the cells alone.
func (r row) packed() []string { return r.texts }

// padded has empty cells behind, up to the width of the longest row.
func (r row) padded() []string {
	cells := append([]string{}, r.texts...)
	for len(cells) < r.width {
		cells = append(cells, "")
	}
	return cells
}

// expanded has an empty cell for each column that a cell covers beyond its first, also those from
// above.
func (r row) expanded() []string {
	cells := make([]string, r.lead)
	for i, text := range r.texts {
		cells = append(cells, text)
		for range r.spans[i] - 1 {
			cells = append(cells, "")
		}
	}
	for len(cells) < r.width {
		cells = append(cells, "")
	}
	return cells
}

// rows are the rows of a table.
func (t Truth) rows(table *templates.Table) (rows []row) {
	byRow := make([][]*templates.Cell, table.Grid.Rows)
	for i := range table.Grid.Cells {
		c := &table.Grid.Cells[i]
		byRow[c.Row] = append(byRow[c.Row], c)
	}
	for _, cells := range byRow {
		r := row{width: table.Grid.Cols}
		if len(cells) > 0 {
			r.lead = cells[0].Col
		}
		for _, c := range cells {
			r.texts, r.spans = append(r.texts, t.text(c)), append(r.spans, c.ColSpan)
		}
		rows = append(rows, r)
	}
	return rows
}

// text is what a cell shows.
func (t Truth) text(c *templates.Cell) string {
	if c.Slot != nil {
		return t.printed(c.Slot.ID)
	}
	return c.Text
}

// parts writes the report part by part, in the order of the form.
type parts struct {
	title, heading, paragraph func(string) string
	table                     func(Truth, *templates.Table) string
}

func (p parts) write(t Truth) string {
	var b strings.Builder
	b.WriteString(p.title(t.Report.Title))
	for _, part := range t.Edition.Outline() {
		if h := part.Heading(); h != "" && part.Number() != "" {
			b.WriteString(p.heading(h))
		}
		if part.Table != nil {
			b.WriteString(p.table(t, part.Table))
			continue
		}
		for _, paragraph := range t.Report.Prose[part.Section.ID] {
			b.WriteString(p.paragraph(paragraph.Text))
		}
	}
	return b.String()
}
