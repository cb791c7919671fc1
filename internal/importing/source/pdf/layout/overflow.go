package layout

import "slices"

// overflow returns text to the cell it belongs to: a browser draws no lower edge at a page break,
// and the last lines of a long label may be below the rows.
func (s *sheet) overflow() {
	last := -1
	for i := range s.items {
		if s.items[i].table != nil {
			last = i
		}
	}
	if last < 0 {
		return
	}
	t := s.items[last].table
	if t.named {
		return
	}
	for last+1 < len(s.items) {
		if !t.takeRest(s.items[last+1].line) {
			return
		}
		s.items = append(s.items[:last+1], s.items[last+2:]...)
	}
}

// takeRest adds the words of a line to the cells above them; false where one of them has none, or had
// room in it.
func (t *table) takeRest(l *line) bool {
	type rest struct {
		of   *cell
		line line
	}
	var all []rest
	for _, w := range wordsOf(l) {
		part, ok := newLine(slices.Clone(w.glyphs))
		if !ok {
			return false
		}
		c := t.cellOver(&part)
		if c == nil || part.box.width() > 0.5*t.box.width() || isFigure(part.text) ||
			!c.isFull(cell{lines: []line{part}}) {
			return false
		}
		all = append(all, rest{c, part})
	}
	for _, r := range all {
		r.of.text = continued(r.of.text, r.line.text)
		r.of.lines = append(r.of.lines, r.line)
	}
	return true
}

// cellOver is the cell of the last row directly above a line, in its column.
func (t *table) cellOver(l *line) *cell {
	for i := range t.cells {
		c := &t.cells[i]
		if c.row+c.rows == len(t.ys)-1 && l.box.Left >= c.box.Left-touching && l.box.Right <= c.box.Right+touching &&
			len(c.lines) > 0 && l.box.Top-c.lines[len(c.lines)-1].box.Bottom < 1.2*l.size {
			return c
		}
	}
	return nil
}

// isBlank reports whether a table has no text.
func (t *table) isBlank() bool {
	for _, c := range t.cells {
		if !isEmpty(c.text) {
			return false
		}
	}
	return len(t.beside) == 0
}
