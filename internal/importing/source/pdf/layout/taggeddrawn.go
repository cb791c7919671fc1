package layout

// drawnCells compares the cells of a table that a file names with those that lines part.
type drawnCells struct {
	of     map[drawnPlace]*taggedCell
	in     map[taggedOn]drawnPlace
	differ bool // one of the lines' is two of the file's, or the other way round, or no lines are there
}

// drawnPlace is a cell of a table of a page.
type drawnPlace struct{ page, table, cell int }

// taggedOn is what stands of a cell on a page.
type taggedOn struct {
	of   *taggedCell
	page int
}

// add enters a character of a cell.
func (d *drawnCells) add(tables []*table, g Glyph, page int, of *taggedCell) {
	if d.of == nil {
		d.of, d.in = map[drawnPlace]*taggedCell{}, map[taggedOn]drawnPlace{}
	}
	for i, t := range tables {
		if cell := t.cellAt(g.Box.middleX(), g.Box.middleY()); cell >= 0 {
			at, here := drawnPlace{page, i, cell}, taggedOn{of, page}
			other, met := d.of[at]
			before, known := d.in[here]
			d.differ = d.differ || met && other != of || known && before != at
			d.of[at], d.in[here] = of, at
			return
		}
	}
	d.differ = true
}

// same reports whether all cells are those that lines part.
func (d *drawnCells) same() bool { return !d.differ && len(d.of) > 0 }
