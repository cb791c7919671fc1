package pages

import (
	"strings"
	"unicode"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/typeset"
)

// glyph is one character in the face that draws it. Its measures are in ems.
type glyph struct {
	char    rune
	face    *faces.Face // nil when no face has the character: it is drawn as a marked box
	number  uint16
	advance float64
	left    float64 // blank that the glyph gives up where it meets another mark
	right   float64
}

// text is a piece of the document ready to be set: what is drawn, and what the line breaker sees of
// it, in ems.
type text struct {
	glyphs []glyph
	chars  []typeset.Char
}

func (t *text) append(more text) {
	t.glyphs = append(t.glyphs, more.glyphs...)
	t.chars = append(t.chars, more.chars...)
}

// part returns a stretch of the text.
func (t text) part(from, to int) text { return text{t.glyphs[from:to], t.chars[from:to]} }

// trim drops the spaces at both ends.
func (t text) trim() text {
	from, to := 0, len(t.chars)
	for from < to && unicode.IsSpace(t.chars[from].Rune) {
		from++
	}
	for to > from && unicode.IsSpace(t.chars[to-1].Rune) {
		to--
	}
	return t.part(from, to)
}

// width returns how wide the text is on one line, in ems.
func (t text) width() float64 {
	w := 0.0
	for _, c := range t.chars {
		w += c.Width
	}
	return w
}

// clean takes out of a text what has no shape on paper, and nothing that has:
//
//   - line ends of every kind become \n, which begins a new paragraph or a new line in a cell; a tab
//     and every exotic space become a plain one (a no-break space and 　 stay what they are);
//   - other control characters, zero-width characters, byte order marks, the marks that steer
//     right-to-left text and variation selectors are dropped; characters are always set in the order
//     they are written in;
//   - bytes that are not UTF-8 become �, which is printed.
//
// Everything else is printed, or named as missing: emoji, and the letters of right-to-left scripts,
// are not in the embedded faces and are named.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case isPlain(r):
			return r
		case r == '\n', r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			return '\n'
		case r == '\t', r != 0x3000 && r != 0xA0 && r != 0x202F && unicode.Is(unicode.Zs, r):
			return ' '
		case r == 0x202F:
			return 0xA0
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector,
			unicode.Other_Default_Ignorable_Code_Point):
			return -1
		}
		return r
	}, s)
}

// isPlain reports whether a character is a letter, figure or ideograph of the kinds most text is
// of, which need no look into tables.
func isPlain(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// cleanLine cleans a text of one line.
func cleanLine(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(clean(s), "\n", ""))
}

// shape finds a face for every character of a cleaned text. Widths are in ems of which an ideograph
// takes one; where ideographs are set closer than their size, stretch is by how much everything
// else is wider in such ems.
func shape(set *faces.Set, role faces.Role, s string, stretch float64) text {
	n := len(s)/3 + 1
	t := text{glyphs: make([]glyph, 0, n), chars: make([]typeset.Char, 0, n)}
	for _, r := range s {
		face, number, ok := set.Find(role, r)
		g := glyph{char: r, face: face, number: number}
		c := typeset.Char{Rune: r}
		if ok {
			g.advance = face.Advance(number)
			c.Width = g.advance * stretch
			if isSquare(g.advance) {
				c.Width = 1
			}
			if !isPlain(r) && (unicode.IsPunct(r) || unicode.IsSymbol(r)) {
				g.left, g.right = blanks(face, number, g.advance)
				c.Left, c.Right = g.left, g.right
			}
		} else {
			g.advance = boxWidth(r)
			c.Width = g.advance * stretch
		}
		t.glyphs = append(t.glyphs, g)
		t.chars = append(t.chars, c)
	}
	return t
}

// isSquare reports whether a character is as wide as an ideograph, give or take what faces differ
// by.
func isSquare(advance float64) bool { return advance > 0.94 && advance < 1.06 }

// blanks returns how much of a square mark beside its ink may be given up: at most half the square,
// and never so much that the ink touches its neighbour.
func blanks(face *faces.Face, number uint16, advance float64) (left, right float64) {
	const keep = 0.06
	if !isSquare(advance) {
		return 0, 0
	}
	inkLeft, inkRight := face.Ink(number)
	if inkLeft >= inkRight {
		return 0, 0
	}
	return max(0, min(0.5, inkLeft-keep)), max(0, min(0.5, advance-inkRight-keep))
}
