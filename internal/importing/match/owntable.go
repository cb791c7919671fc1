package match

import (
	"slices"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

// A table of the office's own, such as that of its fees, is text of its section, a row a
// paragraph. Beside one of the form's tables its figures are reported as having no place, like
// those of any other row.

// counts reports whether a table without a label of the form has figures.
func (r *tableReader) counts() bool {
	return slices.ContainsFunc(r.table.Cells, func(c templates.Cell) bool {
		text := source.Trim(c.Text)
		return isFigure(text) && parse(text).Kind == report.Number
	})
}

// ownTable makes a line of each row.
func (r *tableReader) ownTable() {
	for _, row := range r.numbers() {
		var cells []*templates.Cell
		var texts []string
		for _, c := range r.rows[row] {
			if text := strings.Join(strings.Fields(c.Text), " "); text != "" {
				cells, texts = append(cells, c), append(texts, text)
			}
		}
		switch {
		case len(cells) == 0 || r.field(cells):
		case len(cells) == 1:
			r.blocks = append(r.blocks, source.Block{Text: texts[0], Where: r.table.At(cells[0])})
		default:
			r.blocks = append(r.blocks,
				source.Block{Text: strings.Join(texts, "\u3000"), Cells: texts, Where: r.table.At(cells[0])})
		}
	}
}
