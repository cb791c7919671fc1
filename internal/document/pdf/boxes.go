package pdf

import (
	"fmt"
	"strings"

	"nianbao/internal/document/pdf/faces"
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

// box draws the box of a piece that holds a character no face has.
func (e *emitter) box(p piece) {
	const margin = 0.05
	width := (boxWidth(p.chars[0]) - 2*margin) * p.size
	x, top := p.x+margin*p.size, p.y-ascent*p.size
	e.pdf.SetLineWidth(0.5)
	e.pdf.Rect(x, top, width, p.size, "D")
	size := p.size * boxType
	for i, line := range boxLines(p.chars[0]) {
		row := oneRun(e.set, faces.Body, line, size)
		row.x = x + (width-row.width())/2
		row.y = top + p.size*(0.47+0.45*float64(i))
		e.run(row)
	}
}

// withActualText marks what draw draws with its text (ActualText).
func (e *emitter) withActualText(chars []rune, draw func()) {
	var hex strings.Builder
	for _, unit := range utf16Of(chars) {
		fmt.Fprintf(&hex, "%04X", unit)
	}
	e.pdf.RawWriteStr("/Span <</ActualText <FEFF" + hex.String() + ">>> BDC")
	draw()
	e.pdf.RawWriteStr("EMC")
}

// boxTypes returns the characters of which codes in boxes are made, for the faces must carry them
// too.
func boxTypes(set *faces.Set, pages []*page) []piece {
	for _, page := range pages {
		for _, p := range page.pieces {
			if p.face == nil {
				return []piece{oneRun(set, faces.Body, "U+0123456789ABCDEF", 1)}
			}
		}
	}
	return nil
}
