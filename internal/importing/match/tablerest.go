package match

import (
	"maps"
	"slices"
	"strings"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// garbled reports whether in most of the rows found the figures are not under the labels. Then a
// match in the others may be chance. Where only the rows are sure to begin with, every row has to
// be sound.
func (r *tableReader) garbled() bool {
	sound := 0
	if r.table.Loose {
		return len(r.lines) == 0 || slices.ContainsFunc(r.lines, func(l tableRow) bool { return !l.sound })
	}
	for _, line := range r.lines {
		if line.sound {
			sound++
		}
	}
	return 2*sound < len(r.lines)
}

// asLines makes a line of each row, its cells parted by tabs.
func (r *tableReader) asLines() {
	for _, row := range r.numbers() {
		var cells []string
		for _, c := range r.rows[row] {
			cells = append(cells, strings.NewReplacer("\n", "", "\t", " ").Replace(source.Trim(c.Text)))
		}
		r.blocks = append(r.blocks, source.Block{Text: strings.Join(cells, "\t"), Cells: cells,
			Where: r.table.At(r.rows[row][0])})
	}
}

// settle places the values, and accounts for the labels of the tables that were found.
func (r *tableReader) settle() {
	tables := map[*templates.Table]bool{}
	for _, line := range r.lines {
		if !line.sound {
			continue
		}
		tables[line.row.table] = true
		for i, slot := range line.row.slots {
			if line.heads[i] != nil {
				r.value(slot, &line, i)
			}
		}
	}
	for _, l := range r.labels {
		for _, c := range l.may {
			if tables[r.form.labels[c.label].table] {
				r.consumed[l.Cell], r.placement.labels[c.label] = true, true
			}
		}
		if r.consumed[l.Cell] && l.misfit {
			r.misprints = append(r.misprints,
				misprint{l.Text, r.form.labels[l.may[0].label].cell.Text, r.table.At(l.Cell)})
		}
	}
}

// value places the value of a slot.
func (r *tableReader) value(slot *templates.Slot, line *tableRow, i int) {
	cell := line.cells[i]
	if cell == nil {
		cell = &templates.Cell{Row: line.at, Col: line.heads[i].Col} // an empty cell may be left out
	}
	r.consumed[cell] = true
	f := finding{raw: source.Trim(cell.Text), where: r.table.At(cell)}
	switch {
	case line.label != nil && line.label.misfit:
		f.misfit = line.label.Text
	case line.heads[i].misfit:
		f.misfit = line.heads[i].Text
	}
	f.tell(line.heads[i].explanation)
	if v, ok := r.table.Values[templates.Address{Row: cell.Row, Col: cell.Col}]; ok {
		f.value, f.known, f.raw = v, true, v.Raw
	}
	r.place(slot, f)
}

// numbers are the rows with cells, from the top.
func (r *tableReader) numbers() []int { return slices.Sorted(maps.Keys(r.rows)) }

// rest makes lines of rows with a single text, and reports text among values.
func (r *tableReader) rest() {
	for _, row := range r.numbers() {
		var left []*templates.Cell
		consumed := ""
		for _, c := range r.rows[row] {
			switch {
			case source.Trim(c.Text) == "":
			case r.consumed[c]:
				if r.isLabel[c] {
					consumed = c.Text
				}
			default:
				left = append(left, c)
			}
		}
		switch {
		case len(left) == 0:
		case consumed == "" && len(left) == 1:
			for line := range strings.SplitSeq(left[0].Text, "\n") {
				r.blocks = append(r.blocks, source.Block{Text: line, Where: r.table.At(left[0])})
			}
		case consumed == "" && r.field(left):
		default:
			r.restOfRow(left, consumed)
		}
	}
}

// restOfRow reports cells that are no part of the form.
func (r *tableReader) restOfRow(cells []*templates.Cell, label string) {
	u := source.Unplaced{Reason: source.Loose, Where: r.table.At(cells[0])}
	words := []string{}
	if label != "" {
		words = append(words, squeeze(label))
	}
	for _, c := range cells {
		if text := source.Trim(c.Text); isFigure(text) {
			u.Figures = append(u.Figures, text)
		} else {
			words = append(words, strings.Join(strings.Fields(text), " "))
		}
	}
	if u.Text = strings.Join(words, " "); len(u.Figures) > 0 {
		u.Reason = source.NoSlot
	}
	r.report(u, len(r.blocks))
}

// field takes a row of two cells for a field of the cover: its label and what was filled in.
func (r *tableReader) field(cells []*templates.Cell) bool {
	if len(cells) != 2 {
		return false
	}
	return r.takeField(source.Trim(cells[0].Text), source.Trim(cells[1].Text), r.table.At(cells[1]))
}
