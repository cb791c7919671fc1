package intake

import (
	"slices"
	"strings"

	"nianbao/templates"
)

// settle takes back what one cell was taken for twice, and accounts for the labels of the tables that were found.
func (r *tableReader) settle() {
	tables := map[*templates.Table]bool{}
	for cell, slots := range r.values {
		for _, id := range slots {
			if len(slots) > 1 && trim(cell.Text) != "" {
				delete(r.found, id)
				r.consumed[cell] = false
			} else {
				tables[r.form.edition.Slot(id).Table] = true
			}
		}
	}
	for _, l := range r.labels {
		if slices.ContainsFunc(l.may, func(c candidate) bool { return tables[r.form.labels[c.label].table] }) {
			r.consumed[l.Cell] = true
		}
	}
}

// rest makes lines of what stands alone in its row, and reports what stands among values.
func (r *tableReader) rest() {
	numbers := make([]int, 0, len(r.rows))
	for row := range r.rows {
		numbers = append(numbers, row)
	}
	slices.Sort(numbers)
	for _, row := range numbers {
		var left []*templates.Cell
		consumed := ""
		for _, c := range r.rows[row] {
			switch {
			case trim(c.Text) == "":
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
				r.blocks = append(r.blocks, block{text: line, where: r.table.at(left[0])})
			}
		case consumed == "" && r.field(left):
		default:
			r.restOfRow(left, consumed)
		}
	}
}

// restOfRow reports cells that are no part of the form.
func (r *tableReader) restOfRow(cells []*templates.Cell, label string) {
	u := Unplaced{Reason: Loose, Where: r.table.at(cells[0])}
	words := []string{}
	if label != "" {
		words = append(words, squeeze(label))
	}
	for _, c := range cells {
		if text := trim(c.Text); isFigure(text) {
			u.Figures = append(u.Figures, text)
		} else {
			words = append(words, strings.Join(strings.Fields(text), " "))
		}
	}
	if u.Text = strings.Join(words, " "); len(u.Figures) > 0 {
		u.Reason = NoSlot
	}
	r.report(u, len(r.blocks))
}

// field takes a row of two cells for a field of the cover: its label and what was filled in.
func (r *tableReader) field(cells []*templates.Cell) bool {
	if len(cells) != 2 {
		return false
	}
	return r.takeField(trim(cells[0].Text), trim(cells[1].Text), r.table.at(cells[1]))
}
