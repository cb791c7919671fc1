package pages

import (
	"strings"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/typeset"
)

// Composed is a document on its pages.
type Composed struct {
	Title, Agency string // one line each, for the file's metadata
	Pages         []*Page
	Root          *Element // the structure, of kind [Whole]
}

// Compose lays a document out. The error is a [*MissingError] when faces lack characters of a
// document that is not a draft.
func Compose(d *document.Document, set *faces.Set) (*Composed, error) {
	if !d.Draft {
		if lacking := Lacking(d, set); len(lacking) > 0 {
			return nil, missingError(lacking)
		}
	}
	c := &composer{set: set, doc: d, root: &Element{Kind: Whole}}
	c.compose()
	for _, p := range c.pages {
		c.boxes(p)
		p.Pieces = append(p.Pieces, furniture(set, p, d.Draft)...)
	}
	return &Composed{Title: cleanLine(d.Title), Agency: cleanLine(d.Agency), Pages: c.pages,
		Root: c.root}, nil
}

// composer lays a document out page by page.
type composer struct {
	set   *faces.Set
	doc   *document.Document
	root  *Element
	pages []*Page
	page  *Page
	y     float64 // how much of the type area is used, from its top
}

func (c *composer) compose() {
	if len(c.doc.SignOff) > 0 {
		c.signOff()
	}
	covers := len(c.pages) // the sign-off sheet is not part of the report
	c.newPage(false)
	c.title()
	for i := 0; i < len(c.doc.Blocks); {
		i = c.section(i)
	}
	for i, p := range c.pages[covers:] {
		p.Number = i + 1
	}
}

func (c *composer) newPage(turned bool) {
	c.page = &Page{Turned: turned}
	c.pages = append(c.pages, c.page)
	c.y = 0
}

// height returns how high the type area of the current page is.
func (c *composer) height() float64 {
	if c.page.Turned {
		return areaWidth
	}
	return areaHeight
}

// fits reports whether something so high still fits on the page.
func (c *composer) fits(h float64) bool { return c.y+h <= c.height()+0.01 }

// section sets the block at i together with what may not be parted from it: headings stay with what
// they head. It returns the index of the next block to be set.
func (c *composer) section(i int) int {
	blocks := c.doc.Blocks
	var heads []paragraph
	for ; i < len(blocks) && blocks[i].Kind == document.Heading; i++ {
		heads = append(heads, c.paragraphs(blocks[i])...)
	}
	if i == len(blocks) {
		c.flow(heads, len(heads))
		return i
	}
	if blocks[i].Kind == document.Table {
		c.table(heads, blocks[i].Table)
		return i + 1
	}
	c.flow(append(heads, c.paragraphs(blocks[i])...), len(heads))
	return i + 1
}

// paragraph is a heading or paragraph set in lines.
type paragraph struct {
	of    *Element
	text  text
	lines []typeset.Line
	head  *Bookmark // of a heading that stands in the outline
}

// paragraphs sets the text of a block: one paragraph, or several where the text itself has line
// ends.
func (c *composer) paragraphs(b document.Block) []paragraph {
	var out []paragraph
	var now text
	element := Element{Kind: Paragraph}
	if b.Kind == document.Heading {
		element = Element{Kind: Heading, Level: b.Level}
	}
	end := func() {
		if now = now.trim(); len(now.chars) > 0 {
			out = append(out, paragraph{of: c.root.add(element), text: now,
				lines: typeset.Lines(now.chars, bodyStyle)})
		}
		now = text{}
	}
	for _, run := range b.Runs {
		role := faces.Body
		switch {
		case run.Level > 0:
			role = roleOf(run.Level)
		case b.Kind == document.Heading:
			role = roleOf(b.Level)
		}
		for j, part := range strings.Split(clean(run.Text), "\n") {
			if j > 0 {
				end()
			}
			now.append(shape(c.set, role, part, bodySize/pitch))
		}
	}
	end()
	if b.Kind == document.Heading && b.Level <= 2 && len(out) > 0 {
		out[0].head = &Bookmark{Text: cleanLine(b.Text()), Level: b.Level}
	}
	return out
}

// roleOf returns the face of a heading's level: 黑体, 楷体, then the body's.
func roleOf(level int) faces.Role {
	switch level {
	case 1:
		return faces.Hei
	case 2:
		return faces.Kai
	}
	return faces.Body
}

// bodyStyle is the setting of text in ems of the grid: lines of 28, the first indented by two.
var bodyStyle = typeset.Style{Em: 1, Measure: gridChars, Indent: 2, Gap: gapEm, Justify: true}

// flow sets paragraphs line by line over as many pages as they need. The first heads of them are
// headings, which stay together and with the first two lines of what follows.
func (c *composer) flow(paragraphs []paragraph, heads int) {
	c.y = toGrid(c.y)
	kept := 0
	for i, p := range paragraphs {
		switch {
		case i < heads:
			kept += len(p.lines)
		case i == heads:
			kept += min(2, len(p.lines))
		}
	}
	if heads > 0 && !c.fits(float64(kept)*leading) && float64(kept)*leading <= areaHeight || c.page.Turned {
		c.newPage(false)
	}
	for _, p := range paragraphs {
		c.lines(p)
	}
}

// lines sets the lines of a paragraph.
func (c *composer) lines(p paragraph) {
	for i, line := range p.lines {
		if !c.fits(leading) {
			c.newPage(false)
		}
		if i == 0 && p.head != nil {
			c.page.Bookmarks = append(c.page.Bookmarks, Bookmark{p.head.Text, p.head.Level,
				areaTop + c.y})
		}
		c.page.put(p.of, p.text, line, areaLeft, c.baseline(leading, bodySize), bodySize, pitch)
		c.y += leading
	}
}

// baseline returns the baseline of a line of type in the middle of the next high points of the
// page.
func (c *composer) baseline(high, size float64) float64 {
	return areaTop + c.y + high/2 + middle*size
}
