package pdf

import (
	"strconv"

	"nianbao/internal/document"
	"nianbao/internal/document/pdf/faces"
)

// The contents of a page beside the report: its number, and on a draft the mark.

// The mark of a draft is in the head margin, where it hides nothing.
const (
	markSize = 30
	markDrop = 14 * mm // from the edge of the sheet to the mark
)

var redInk = [3]int{214, 40, 40}

// furniture returns the mark of a draft and the page number, in this order.
func furniture(set *faces.Set, p *page, draft bool) []piece {
	var out []piece
	if draft {
		width, drop := areaWidth, markDrop
		if p.turned { // the head margin of a turned page is the sheet's binding margin
			width, drop = areaHeight, areaTop-areaLeft+(areaLeft-markSize)/2
		}
		mark := oneRun(set, faces.Hei, document.DraftMark, markSize)
		mark.x = areaLeft + (width-mark.width())/2
		mark.y = drop + ascent*markSize
		mark.red = true
		out = append(out, mark)
	}
	if p.number > 0 {
		// GB/T 9704-2012 7.5: 一字线 on both sides, odd pages right, even pages left, one character
		// in.
		number := oneRun(set, faces.Body, "— "+strconv.Itoa(p.number)+" —", numberSize)
		number.x = areaLeft + numberSize
		if p.number%2 == 1 {
			number.x = areaLeft + areaWidth - numberSize - number.width()
		}
		number.y = areaTop + areaHeight + numberDrop + ascent*numberSize
		number.upright = true
		out = append(out, number)
	}
	return out
}

// oneRun sets a text as one piece, in the role's face, or in an embedded one where that lacks a
// character.
func oneRun(set *faces.Set, role faces.Role, s string, size float64) piece {
	p := runIn(set.Face(role), s)
	if p.glyphs == nil {
		p = runIn(faces.Embedded().Face(role), s)
	}
	p.size = size
	return p
}

// runIn returns the text in one face, without glyphs when the face lacks any.
func runIn(f *faces.Face, s string) piece {
	p := piece{face: f, chars: []rune(s)}
	for _, r := range p.chars {
		number, ok := f.Glyph(r)
		if !ok {
			return piece{}
		}
		p.glyphs = append(p.glyphs, drawn{number: number})
	}
	return p
}

// width returns how far the piece reaches.
func (p piece) width() float64 {
	w := 0.0
	for _, g := range p.glyphs {
		w += g.advance(p.face)*p.size + p.space
	}
	return w
}
