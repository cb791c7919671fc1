package layout

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What browsers paint behind a row is no cell of it.
func TestGroundsAreNoCells(t *testing.T) {
	want := Read(namedPages(), nil).Blocks[1].Table
	pages := namedPages()
	for i := range pages[0].Tags {
		if tag := &pages[0].Tags[i]; tag.Part == 2 {
			tag.Cell, tag.InRow = tag.Cell+1, 4
		}
	}
	ground := Tag{Table: "1", Part: 2, InRow: 4}
	pages[0].Grounds = append(pages[0].Grounds, ground)
	assert.Equal(t, want, Read(pages, nil).Blocks[1].Table)
	ground.Cell = 1 // where a cell has text none is painted
	pages[0].Grounds = []Tag{ground}
	assert.NotEqual(t, want, Read(pages, nil).Blocks[1].Table)
}

// Lines that have the cells of the file come first; where one of theirs is two of the file's, or
// some are in none, the file's are taken.
func TestDrawnCells(t *testing.T) {
	xs, ys := []float64{100, 200, 300}, []float64{100, 120, 140}
	page := sheetOf().ruled(xs, ys).cells(xs, 105, "申请", "8").cells(xs, 125, "投诉", "12")
	tables := frames(*page, page.Glyphs)
	for _, t := range tables {
		t.fill()
	}
	for name, c := range map[string]struct {
		of   func(i int) int // the cell of a character
		same bool
	}{
		"the same":        {func(i int) int { return []int{0, 0, 1, 2, 2, 3, 3}[i] }, true},
		"two are one":     {func(i int) int { return []int{0, 0, 0, 2, 2, 3, 3}[i] }, false},
		"one is two":      {func(i int) int { return []int{0, 0, 1, 2, 4, 3, 3}[i] }, false},
		"a row is parted": {func(i int) int { return []int{0, 0, 1, 0, 0, 1, 1}[i] }, false},
	} {
		t.Run(name, func(t *testing.T) {
			var d drawnCells
			cells := make([]taggedCell, 5)
			for i, g := range page.Glyphs {
				d.add(tables, g, 0, &cells[c.of(i)])
			}
			assert.Equal(t, c.same, d.same())
			d.add(nil, page.Glyphs[0], 1, &cells[0])
			assert.False(t, d.same(), "a page without lines")
		})
	}
}
