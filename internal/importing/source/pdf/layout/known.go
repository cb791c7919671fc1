package layout

import "slices"

// known adds the tables that find knows to those of their pages, and returns the pages without
// their characters. A table that is drawn as a whole is read by what is drawn.
func known(pages []Page, named [][]*table, find Find) []Page {
	drawn := make([][]*table, len(pages))
	for i, p := range pages {
		straight, _ := directions(p.Glyphs)
		drawn[i] = telling(frames(p, straight), straight)
	}
	gone := make([]map[int]bool, len(pages))
	for _, k := range find(pages) {
		if k.isDrawn(pages, drawn) {
			continue
		}
		named[k.Page] = append(named[k.Page], k.table())
		for page, glyphs := range k.Glyphs {
			if gone[page] == nil {
				gone[page] = map[int]bool{}
			}
			for _, g := range glyphs {
				gone[page][g] = true
			}
		}
	}
	rest := slices.Clone(pages)
	for i := range rest {
		if gone[i] == nil {
			continue
		}
		rest[i].Glyphs = nil
		for n, g := range pages[i].Glyphs {
			if !gone[i][n] {
				rest[i].Glyphs = append(rest[i].Glyphs, g)
			}
		}
	}
	return rest
}

// isDrawn reports whether all of a table is within tables that are drawn. Grounds of some rows have
// others beside them.
func (k Known) isDrawn(pages []Page, drawn [][]*table) bool {
	for page, glyphs := range k.Glyphs {
		for _, g := range glyphs {
			if !within(drawn[page], pages[page].Glyphs[g]) {
				return false
			}
		}
	}
	return true
}

// table is a known table as those of the page are.
func (k Known) table() *table {
	t := &table{box: k.Box, named: true, xs: make([]float64, k.Grid.Cols+1), ys: make([]float64, k.Grid.Rows+1)}
	for _, c := range k.Grid.Cells {
		made := cell{row: c.Row, col: c.Col, rows: c.RowSpan, cols: c.ColSpan, text: c.Text}
		for _, d := range k.Doubts {
			if d.Row == c.Row && d.Col == c.Col {
				made.pieces = d.Pieces
			}
		}
		t.cells = append(t.cells, made)
	}
	return t
}
