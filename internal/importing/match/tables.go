package match

import (
	"slices"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// tableReader reads values out of a table whose cells have places: a value belongs to the slot
// whose row label is to its left and whose column label is above it.
type tableReader struct {
	*placement
	table    *source.Table
	rows     map[int][]*templates.Cell // the cells that begin in a row, from the left
	labels   []labelCell
	isLabel  map[*templates.Cell]bool
	readings map[*templates.Cell]reading // of the labels
	lines    []tableRow
	consumed map[*templates.Cell]bool
}

// tableRow is a row of the form found in the table.
type tableRow struct {
	row   *row
	label *labelCell // of the row, nil where the form has none
	at    int        // the row of the table
	heads []*labelCell
	cells []*templates.Cell // for each slot, nil for none
	sound bool              // each figure of the row stands under one label, and each label has one
}

// readTable places a table's values; the rest of it becomes lines of text, or is reported. A
// table whose spans got lost or garbled on the way, so that figures are not under their labels,
// is read as the lines of its rows instead.
func (p *placement) readTable(t *source.Table) {
	r := tableReader{placement: p, table: t, rows: map[int][]*templates.Cell{},
		consumed: map[*templates.Cell]bool{}, isLabel: map[*templates.Cell]bool{}}
	r.findLabels()
	r.doubts()
	for i := range p.form.rows {
		if row := &p.form.rows[i]; row.named {
			r.named(row)
		} else {
			r.unnamed(row)
		}
	}
	if r.table.Loose && len(r.labels) == 0 {
		p.blocks = append(p.blocks, t.Texts...) // no table of a report
		return
	}
	if !r.table.Loose && len(r.labels) == 0 && r.counts() {
		r.ownTable()
		return
	}
	if r.garbled() {
		r.asLines()
		return
	}
	r.settle()
	r.rest()
}

// doubts reports the cells that were left blank because their digits are in pieces.
func (r *tableReader) doubts() {
	for _, row := range r.numbers() {
		label := ""
		for _, c := range r.rows[row] {
			if r.isLabel[c] {
				label = squeeze(c.Text)
			}
			if pieces := r.table.Doubts[templates.Address{Row: c.Row, Col: c.Col}]; pieces != nil {
				r.report(source.Unplaced{Reason: source.Divided, Text: label, Figures: pieces, Where: r.table.At(c)},
					len(r.blocks))
			}
		}
	}
}

// named finds a row by its label: every cell that may be that label.
func (r *tableReader) named(row *row) {
	for i := range r.labels {
		label := &r.labels[i]
		if !label.is(row.last) {
			continue
		}
		line := tableRow{row: row, label: label, at: label.Row, heads: make([]*labelCell, len(row.slots))}
		found := 0
		for i, h := range row.heads {
			if line.heads[i] = r.nearest(h, label.Cell); line.heads[i] != nil {
				found++
			}
		}
		if found == len(row.slots) || found > 0 && label.certain(row.last) { // “其他” heads a column as well as a row
			r.pick(&line)
		}
	}
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

// unnamed finds the row of a table whose rows have no labels: the first with something in it below the labels of the
// columns, which must all be there.
func (r *tableReader) unnamed(row *row) {
	line := tableRow{row: row, heads: make([]*labelCell, len(row.slots))}
	clear := true
	for i, h := range row.heads {
		there := false
		for k := range r.labels {
			l := &r.labels[k]
			if !l.is(h) {
				continue
			}
			there = true
			if r.below(l, r.form.labels[h].above) {
				clear = clear && line.heads[i] == nil // twice: which one is meant cannot be told
				line.heads[i] = l
			}
		}
		if !there {
			return
		}
		if clear = clear && line.heads[i] != nil; clear {
			line.at = max(line.at, line.heads[i].Row+line.heads[i].RowSpan)
		}
	}
	if !clear {
		r.lines = append(r.lines, line)
		return
	}
	for k := line.at; k < line.at+3; k++ {
		if slices.ContainsFunc(r.rows[k], func(c *templates.Cell) bool { return source.Trim(c.Text) != "" }) {
			line.at = k
			break
		}
	}
	r.pick(&line)
}

// pick finds the cell of a row under each label.
func (r *tableReader) pick(line *tableRow) {
	line.cells = make([]*templates.Cell, len(line.heads))
	line.sound = true
	taken := map[*templates.Cell]bool{}
	for i, head := range line.heads {
		if head == nil {
			continue
		}
		for _, c := range r.rows[line.at] {
			if c.Col >= head.Col+head.ColSpan || c.Col+c.ColSpan <= head.Col || r.isLabel[c] {
				continue
			}
			blank := source.Trim(c.Text) == ""
			if line.cells[i] == nil || source.Trim(line.cells[i].Text) == "" {
				line.cells[i] = c
			} else if !blank {
				line.sound = false
			}
			line.sound = line.sound && (blank || !taken[c])
			taken[c] = taken[c] || !blank
		}
	}
	for _, c := range r.rows[line.at] {
		if !taken[c] && isFigure(source.Trim(c.Text)) && (line.label == nil || c.Col > line.label.Col) &&
			!r.ownColumn(c) {
			line.sound = false
		}
	}
	r.lines = append(r.lines, *line)
}

// ownColumn reports whether a figure is under a label of the office's own, so that it is none of
// the form's.
func (r *tableReader) ownColumn(c *templates.Cell) bool {
	for row := c.Row - 1; row >= 0 && row > c.Row-50; row-- {
		for _, above := range r.rows[row] {
			text := source.Trim(above.Text)
			if above.Col < c.Col+c.ColSpan && c.Col < above.Col+above.ColSpan && text != "" && !isFigure(text) {
				return !r.isLabel[above]
			}
		}
	}
	return false
}
