package intake

import (
	"slices"

	"nianbao/templates"
)

// mostLabels is the most cells of one foreign table that are taken for labels; a report's three tables have 120.
const mostLabels = 1_000

// tableReader reads values out of a table whose cells have places: a value belongs to the slot whose row's label stands
// to its left and whose column's label stands above it.
type tableReader struct {
	*placement
	table    *table
	rows     map[int][]*templates.Cell // the cells that begin in a row, from the left
	labels   []labelCell
	isLabel  map[*templates.Cell]bool
	consumed map[*templates.Cell]bool
	values   map[*templates.Cell][]string // slots each cell was taken for
}

// labelCell is a cell that may be labels of the form.
type labelCell struct {
	*templates.Cell
	reading
	misfit bool
}

// readTable places a table's values; what else it holds becomes lines of text, or is reported.
func (p *placement) readTable(t *table) {
	r := tableReader{placement: p, table: t, rows: map[int][]*templates.Cell{}, consumed: map[*templates.Cell]bool{},
		values: map[*templates.Cell][]string{}, isLabel: map[*templates.Cell]bool{}}
	misprints := 0
	for i := range t.Cells {
		c := &t.Cells[i]
		r.rows[c.Row] = append(r.rows[c.Row], c)
		if trim(c.Text) == "" || len(r.labels) >= mostLabels {
			continue
		}
		reading, misfit := p.form.read(c.Text), false
		if len(reading.may) == 0 && misprints < mostMisprints && len(c.Text) < longestLabel && !isFigure(c.Text) {
			misprints++
			reading, misfit = p.form.resemble(c.Text), true
		}
		if len(reading.may) > 0 {
			r.labels = append(r.labels, labelCell{c, reading, misfit})
			r.isLabel[c] = true
		}
	}
	for _, cells := range r.rows {
		slices.SortFunc(cells, func(a, b *templates.Cell) int { return a.Col - b.Col })
	}
	for i := range p.form.rows {
		row := &p.form.rows[i]
		if row.named {
			r.named(row)
		} else {
			r.unnamed(row)
		}
	}
	r.settle()
	r.rest()
}

// named reads a row by its label: every cell that may be that label.
func (r *tableReader) named(row *row) {
	for _, label := range r.labels {
		if !label.is(row.last) {
			continue
		}
		heads := make([]*labelCell, len(row.slots))
		complete := true
		for i, h := range row.heads {
			heads[i] = r.nearest(h, label.Cell)
			complete = complete && heads[i] != nil
		}
		if !complete && !label.certain(row.last) {
			continue // “其他” heads a column as well as a row
		}
		misfit := ""
		if label.misfit {
			misfit = label.Text
		}
		for i, slot := range row.slots {
			if heads[i] != nil {
				r.value(slot, label.Row, heads[i], misfit)
			}
		}
	}
}

// certain reports whether the text is the label as the form spells it.
func (l labelCell) certain(label int) bool {
	return slices.ContainsFunc(l.may, func(c candidate) bool { return c.label == label && c.score >= explained })
}

// nearest finds the label of a column above a row and to the right of the row's label: the nearest one. Of several in
// the same row, that would be a label the form repeats, none.
func (r *tableReader) nearest(head int, row *templates.Cell) (found *labelCell) {
	twin := false
	for i := range r.labels {
		l := &r.labels[i]
		if !l.is(head) || l.Row >= row.Row || l.Col < row.Col+row.ColSpan {
			continue
		}
		switch {
		case found == nil || l.Row > found.Row:
			found, twin = l, false
		case l.Row == found.Row:
			twin = true
		}
	}
	if twin {
		return nil
	}
	return found
}

// unnamed reads the row of a table whose rows have no labels: the first with something in it below the labels of the
// columns, which must all be there.
func (r *tableReader) unnamed(row *row) {
	heads := make([]*labelCell, len(row.slots))
	bottom := 0
	for i, h := range row.heads {
		for k := range r.labels {
			l := &r.labels[k]
			if !l.is(h) || !r.below(l, r.form.labels[h].above) {
				continue
			}
			if heads[i] != nil {
				return // twice in one table: which one is meant cannot be told
			}
			heads[i] = l
		}
		if heads[i] == nil {
			return
		}
		bottom = max(bottom, heads[i].Row+heads[i].RowSpan)
	}
	at := bottom
	for k := bottom; k < bottom+3; k++ {
		if slices.ContainsFunc(r.rows[k], func(c *templates.Cell) bool { return trim(c.Text) != "" }) {
			at = k
			break
		}
	}
	for i, slot := range row.slots {
		r.value(slot, at, heads[i], "")
	}
}

// below reports whether a label stands below another one of the form: directly, or to the right of where that one was
// before its merged cells were lost.
func (r *tableReader) below(l *labelCell, above int) bool {
	if above < 0 {
		return true
	}
	var best *labelCell
	for i := range r.labels {
		if o := &r.labels[i]; o.Row < l.Row && o.Col <= l.Col && (best == nil || o.Row > best.Row || o.Row == best.Row && o.Col > best.Col) {
			best = o
		}
	}
	return best != nil && best.is(above)
}

// value takes the cell of a row that stands under a label.
func (r *tableReader) value(slot *templates.Slot, row int, head *labelCell, misfit string) {
	var cell *templates.Cell
	for _, c := range r.rows[row] {
		if c.Col >= head.Col+head.ColSpan || c.Col+c.ColSpan <= head.Col || r.isLabel[c] {
			continue
		}
		switch {
		case cell == nil || trim(cell.Text) == "":
			cell = c
		case trim(c.Text) != "":
			return // two figures under one label: both are left to be reported
		}
	}
	f := finding{misfit: misfit}
	if head.misfit && misfit == "" {
		f.misfit = head.Text
	}
	f.tell(head.explanation)
	if cell == nil {
		cell = &templates.Cell{Row: row, Col: head.Col}
	}
	r.values[cell] = append(r.values[cell], slot.ID)
	f.raw, f.where = trim(cell.Text), r.table.at(cell)
	if v, ok := r.table.values[f.where.Cell]; ok {
		f.value, f.known, f.raw = v, true, v.Raw
	}
	r.consumed[cell] = true
	r.place(slot, f)
}
