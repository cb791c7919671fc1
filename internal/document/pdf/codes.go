package pdf

import (
	"unicode/utf16"

	"nianbao/internal/document/pdf/faces"
	"nianbao/internal/message"
)

// A PDF by gofpdf writes a character as 16 bits. A character up to U+FFFF is its own code. One
// beyond borrows a code of the private use area that the document does not use, and so does a mark
// that is drawn without its blank, which is another glyph of the same character. A code means the
// same in every face.

const firstPrivate, lastPrivate = 0xE000, 0xF8FF

// sign is what has a code: a character in one of its shapes.
type sign struct {
	char            rune
	noLeft, noRight bool
}

func signOf(r rune, g drawn) sign { return sign{r, g.left > 0, g.right > 0} }

// codes are the codes of a document and the glyphs each face is cut to.
type codes struct {
	borrowed map[sign]uint16
	glyphs   map[*faces.Face]map[uint16]drawn
	chars    map[*faces.Face]map[uint16]rune
	order    []*faces.Face // as they are met
}

func newCodes(pages []*page, more ...piece) (*codes, error) {
	c := &codes{
		borrowed: map[sign]uint16{},
		glyphs:   map[*faces.Face]map[uint16]drawn{},
		chars:    map[*faces.Face]map[uint16]rune{},
	}
	used := map[rune]bool{}
	var borrowers []sign
	known := map[sign]bool{}
	each := func(p piece) {
		for i, r := range p.chars {
			used[r] = true
			if p.face == nil {
				continue
			}
			if s := signOf(r, p.glyphs[i]); s.borrows() && !known[s] {
				known[s] = true
				borrowers = append(borrowers, s)
			}
		}
	}
	eachPiece(pages, more, each)
	next := rune(firstPrivate)
	for _, s := range borrowers {
		for used[next] {
			next++
		}
		if next > lastPrivate {
			return nil, message.NewError("pdf.codes")
		}
		c.borrowed[s] = uint16(next)
		next++
	}
	eachPiece(pages, more, c.take)
	return c, nil
}

func (s sign) borrows() bool { return s.char > 0xFFFF || s.noLeft || s.noRight }

func eachPiece(pages []*page, more []piece, visit func(piece)) {
	for _, p := range pages {
		for _, piece := range p.pieces {
			visit(piece)
		}
	}
	for _, piece := range more {
		visit(piece)
	}
}

func (c *codes) take(p piece) {
	if p.face == nil {
		return
	}
	if c.glyphs[p.face] == nil {
		c.glyphs[p.face], c.chars[p.face] = map[uint16]drawn{}, map[uint16]rune{}
		c.order = append(c.order, p.face)
	}
	for i, r := range p.chars {
		code := c.code(r, p.glyphs[i])
		c.glyphs[p.face][code], c.chars[p.face][code] = p.glyphs[i], r
	}
}

// code returns the code a character is written with.
func (c *codes) code(r rune, g drawn) uint16 {
	if s := signOf(r, g); s.borrows() {
		return c.borrowed[s]
	}
	return uint16(r)
}

// cut returns the font of a face with only the document's characters.
func (c *codes) cut(f *faces.Face) []byte {
	list := make([]faces.Code, 0, len(c.glyphs[f]))
	for code, g := range c.glyphs[f] {
		list = append(list, faces.Code{Code: code, Glyph: g.number, Left: g.left, Right: g.right})
	}
	return f.Cut(list)
}

func utf16Of(chars []rune) []uint16 { return utf16.Encode(chars) }
