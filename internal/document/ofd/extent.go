package ofd

import (
	"fmt"

	"nianbao/internal/document/pages"
)

// extent is where a text is, before it is moved or turned with its page.
type extent struct{ left, top, right, bottom micron }

// The square of a line of type above and below the baseline, in ems.
const (
	above = 0.88
	below = 0.12
)

// extentOf returns the squares of a run with all ink that is beyond them: a reader may cut off what
// is outside.
func extentOf(p *pages.Piece) extent {
	left, right := p.X, p.X+p.Width()
	high, low := above, below
	at := p.X
	for _, g := range p.Glyphs {
		inkLeft, inkRight := p.Face.Ink(g.Number)
		left = min(left, at+(inkLeft-g.Left)*p.Size)
		right = max(right, at+(inkRight-g.Left)*p.Size)
		bottom, top := p.Face.Rise(g.Number)
		high, low = max(high, top), max(low, -bottom)
		at += g.Advance(p.Face)*p.Size + p.Space
	}
	return extent{microns(left) - 1, microns(p.Y-high*p.Size) - 1, microns(right) + 1, microns(p.Y+low*p.Size) + 1}
}

// object begins a text object; upright is whether it keeps its place at the edges of the sheet.
func (c *content) object(at extent, upright bool, f *font, size float64) {
	wide, high := at.right-at.left, at.bottom-at.top
	c.out = fmt.Appendf(c.out, `<ofd:TextObject ID="%d" Boundary="`, c.fonts.ids.next())
	if upright && c.turned { // it is read from top to bottom
		c.out = appendMMs(c.out, sheetHeight-at.bottom, at.left, high, wide)
		c.out = append(c.out, `" CTM="0 1 -1 0 `...)
		c.out = appendMMs(c.out, high, 0)
	} else {
		c.out = appendMMs(c.out, at.left+microns(c.left), at.top+microns(c.top), wide, high)
	}
	c.out = fmt.Appendf(c.out, `" Font="%d" Size="`, f.id)
	c.out = append(appendMM(c.out, microns(size)), '"')
}
