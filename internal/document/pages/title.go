package pages

import (
	"strings"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/typeset"
)

// title sets the document's title at the head of the report, with a blank line before and after it.
func (c *composer) title() {
	c.y = leading
	c.titleLines(c.root.add(Element{Kind: Title}))
	c.y = toGrid(c.y + leading/2)
}

// titleLines sets the title, centred, broken at sense when it is longer than a line.
func (c *composer) titleLines(of *Element) {
	const (
		high    = titleSize * 1.6
		measure = areaWidth / titleSize
	)
	title, agency := cleanLine(c.doc.Title), cleanLine(c.doc.Agency)
	head := 0
	if strings.HasPrefix(title, agency) {
		head = len([]rune(agency))
	}
	style := typeset.Style{Em: 1, Measure: measure, Gap: gapEm}
	t := shape(c.set, faces.Title, title, 1)
	for _, part := range typeset.Title(t.chars, head, style) {
		t := t.part(part[0], part[1])
		for _, line := range typeset.Lines(t.chars, style) {
			if !c.fits(high) {
				c.newPage(false)
			}
			x := areaLeft + (areaWidth-line.Width*titleSize)/2
			c.page.put(of, t, line, x, c.baseline(high, titleSize), titleSize, titleSize)
			c.y += high
		}
	}
}
