package pages

// A row is never split over pages, unless a page cannot hold it: then its long cells are cut
// between lines, and the row goes on in a row below. No report should have such a cell; one that
// has is still printed whole.

// partGiants parts such rows.
func (t *table) partGiants(turned bool) {
	high := areaHeight
	if turned {
		high = areaWidth
	}
	for _, h := range t.heights[:max(0, min(t.sheet.HeaderRows, t.rows-1))] {
		high -= h
	}
	most := max(1, int((high-2*padLeast-rowEven*t.size)/(cellLead*t.size)))
	for row := t.rows - 1; row >= 0; row-- {
		t.partRow(row, most)
	}
	t.measureRows()
}

// partRow parts a row with a cell of more than most lines.
func (t *table) partRow(row, most int) {
	for {
		var giant *cell
		var lines []setLine
		for _, c := range t.cells {
			if c.row == row && c.rows == 1 {
				if l := c.set(t.inner(c), t.size, t.centred(c)); len(l) > max(most, len(lines)) {
					giant, lines = c, l
				}
			}
		}
		if giant == nil {
			return
		}
		t.insertBelow(row)
		for _, c := range t.cells {
			if c.row == row && c.rows == 1 {
				t.cells = append(t.cells, c.cut(t, most))
			}
		}
		row++
	}
}

// insertBelow makes room for a row below row; cells that run over the place grow.
func (t *table) insertBelow(row int) {
	t.rows++
	for _, c := range t.cells {
		switch {
		case c.row > row:
			c.row++
		case c.row+c.rows > row+1, c.row == row && c.rows > 1:
			c.rows++
		}
	}
}

// cut leaves a cell its first most lines and returns the cell below it with the rest.
func (c *cell) cut(t *table, most int) *cell {
	rest := &cell{content: &content{}, row: c.row + 1, col: c.col, rows: 1, cols: c.cols, role: c.role, of: c.of}
	lines := c.set(t.inner(c), t.size, t.centred(c))
	if len(lines) <= most {
		return rest
	}
	top := &content{need: c.need, units: c.units, ordinal: c.ordinal}
	var parts []text
	for i, l := range lines {
		first, last := l.line.Spots[0].Char, l.line.Spots[len(l.line.Spots)-1].Char
		if i == most {
			top.parts, parts = parts, nil
		}
		parts = append(parts, l.text.part(first, last+1))
	}
	rest.parts = parts
	rest.setSingle()
	top.setSingle()
	c.content, c.group = top, nil
	return rest
}
