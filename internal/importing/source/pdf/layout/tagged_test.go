package layout

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/templates"
)

// tagged writes a text of a named cell.
func (p *Page) tagged(x, y float64, tag Tag, s string) *Page {
	from := len(p.Glyphs)
	p.text(x, y, 10, s)
	tag.Table, tag.Rows, tag.Cols = "1", max(tag.Rows, 1), max(tag.Cols, 1)
	p.Tags = append(p.Tags, tag)
	for i := range p.Glyphs[from:] {
		p.Glyphs[from+i].Tag = len(p.Tags)
	}
	return p
}

// namedPages are a table over two pages: a head of two columns, a row without its last figure, and a mark among the rows
// where the page ends.
func namedPages() []Page {
	a := sheetOf().text(97, 60, 10, "二、情况").
		tagged(100, 100, Tag{InRow: 2, Rows: 2}, "项目").tagged(230, 100, Tag{InRow: 2, Cell: 1, Cols: 2}, "本年").
		tagged(200, 120, Tag{Part: 1, InRow: 2}, "收到").tagged(300, 120, Tag{Part: 1, InRow: 2, Cell: 1}, "办结").
		tagged(100, 140, Tag{Part: 2, InRow: 3}, "申请").tagged(205, 140, Tag{Part: 2, InRow: 3, Cell: 1}, "8")
	b := sheetOf().tagged(100, 60, Tag{Part: 4, InRow: 3}, "投诉").tagged(205, 60, Tag{Part: 4, InRow: 3, Cell: 1}, "0").
		tagged(305, 60, Tag{Part: 4, InRow: 3, Cell: 2}, "12").text(97, 200, 10, "三、问题")
	return []Page{*a, *b}
}

// A table that the file names is one without a line drawn, over pages, and with cells that are empty.
func TestTaggedTables(t *testing.T) {
	d := Read(namedPages(), nil)
	require.Len(t, d.Blocks, 3)
	require.NotNil(t, d.Blocks[1].Table)
	assert.Equal(t, templates.Grid{Rows: 4, Cols: 3, Cells: []templates.Cell{
		{Row: 0, Col: 0, RowSpan: 2, ColSpan: 1, Text: "项目"}, {Row: 0, Col: 1, RowSpan: 1, ColSpan: 2, Text: "本年"},
		{Row: 1, Col: 1, RowSpan: 1, ColSpan: 1, Text: "收到"}, {Row: 1, Col: 2, RowSpan: 1, ColSpan: 1, Text: "办结"},
		{Row: 2, Col: 0, RowSpan: 1, ColSpan: 1, Text: "申请"}, {Row: 2, Col: 1, RowSpan: 1, ColSpan: 1, Text: "8"},
		{Row: 2, Col: 2, RowSpan: 1, ColSpan: 1},
		{Row: 3, Col: 0, RowSpan: 1, ColSpan: 1, Text: "投诉"}, {Row: 3, Col: 1, RowSpan: 1, ColSpan: 1, Text: "0"},
		{Row: 3, Col: 2, RowSpan: 1, ColSpan: 1, Text: "12"},
	}}, *d.Blocks[1].Table)
	assert.Equal(t, "三、问题", d.Blocks[2].Text)
}

// What a file names and what it shows have to agree; else the page is read as if nothing were named.
func TestTaggedTablesThatDoNotStand(t *testing.T) {
	for name, spoil := range map[string]func(pages []Page){
		"columns swapped": func(pages []Page) { pages[1].Tags[1].Cell, pages[1].Tags[2].Cell = 2, 1 },
		"rows swapped": func(pages []Page) {
			for i, part := range []int{2, 2, 1, 1} {
				pages[0].Tags[2+i].Part = part
			}
		},
		"rows uneven":        func(pages []Page) { pages[1].Tags[0].Cols = 2 },
		"cells overlap":      func(pages []Page) { pages[0].Tags[0].Rows = 3 },
		"a table in a cell":  func(pages []Page) { pages[0].Tags[0].Nests = true },
		"sentences":          func(pages []Page) { pages[1].tagged(150, 60, Tag{Part: 4, InRow: 3}, "。") },
		"lines drawn around": func(pages []Page) { pages[1].ruled([]float64{90, 195, 350}, []float64{50, 80, 100}) },
		"places without end": func(pages []Page) { pages[0].Tags[0].InRow, pages[0].Tags[1].InRow = 1<<40, 1<<40 },
	} {
		t.Run(name, func(t *testing.T) {
			pages := namedPages()
			spoil(pages)
			for _, b := range Read(pages, nil).Blocks {
				if b.Table != nil {
					assert.Equal(t, "lines drawn around", name)
				}
			}
		})
	}
}

// Two figures of one cell, one below the other, are not one figure.
func TestTaggedFiguresAreNotJoined(t *testing.T) {
	pages := namedPages()
	pages[1].tagged(305, 75, Tag{Part: 4, InRow: 3, Cell: 2}, "34")
	block := Read(pages, nil).Blocks[1]
	require.NotNil(t, block.Table)
	last := block.Table.Cells[len(block.Table.Cells)-1]
	assert.Empty(t, last.Text)
	assert.Equal(t, []Doubt{{last.Row, last.Col, []string{"12", "34"}}}, block.Doubts)
}
