package pages

import (
	"fmt"

	"nianbao/internal/document/faces"
)

// A character no face has is drawn, on a draft, as a box with its code in it, in two lines so that
// it stays narrow:
//
//	U+2A
//	6D6
//
// The file still carries the character itself as the text of the box.

// boxType is the size of the code in ems of the text. Its figures are about half as wide as they
// are high.
const boxType = 0.42

// boxLines returns the two lines of a box.
func boxLines(r rune) [2]string {
	code := fmt.Sprintf("U+%04X", r)
	half := (len(code) + 1) / 2
	return [2]string{code[:half], code[half:]}
}

// boxWidth returns the width of a box with its margins, in ems.
func boxWidth(r rune) float64 {
	return 0.2 + boxType*0.72*float64(len(boxLines(r)[0]))
}

// Box is how a character no face has is drawn: an outline, and in it two runs of its code.
type Box struct {
	Outline Rect
	Weight  float64 // of the outline
	Rows    []Piece
}

// boxes gives the pieces that hold a character no face has their boxes.
func (c *composer) boxes(p *Page) {
	const margin = 0.05
	for i := range p.Pieces {
		piece := &p.Pieces[i]
		if piece.Face != nil {
			continue
		}
		width := (boxWidth(piece.Chars[0]) - 2*margin) * piece.Size
		x, top := piece.X+margin*piece.Size, piece.Y-ascent*piece.Size
		piece.Box = &Box{Outline: Rect{x, top, width, piece.Size}, Weight: 0.5}
		for j, line := range boxLines(piece.Chars[0]) {
			row := oneRun(c.set, faces.Body, line, piece.Size*boxType)
			row.X = x + (width-row.Width())/2
			row.Y = top + piece.Size*(0.47+0.45*float64(j))
			piece.Box.Rows = append(piece.Box.Rows, row)
		}
	}
}
