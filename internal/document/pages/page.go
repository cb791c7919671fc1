package pages

import (
	"math"
	"slices"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/typeset"
)

// Page is one page as it will be drawn: first the fills, then the rules, then the pieces, each in
// the order of its list.
type Page struct {
	// Turned pages carry a wide table across the sheet: their contents are laid out on the type
	// area turned a quarter to the left ([OnSheet]). Their number stays where it is on every page.
	Turned    bool
	Number    int // 0: not numbered
	Fills     []Rect
	Rules     []Rule
	Pieces    []Piece
	Bookmarks []Bookmark
}

// Rect is a rectangle, filled with [Shade] among the fills of a page.
type Rect struct{ X, Y, W, H float64 }

// Rule is a straight line in black.
type Rule struct{ X1, Y1, X2, Y2, Weight float64 }

// Bookmark is an entry of the outline: Level 1 or 2, and how far down the page it points.
type Bookmark struct {
	Text  string
	Level int
	Y     float64
}

// Piece is a run of characters in one face and size, evenly spaced. X, Y is the origin of the first
// on the baseline.
type Piece struct {
	X, Y    float64
	Face    *faces.Face // nil: a single character no face has, drawn as Box
	Size    float64
	Chars   []rune
	Glyphs  []Drawn // one for each character
	Space   float64 // added after each character
	Red     bool    // in [MarkInk]
	Upright bool    // placed on the sheet even where the page is turned
	Box     *Box
	// Of is the part of the document the piece is text of. It is nil for what is on the page and not
	// in the document: page numbers, the mark of a draft, labels a table repeats on its next page.
	Of *Element
}

// Drawn is a glyph as it is drawn: whole, or without the blank on one side.
type Drawn struct {
	Number      uint16
	Left, Right float64 // what is cut off, in ems
}

// Advance returns the width of a drawn glyph in ems.
func (g Drawn) Advance(f *faces.Face) float64 { return f.Advance(g.Number) - g.Left - g.Right }

// put draws the characters of a set line, which is of one part of the document; x is the left end of
// the line's measure, y the baseline, em the advance of an ideograph. Evenly spaced characters become
// one piece, as text that is searched and copied should be.
func (p *Page) put(of *Element, t text, line typeset.Line, x, y, size, em float64) {
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
		end = at[i] + (g.advance-g.cut(spot).Left-g.cut(spot).Right)*size
	}
	usual := commonest(space)
	chars, glyphs := make([]rune, 0, n+1), make([]Drawn, 0,
		n+1) // of all pieces of the line, which are one after the other
	var last *Piece
	add := func(g glyph, spot typeset.Spot) {
		chars, glyphs = append(chars, g.char), append(glyphs, g.cut(spot))
		from := len(chars) - len(last.Chars) - 1
		last.Chars, last.Glyphs = chars[from:len(chars):len(chars)], glyphs[from:len(glyphs):len(glyphs)]
	}
	for i, spot := range line.Spots {
		g := t.glyphs[spot.Char]
		joins := last != nil && g.face != nil && g.face == last.Face
		if joins && g.char == ' ' { // of a blank alone readers make nothing; it has no ink to be out of place
			add(g, spot)
			continue
		}
		if joins && len(last.Chars) == 1 {
			joins = same(space[i], usual) || same(space[i], 0)
			if joins {
				last.Space = space[i]
			}
		}
		if !joins || !same(space[i], last.Space) {
			p.Pieces = append(p.Pieces, Piece{X: at[i], Y: y, Face: g.face, Size: size, Of: of})
			last = &p.Pieces[len(p.Pieces)-1]
		}
		add(g, spot)
	}
	if next := lastOf(line) + 1; last != nil && next < len(t.glyphs) && t.glyphs[next].char == ' ' &&
		t.glyphs[next].face == last.Face {
		add(t.glyphs[next], typeset.Spot{}) // a blank at which the line ends: who copies the text wants it back
	}
}

// lastOf is the last character of a set line.
func lastOf(line typeset.Line) int {
	if n := len(line.Spots); n > 0 {
		return line.Spots[n-1].Char
	}
	return -1
}

// cut returns the glyph as a spot wants it.
func (g glyph) cut(spot typeset.Spot) Drawn {
	d := Drawn{Number: g.number}
	if spot.NoLeft {
		d.Left = g.left
	}
	if spot.NoRight {
		d.Right = g.right
	}
	return d
}

// same compares two spaces as finely as they are written.
func same(a, b float64) bool { return math.Abs(a-b) < 0.005 }

// commonest returns the space that occurs most often in a line, which is that between ideographs.
func commonest(space []float64) float64 {
	type count struct{ key, times int }
	var counts []count
	best, times := 0.0, 0
	for _, s := range space[min(1, len(space)):] {
		key := int(math.Round(s * 100))
		i := slices.IndexFunc(counts, func(c count) bool { return c.key == key })
		if i < 0 {
			i = len(counts)
			counts = append(counts, count{key: key})
		}
		if counts[i].times++; counts[i].times > times {
			best, times = s, counts[i].times
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
