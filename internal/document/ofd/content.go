package ofd

import (
	"fmt"

	"nianbao/internal/document/pages"
)

// content is a page in the making. Turned pages are sheets that lie: contents are placed as they are
// composed, moved by left and top; what is Upright stays with the edges of the sheet and is turned.
type content struct {
	out       []byte
	fonts     *fonts
	turned    bool
	left, top float64
}

// contentOf writes a page.
func contentOf(p *pages.Page, used *fonts) []byte {
	c := &content{out: make([]byte, 0, 1<<15), fonts: used, turned: p.Turned}
	c.out = append(c.out, root("Page")+">"...)
	if p.Turned {
		x, y := pages.OnSheet(0, 0)
		c.left, c.top = pages.SheetHeight-y, x
		c.out = append(c.out, "<ofd:Area><ofd:PhysicalBox>"...)
		c.out = appendMMs(c.out, 0, 0, sheetHeight, sheetWidth)
		c.out = append(c.out, "</ofd:PhysicalBox></ofd:Area>"...)
	}
	c.out = append(c.out, "<ofd:Content>"...)
	c.layer("Body")
	c.fills(p.Fills)
	c.rules(p.Rules)
	var beside []*pages.Piece
	for i := range p.Pieces {
		piece := &p.Pieces[i]
		switch {
		case piece.Box != nil:
			c.unseen(piece)
			beside = append(beside, piece)
		case piece.Of == nil:
			beside = append(beside, piece)
		default:
			c.piece(piece)
		}
	}
	c.out = append(c.out, "</ofd:Layer>"...)
	if len(beside) > 0 {
		c.layer("Foreground")
		for _, piece := range beside {
			if piece.Box != nil {
				c.box(piece.Box)
			} else {
				c.piece(piece)
			}
		}
		c.out = append(c.out, "</ofd:Layer>"...)
	}
	return append(c.out, "</ofd:Content></ofd:Page>\n"...)
}

func (c *content) layer(kind string) {
	c.out = fmt.Appendf(c.out, `<ofd:Layer ID="%d" Type="%s">`, c.fonts.ids.next(), kind)
}

// fills draws all grounds as one path.
func (c *content) fills(all []pages.Rect) {
	if len(all) == 0 {
		return
	}
	c.path()
	c.out = fmt.Appendf(c.out, ` Stroke="false" Fill="true"><ofd:FillColor Value="%d %[1]d %[1]d"/><ofd:AbbreviatedData>`,
		pages.Shade)
	for i, f := range all {
		if i > 0 {
			c.out = append(c.out, ' ')
		}
		c.rect(f)
	}
	c.out = append(c.out, "</ofd:AbbreviatedData></ofd:PathObject>"...)
}

func (c *content) rect(r pages.Rect) {
	c.line(r.X, r.Y, r.X+r.W, r.Y)
	c.point(" L ", r.X+r.W, r.Y+r.H)
	c.point(" L ", r.X, r.Y+r.H)
	c.out = append(c.out, " C"...)
}

// rules draws lines: those of one weight that follow each other are one path.
func (c *content) rules(all []pages.Rule) {
	for from := 0; from < len(all); {
		to := from
		c.path()
		c.weight(all[from].Weight)
		for ; to < len(all) && all[to].Weight == all[from].Weight; to++ {
			if to > from {
				c.out = append(c.out, ' ')
			}
			c.line(all[to].X1, all[to].Y1, all[to].X2, all[to].Y2)
		}
		c.out = append(c.out, "</ofd:AbbreviatedData></ofd:PathObject>"...)
		from = to
	}
}

// path begins a path over the whole sheet, so that its points are those of the sheet.
func (c *content) path() {
	w, h := sheetWidth, sheetHeight
	if c.turned {
		w, h = h, w
	}
	c.out = fmt.Appendf(c.out, `<ofd:PathObject ID="%d" Boundary="0 0 `, c.fonts.ids.next())
	c.out = append(appendMMs(c.out, w, h), '"')
}

func (c *content) weight(points float64) {
	c.out = append(c.out, ` LineWidth="`...)
	c.out = append(appendMM(c.out, microns(points)), `"><ofd:AbbreviatedData>`...)
}

func (c *content) line(x1, y1, x2, y2 float64) {
	c.point("M ", x1, y1)
	c.point(" L ", x2, y2)
}

func (c *content) point(operator string, x, y float64) {
	c.out = append(c.out, operator...)
	c.out = appendMMs(c.out, microns(x+c.left), microns(y+c.top))
}
