package pdf

import (
	"unicode/utf16"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
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

func signOf(r rune, g pages.Drawn) sign { return sign{r, g.Left > 0, g.Right > 0} }

// codes are the codes of a document and the glyphs each face is cut to.
type codes struct {
	borrowed map[sign]uint16
	glyphs   map[*faces.Face]map[uint16]pages.Drawn
	chars    map[*faces.Face]map[uint16]rune
	order    []*faces.Face // as they are met
}

func newCodes(all []*pages.Page) (*codes, error) {
	c := &codes{
		borrowed: map[sign]uint16{},
		glyphs:   map[*faces.Face]map[uint16]pages.Drawn{},
		chars:    map[*faces.Face]map[uint16]rune{},
	}
	used := map[rune]bool{}
	var borrowers []sign
	known := map[sign]bool{}
	each := func(p pages.Piece) {
		for i, r := range p.Chars {
			used[r] = true
			if p.Face == nil {
				continue
			}
			if s := signOf(r, p.Glyphs[i]); s.borrows() && !known[s] {
				known[s] = true
				borrowers = append(borrowers, s)
			}
		}
	}
	eachPiece(all, each)
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
	eachPiece(all, c.take)
	return c, nil
}

func (s sign) borrows() bool { return s.char > 0xFFFF || s.noLeft || s.noRight }

func eachPiece(all []*pages.Page, visit func(pages.Piece)) {
	for _, page := range all {
		for _, p := range page.Pieces {
			visit(p)
			if p.Box != nil {
				for _, row := range p.Box.Rows {
					visit(row)
				}
			}
		}
	}
}

func (c *codes) take(p pages.Piece) {
	if p.Face == nil {
		return
	}
	if c.glyphs[p.Face] == nil {
		c.glyphs[p.Face], c.chars[p.Face] = map[uint16]pages.Drawn{}, map[uint16]rune{}
		c.order = append(c.order, p.Face)
	}
	for i, r := range p.Chars {
		code := c.code(r, p.Glyphs[i])
		c.glyphs[p.Face][code], c.chars[p.Face][code] = p.Glyphs[i], r
	}
}

// code returns the code a character is written with.
func (c *codes) code(r rune, g pages.Drawn) uint16 {
	if s := signOf(r, g); s.borrows() {
		return c.borrowed[s]
	}
	return uint16(r)
}

// cut returns the font of a face with only the document's characters.
func (c *codes) cut(f *faces.Face) []byte {
	list := make([]faces.Code, 0, len(c.glyphs[f]))
	for code, g := range c.glyphs[f] {
		list = append(list, faces.Code{Code: code, Glyph: g.Number, Left: g.Left, Right: g.Right})
	}
	return f.Cut(list)
}

func utf16Of(chars []rune) []uint16 { return utf16.Encode(chars) }
