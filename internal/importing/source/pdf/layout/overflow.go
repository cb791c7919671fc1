package layout

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
		l := s.items[last+1].line
		c := t.cellOver(l)
		if c == nil || l.box.width() > 0.5*t.box.width() || !c.isFull(cell{lines: []line{*l}}) {
			return
		}
		c.text = continued(c.text, l.text)
		c.lines = append(c.lines, *l)
		s.items = append(s.items[:last+1], s.items[last+2:]...)
	}
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
