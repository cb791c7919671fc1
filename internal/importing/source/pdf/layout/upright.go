package layout

import "math"

// quarter is the quarter turn nearest to an angle, 0 to 3.
func quarter(angle float64) int {
	if math.IsNaN(angle) || math.IsInf(angle, 0) {
		return 0
	}
	q := int(math.Round(math.Mod(angle, 2*math.Pi)/(math.Pi/2))) % 4
	return (q + 4) % 4
}

// upright turns a page so that most of its characters are written from left to right.
func upright(p Page) Page {
	var count [4]int
	for _, g := range p.Glyphs {
		if g.Char > ' ' {
			count[quarter(g.Angle)]++
		}
	}
	most := 0
	for q := range count {
		if count[q] > count[most] {
			most = q
		}
	}
	if most == 0 {
		return p
	}
	turned := p
	turned.Glyphs = make([]Glyph, len(p.Glyphs))
	for i, g := range p.Glyphs {
		turned.Glyphs[i] = g
		turned.Glyphs[i].Box, turned.Glyphs[i].Angle = p.turn(g.Box, most), g.Angle-float64(most)*math.Pi/2
	}
	turned.Rules = make([]Rule, len(p.Rules))
	for i, r := range p.Rules {
		turned.Rules[i] = Rule{p.turn(r.Box, most)}
	}
	if most%2 == 1 {
		turned.Width, turned.Height = p.Height, p.Width
	}
	return turned
}

// turn turns a box of the page back by quarter turns.
func (p Page) turn(b Box, quarters int) Box {
	switch quarters {
	case 1: // written downwards
		return Box{b.Top, p.Width - b.Right, b.Bottom, p.Width - b.Left}
	case 2:
		return Box{p.Width - b.Right, p.Height - b.Bottom, p.Width - b.Left, p.Height - b.Top}
	case 3: // written upwards
		return Box{p.Height - b.Bottom, b.Left, p.Height - b.Top, b.Right}
	}
	return b
}

// askew is how far from a quarter turn, in radians, a character is turned that belongs to a watermark.
const askew = 0.17

// unmarked removes watermarks from a page: characters written aslant. It returns their text.
func unmarked(p Page) (Page, string) {
	var kept, marks []Glyph
	for _, g := range p.Glyphs {
		if off := math.Mod(math.Abs(g.Angle), math.Pi/2); off > askew && off < math.Pi/2-askew {
			marks = append(marks, g)
		} else {
			kept = append(kept, g)
		}
	}
	p.Glyphs = kept
	var said []rune
	for _, g := range marks {
		if !isBlank(g.Char) {
			said = append(said, g.Char)
		}
	}
	return p, string(said)
}

// directions sorts the characters by whether they are written from left to right.
func directions(glyphs []Glyph) (straight, turned []Glyph) {
	for _, g := range glyphs {
		if quarter(g.Angle) == 0 {
			straight = append(straight, g)
		} else {
			turned = append(turned, g)
		}
	}
	return straight, turned
}
