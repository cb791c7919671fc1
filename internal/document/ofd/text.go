package ofd

import (
	"fmt"
	"strconv"

	"nianbao/internal/document/pages"
)

// piece draws a run of characters. Each beyond U+FFFF is a text object of its own, for programs
// disagree whether it counts once or twice among others.
func (c *content) piece(p *pages.Piece) {
	from, x := 0, p.X
	for i, r := range p.Chars {
		if i+1 < len(p.Chars) && r <= 0xFFFF && p.Chars[i+1] <= 0xFFFF {
			continue
		}
		run := *p
		run.X, run.Chars, run.Glyphs = x, p.Chars[from:i+1], p.Glyphs[from:i+1]
		c.run(&run)
		if from = i + 1; from < len(p.Chars) {
			x += run.Width()
		}
	}
}

// unseen writes a character no face has as a text of which nothing is seen.
func (c *content) unseen(p *pages.Piece) {
	o := p.Box.Outline
	at := extent{microns(o.X), microns(o.Y), microns(o.X + o.W), microns(o.Y + o.H)}
	c.object(at, p.Upright, c.fonts.of(p.Box.Rows[0].Face), p.Size)
	c.out = append(c.out, `><ofd:FillColor Value="0 0 0" Alpha="0"/><ofd:TextCode X="0" Y="`...)
	c.out = append(appendMM(c.out, microns(p.Y)-at.top), `">`...)
	c.out = append(appendChar(c.out, p.Chars[0]), "</ofd:TextCode></ofd:TextObject>"...)
}

// box draws the box of such a character.
func (c *content) box(b *pages.Box) {
	c.path()
	c.weight(b.Weight)
	c.rect(b.Outline)
	c.out = append(c.out, "</ofd:AbbreviatedData></ofd:PathObject>"...)
	for i := range b.Rows {
		c.run(&b.Rows[i])
	}
}

// run draws characters of one face.
func (c *content) run(p *pages.Piece) {
	f := c.fonts.of(p.Face)
	at := extentOf(p)
	c.object(at, p.Upright, f, p.Size)
	c.out = append(c.out, '>')
	if p.Red {
		c.out = fmt.Appendf(c.out, `<ofd:FillColor Value="%d %d %d"/>`, pages.MarkInk[0], pages.MarkInk[1], pages.MarkInk[2])
	}
	c.out = fmt.Appendf(c.out, `<ofd:CGTransform CodePosition="0" CodeCount="%d" GlyphCount="%[1]d"><ofd:Glyphs>`, len(p.Chars))
	for i, r := range p.Chars {
		if i > 0 {
			c.out = append(c.out, ' ')
		}
		c.out = strconv.AppendInt(c.out, int64(f.number(r)), 10)
	}
	c.out = append(c.out, `</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="`...)
	c.out = appendMM(c.out, microns(p.X-p.Glyphs[0].Left*p.Size)-at.left)
	c.out = append(appendMM(append(c.out, `" Y="`...), microns(p.Y)-at.top), '"')
	c.steps(p)
	c.out = append(c.out, '>')
	for _, r := range p.Chars {
		c.out = appendChar(c.out, r)
	}
	c.out = append(c.out, "</ofd:TextCode></ofd:TextObject>"...)
}

// steps writes how far each character is from the one before. Three or more of the same are written
// once: g, how many, how far.
func (c *content) steps(p *pages.Piece) {
	n := len(p.Chars) - 1
	if n == 0 {
		return
	}
	step := func(i int) micron {
		g, next := p.Glyphs[i], p.Glyphs[i+1]
		return microns(g.Left*p.Size + g.Advance(p.Face)*p.Size + p.Space - next.Left*p.Size)
	}
	c.out = append(c.out, ` DeltaX="`...)
	for i := 0; i < n; {
		if i > 0 {
			c.out = append(c.out, ' ')
		}
		same := i + 1
		for same < n && step(same) == step(i) {
			same++
		}
		if same-i < 3 {
			same = i + 1
		} else {
			c.out = append(strconv.AppendInt(append(c.out, "g "...), int64(same-i), 10), ' ')
		}
		c.out = appendMM(c.out, step(i))
		i = same
	}
	c.out = append(c.out, '"')
}
