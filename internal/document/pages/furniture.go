package pages

import (
	"strconv"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
)

// The contents of a page beside the report: its number, and on a draft the mark.

// The mark of a draft is in the head margin, where it hides nothing.
const (
	markSize = 30
	markDrop = 14 * mm // from the edge of the sheet to the mark
)

// MarkInk is the red, green and blue of the mark of a draft, of 255 each.
var MarkInk = [3]int{214, 40, 40}

// Shade is the grey of fills, of 255.
const Shade = 238

// furniture returns the mark of a draft and the page number, in this order.
func furniture(set *faces.Set, p *Page, draft bool) []Piece {
	var out []Piece
	if draft {
		width, drop := areaWidth, markDrop
		if p.Turned { // the head margin of a turned page is the sheet's binding margin
			width, drop = areaHeight, areaTop-areaLeft+(areaLeft-markSize)/2
		}
		mark := oneRun(set, faces.Hei, document.DraftMark, markSize)
		mark.X = areaLeft + (width-mark.Width())/2
		mark.Y = drop + ascent*markSize
		mark.Red = true
		out = append(out, mark)
	}
	if p.Number > 0 {
		// GB/T 9704-2012 7.5: 一字线 on both sides, odd pages right, even pages left, one character
		// in.
		number := oneRun(set, faces.Body, "— "+strconv.Itoa(p.Number)+" —", numberSize)
		number.X = areaLeft + numberSize
		if p.Number%2 == 1 {
			number.X = areaLeft + areaWidth - numberSize - number.Width()
		}
		number.Y = areaTop + areaHeight + numberDrop + ascent*numberSize
		number.Upright = true
		out = append(out, number)
	}
	return out
}

// oneRun sets a text as one piece, in the role's face, or in an embedded one where that lacks a
// character.
func oneRun(set *faces.Set, role faces.Role, s string, size float64) Piece {
	p := runIn(set.Face(role), s)
	if p.Glyphs == nil {
		p = runIn(faces.Embedded().Face(role), s)
	}
	p.Size = size
	return p
}

// runIn returns the text in one face, without glyphs when the face lacks any.
func runIn(f *faces.Face, s string) Piece {
	p := Piece{Face: f, Chars: []rune(s)}
	for _, r := range p.Chars {
		number, ok := f.Glyph(r)
		if !ok {
			return Piece{}
		}
		p.Glyphs = append(p.Glyphs, Drawn{Number: number})
	}
	return p
}

// Width returns how far the piece reaches, the space after its last character with it.
func (p Piece) Width() float64 {
	w := 0.0
	for _, g := range p.Glyphs {
		w += g.Advance(p.Face)*p.Size + p.Space
	}
	return w
}
