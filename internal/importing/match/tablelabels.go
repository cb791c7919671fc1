package match

import (
	"slices"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// mostLabels is the most cells of one foreign table that are taken for labels; a report's three tables have 120.
const mostLabels = 1_000

// labelCell is a cell that may be labels of the form.
type labelCell struct {
	*templates.Cell
	reading
	misfit bool
}

// certain reports whether the text is the label as the form spells it.
func (l labelCell) certain(label int) bool {
	return slices.ContainsFunc(l.may, func(c candidate) bool { return c.label == label && c.score >= explained })
}

// findLabels finds the cells of the table that may be labels of the form, and orders the cells of each row.
func (r *tableReader) findLabels() {
	misprints := 0
	for i := range r.table.Cells {
		c := &r.table.Cells[i]
		r.rows[c.Row] = append(r.rows[c.Row], c)
		if source.Trim(c.Text) == "" || len(r.labels) >= mostLabels {
			continue
		}
		reading, misfit := r.form.read(r.form.belowTitle(c.Text)), false
		if len(reading.may) == 0 && misprints < mostMisprints && len(c.Text) < longestLabel && !isFigure(c.Text) {
			misprints++
			reading, misfit = r.form.resemble(c.Text), true
		}
		if len(reading.may) > 0 {
			r.labels = append(r.labels, labelCell{c, reading, misfit})
			r.isLabel[c] = true
		}
	}
	for _, cells := range r.rows {
		slices.SortFunc(cells, func(a, b *templates.Cell) int { return a.Col - b.Col })
	}
	r.repairHeads()
}

// below reports whether a label is below another one of the form: directly, or to the right of
// where that one was before its merged cells were lost.
func (r *tableReader) below(l *labelCell, above int) bool {
	if above < 0 {
		return true
	}
	var best *labelCell
	for i := range r.labels {
		if o := &r.labels[i]; o.Row < l.Row && o.Col <= l.Col &&
			(best == nil || o.Row > best.Row || o.Row == best.Row && o.Col > best.Col) {
			best = o
		}
	}
	return best != nil && best.is(above)
}
