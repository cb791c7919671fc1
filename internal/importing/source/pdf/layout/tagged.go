package layout

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// tagged finds the tables a file names itself, for each page those that begin there, and takes their characters off the
// pages. Where lines are drawn that have the same cells, these come first; and a table whose
// characters are not where its rows and columns have them is not taken.
func tagged(pages []Page) [][]*table {
	byName := map[string]*taggedTable{}
	for i := range pages {
		if len(pages[i].Tags) > 0 {
			gather(byName, &pages[i], i)
		}
	}
	for i := range pages {
		for _, tag := range pages[i].Grounds {
			if t := byName[tag.Table]; t != nil {
				t.grounds[taggedPlace{tag.Part, tag.Row, tag.Cell}] = true
			}
		}
	}
	out := make([][]*table, len(pages))
	taken := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		t := byName[name]
		if made := t.table(); made != nil {
			made.box = t.boxes[t.first]
			out[t.first] = append(out[t.first], made)
			taken[name] = true
		}
	}
	if len(taken) == 0 {
		return out
	}
	for i := range pages {
		p := &pages[i]
		p.Glyphs = slices.DeleteFunc(slices.Clone(p.Glyphs), func(g Glyph) bool {
			tag := p.tag(g)
			return tag != nil && taken[tag.Table]
		})
	}
	return out
}

// tag is the cell a character is of, nil for none.
func (p *Page) tag(g Glyph) *Tag {
	if g.Tag < 1 || g.Tag > len(p.Tags) {
		return nil
	}
	return &p.Tags[g.Tag-1]
}

// taggedTable is a table as a file names its parts.
type taggedTable struct {
	cells map[taggedPlace]*taggedCell
	first int         // the page it begins on
	boxes map[int]Box // what its characters take up, by page
	unfit bool        // is turned, or holds another table
	drawn drawnCells

	grounds map[taggedPlace]bool // what is painted behind a row, among its cells
}

// taggedPlace is where a cell stands in the structure.
type taggedPlace struct{ part, row, cell int }

type taggedCell struct {
	Tag
	parts []taggedPart
}

// taggedPart is what stands on one page.
type taggedPart struct {
	page   int
	glyphs []Glyph
	box    Box
}

// gather adds the cells of a page to their tables.
func gather(byName map[string]*taggedTable, p *Page, number int) {
	of := make([]*taggedCell, len(p.Tags))
	for i, tag := range p.Tags {
		t := byName[tag.Table]
		if t == nil {
			t = &taggedTable{cells: map[taggedPlace]*taggedCell{}, first: number, boxes: map[int]Box{},
				grounds: map[taggedPlace]bool{}}
			byName[tag.Table] = t
		}
		at := taggedPlace{tag.Part, tag.Row, tag.Cell}
		if t.cells[at] == nil {
			t.cells[at] = &taggedCell{Tag: tag}
		}
		of[i] = t.cells[at]
		t.unfit = t.unfit || tag.Nests
	}
	straight, _ := directions(p.Glyphs)
	drawn := telling(frames(*p, straight), straight)
	for _, g := range p.Glyphs {
		tag := p.tag(g)
		if tag == nil || isBlank(g.Char) {
			continue
		}
		t := byName[tag.Table]
		t.drawn.add(drawn, g, number, of[g.Tag-1])
		t.unfit = t.unfit || quarter(g.Angle) != 0
		if len(t.boxes) == 0 {
			t.first = number
		}
		t.boxes[number] = around(t.boxes[number], g.Box)
		of[g.Tag-1].add(g, number)
	}
}

func (c *taggedCell) add(g Glyph, page int) {
	if n := len(c.parts); n == 0 || c.parts[n-1].page != page {
		c.parts = append(c.parts, taggedPart{page: page})
	}
	part := &c.parts[len(c.parts)-1]
	part.glyphs = append(part.glyphs, g)
	part.box = around(part.box, g.Box)
}

// around is the box around both; the empty box is none.
func around(a, b Box) Box {
	if a == (Box{}) {
		return b
	}
	return Box{min(a.Left, b.Left), min(a.Top, b.Top), max(a.Right, b.Right), max(a.Bottom, b.Bottom)}
}

// text is what stands in a cell. Figures of two lines are never one.
func (c *taggedCell) text() string {
	text := ""
	for _, part := range c.parts {
		for _, l := range lines(part.glyphs) {
			if digitEnds(text) && digitBegins(l.text) {
				text += "\n" + l.text
			} else {
				text = continued(text, l.text)
			}
		}
	}
	return text
}

// figureMarks are what may stand at the end or the beginning of a part of a figure.
const figureMarks = ".,，-—"

func digitEnds(s string) bool {
	r := []rune(s)
	return len(r) > 0 && (unicode.IsDigit(r[len(r)-1]) || strings.ContainsRune(figureMarks, r[len(r)-1]))
}

func digitBegins(s string) bool {
	r := []rune(s)
	return len(r) > 0 && (unicode.IsDigit(r[0]) || strings.ContainsRune(figureMarks, r[0]))
}
