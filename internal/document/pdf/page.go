package pdf

import (
	"math"

	"nianbao/internal/document/pdf/faces"
	"nianbao/internal/document/typeset"
)

// page is one page as it will be drawn. Nothing here knows the PDF writer: tests read pages as they
// are.
type page struct {
	// turned pages carry a wide table across the sheet: their contents are laid out on the type
	// area turned a quarter to the left. Their number stays where it is on every page.
	turned bool
	number int // 0: not numbered
	fills  []rect
	rules  []rule
	pieces []piece
	marks  []bookmark
}

type rect struct{ x, y, w, h float64 }

type rule struct{ x1, y1, x2, y2, weight float64 }

type bookmark struct {
	text  string
	level int
	y     float64
}

// piece is a run of characters in one face and size, evenly spaced. x, y is the origin of the first
// on the baseline.
type piece struct {
	x, y    float64
	face    *faces.Face // nil: a single character no face has
	size    float64
	chars   []rune
	glyphs  []drawn // one for each character
	space   float64 // added after each character
	red     bool
	upright bool // stands on the sheet even where the page is turned
}

// drawn is a glyph as it is drawn: whole, or without the blank on one side.
type drawn struct {
	number      uint16
	left, right float64 // what is cut off, in ems
}

// advance returns the width of a drawn glyph in ems.
func (g drawn) advance(f *faces.Face) float64 { return f.Advance(g.number) - g.left - g.right }

// put draws the characters of a set line; x is the left end of the line's measure, y the baseline,
// em the advance of an ideograph. Evenly spaced characters become one piece, as text that is
// searched and copied should be.
func (p *page) put(t text, line typeset.Line, x, y, size, em float64) {
	n := len(line.Spots)
	at := make([]float64, n)    // where each glyph begins
	space := make([]float64, n) // between the glyph before and this one, beside its advance
	end := 0.0
	for i, spot := range line.Spots {
		g := t.glyphs[spot.Char]
		at[i] = x + spot.X*em
		if isSquare(g.advance) {
			at[i] += (em - g.advance*size) / 2
		}
		space[i] = at[i] - end
		end = at[i] + (g.advance-g.cut(spot).left-g.cut(spot).right)*size
	}
	usual := commonest(space)
	var last *piece
	for i, spot := range line.Spots {
		g := t.glyphs[spot.Char]
		joins := last != nil && g.face != nil && g.face == last.face
		if joins && g.char == ' ' { // of a blank alone readers make nothing; it has no ink to be out of place
			last.chars, last.glyphs = append(last.chars, g.char), append(last.glyphs, g.cut(spot))
			continue
		}
		if joins && len(last.chars) == 1 {
			joins = same(space[i], usual) || same(space[i], 0)
			if joins {
				last.space = space[i]
			}
		}
		if !joins || !same(space[i], last.space) {
			p.pieces = append(p.pieces, piece{x: at[i], y: y, face: g.face, size: size})
			last = &p.pieces[len(p.pieces)-1]
		}
		last.chars = append(last.chars, g.char)
		last.glyphs = append(last.glyphs, g.cut(spot))
	}
}

// cut returns the glyph as a spot wants it.
func (g glyph) cut(spot typeset.Spot) drawn {
	d := drawn{number: g.number}
	if spot.NoLeft {
		d.left = g.left
	}
	if spot.NoRight {
		d.right = g.right
	}
	return d
}

// same compares two spaces as finely as they are written.
func same(a, b float64) bool { return math.Abs(a-b) < 0.005 }

// commonest returns the space that occurs most often in a line, which is that between ideographs.
func commonest(space []float64) float64 {
	counts := map[int]int{}
	best, times := 0.0, 0
	for _, s := range space[min(1, len(space)):] {
		key := int(math.Round(s * 100))
		if counts[key]++; counts[key] > times {
			best, times = s, counts[key]
		}
	}
	return best
}

// straight sets a text as one line, whatever its length.
func straight(t text) typeset.Line {
	var line typeset.Line
	for i, c := range t.chars {
		line.Spots = append(line.Spots, typeset.Spot{Char: i, X: line.Width})
		line.Width += c.Width
	}
	return line
}
