package layout

import (
	"slices"

	"nianbao/templates"
)

// Document is what a file shows, in reading order.
type Document struct {
	Blocks    []Block
	Furniture []string // headers, footers and page numbers, which were left out; a repeated one once
	Pictures  []int    // pages, counted from 1, that are pictures: what they show is not read
}

// Block is a paragraph or a table.
type Block struct {
	Text  string
	Table *templates.Grid // nil for a paragraph
	Page  int             // where it begins, counted from 1
	// Doubts are the cells of the table that were left blank because their digits are in pieces.
	Doubts []Doubt
}

// sheet is a page taken apart: its lines of text and its tables from the top to the bottom.
type sheet struct {
	number        int
	width, height float64
	items         []item
}

// item is a line or a table.
type item struct {
	line  *line
	table *table
}

func (i item) box() Box {
	if i.table != nil {
		return i.table.box
	}
	return i.line.box
}

// mostPictures is the share of a page that a scan covers, and fewGlyphs the text a scan may have
// beside it.
const (
	mostPictures = 0.3
	fewGlyphs    = 20
)

// Known is a table that was found by what is known of it, and the characters of it on each page, by
// their numbers: all of it is in its grid, wherever pages end.
type Known struct {
	Page   int // on which it begins, counted from 0
	Box    Box // what it takes up there
	Grid   templates.Grid
	Doubts []Doubt
	Glyphs map[int][]int
}

// Find looks for tables that are known among what is not drawn and not named on upright pages.
type Find func([]Page) []Known

// Read takes pages apart. Tables that find knows come before those that are known by alignment alone;
// nil finds none.
func Read(pages []Page, find Find) *Document {
	d := &Document{}
	var sheets []*sheet
	uprights := make([]Page, len(pages))
	for i, p := range pages {
		if len(p.Glyphs)-p.Garbled < fewGlyphs && (p.Pictures > mostPictures || p.Garbled > fewGlyphs) {
			d.Pictures = append(d.Pictures, i+1)
		}
		p, mark := unmarked(p)
		if mark != "" && !slices.Contains(d.Furniture, mark) {
			d.Furniture = append(d.Furniture, mark)
		}
		uprights[i] = upright(p)
	}
	named := tagged(uprights)
	if find != nil {
		uprights = known(uprights, named, find)
	}
	for i := range uprights {
		sheets = append(sheets, takeApart(uprights[i], i+1, named[i]))
	}
	d.Furniture = append(d.Furniture, removeFurniture(sheets)...)
	d.Blocks = blocks(sheets)
	return d
}

// takeApart finds the tables of a page and the lines outside of them.
func takeApart(p Page, number int, named []*table) *sheet {
	s := &sheet{number: number, width: p.Width, height: p.Height}
	straight, turned := directions(p.Glyphs)
	tables := telling(frames(p, straight), straight)
	var rest []Glyph
	for _, g := range straight {
		if !within(tables, g) {
			rest = append(rest, g)
		}
	}
	for _, g := range turned {
		if t := tableAt(tables, g); t != nil {
			t.glyphs = append(t.glyphs, g)
		}
	}
	for _, t := range tables {
		t.fill()
	}
	outside := lines(rest)
	taken := s.alignedIn(outside)
	for i := range outside {
		l := &outside[i]
		if taken[l] {
			continue
		}
		if t := besideOf(tables, l); t != nil {
			t.beside = append(t.beside, l)
			continue
		}
		s.items = append(s.items, item{line: l})
	}
	for _, t := range tables {
		s.items = append(s.items, t.pieces()...)
	}
	for _, t := range named {
		s.items = append(s.items, item{table: t})
	}
	s.items = slices.DeleteFunc(s.items, func(i item) bool { return i.table != nil && i.table.isBlank() })
	slices.SortStableFunc(s.items, func(a, b item) int { return compare(a.box().middleOrTop(a), b.box().middleOrTop(b)) })
	s.overflow()
	return s
}

// middleOrTop is an item's position in reading order: the middle of a line, the upper edge of a
// table.
func (b Box) middleOrTop(i item) float64 {
	if i.table != nil {
		return b.Top
	}
	return b.middleY()
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
