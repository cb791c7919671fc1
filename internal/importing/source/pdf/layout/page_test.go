package layout

import "unicode"

// sheetOf begins a page of A4 for a test.
func sheetOf() *Page { return &Page{Width: 595, Height: 842} }

// text writes a line; x is its left and y its upper edge.
func (p *Page) text(x, y, size float64, s string) *Page {
	for _, r := range s {
		wide := size
		if r < 0x2000 {
			wide = size / 2
		}
		p.Glyphs = append(p.Glyphs, Glyph{Char: r, Box: Box{x, y, x + wide, y + size}})
		x += wide
	}
	return p
}

// down writes a column of single characters.
func (p *Page) down(x, y, size float64, s string) *Page {
	for _, r := range s {
		p.text(x, y, size, string(r))
		y += 1.3 * size
	}
	return p
}

func (p *Page) rule(x1, y1, x2, y2 float64) *Page {
	p.Rules = append(p.Rules, Rule{Box{x1, y1, x2, y2}})
	return p
}

// ruled draws all lines of a table.
func (p *Page) ruled(xs, ys []float64) *Page {
	for _, x := range xs {
		p.rule(x, ys[0], x, ys[len(ys)-1])
	}
	for _, y := range ys {
		p.rule(xs[0], y, xs[len(xs)-1], y)
	}
	return p
}

// cells writes a row of texts into the middle of the columns.
func (p *Page) cells(xs []float64, y float64, texts ...string) *Page {
	for i, s := range texts {
		wide := 0.0
		for _, r := range s {
			if wide += 10; r < unicode.MaxLatin1 {
				wide -= 5
			}
		}
		p.text((xs[i]+xs[i+1]-wide)/2, y, 10, s)
	}
	return p
}

// turnedLeft is the page turned by a quarter, so that it is read upwards.
func (p *Page) turnedLeft() *Page {
	turn := func(b Box) Box { return Box{b.Top, p.Width - b.Right, b.Bottom, p.Width - b.Left} }
	q := &Page{Width: p.Height, Height: p.Width}
	for _, g := range p.Glyphs {
		q.Glyphs = append(q.Glyphs, Glyph{g.Char, turn(g.Box), g.Angle - 1.5707963, g.Tag, g.Run})
	}
	for _, r := range p.Rules {
		q.Rules = append(q.Rules, Rule{turn(r.Box)})
	}
	return q
}
