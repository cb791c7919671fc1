package faces

import "maps"

// Shape is a glyph as a document draws it: Left and Right are cut from its advance on either side,
// in ems.
type Shape struct {
	Glyph       uint16
	Left, Right float64
}

// usualOutline is how many bytes the outline of an ideograph has.
const usualOutline = 320

// Embed makes a font of shapes alone, for a file that numbers glyphs itself: shape i of the list is
// glyph i+1. It has outlines and advances, and neither characters nor names. The same shapes give
// the same bytes.
func (f *Face) Embed(shapes []Shape) []byte {
	c := f.cut(shapes)
	return assemble(c.outlines())
}

// Cut makes a font of characters alone, for a file that names characters, glyphs or both: the i-th
// of the list is glyph i+1, and the font's own map leads from it there. It has all tables programs
// look for, and goes by the face's name. Characters the face lacks are drawn as its .notdef. The
// same characters give the same bytes.
func (f *Face) Cut(chars []rune) []byte {
	shapes := make([]Shape, len(chars))
	for i, r := range chars {
		shapes[i].Glyph, _ = f.Glyph(r)
	}
	c := f.cut(shapes)
	tables := c.outlines()
	maps.Copy(tables, map[string][]byte{
		"OS/2": c.os2(),
		"cmap": cmap(chars),
		"name": names(f.Name),
		"post": c.post(),
	})
	return assemble(tables)
}

func (f *Face) cut(shapes []Shape) *cutter {
	c := &cutter{face: f, index: make(map[uint16]uint16, len(shapes)+1), trimmed: map[int]Shape{}}
	c.order = make([]uint16, 1, len(shapes)+8)
	c.index[0] = 0
	var trimmed []uint16
	for i, s := range shapes {
		c.order = append(c.order, s.Glyph)
		if s.Left != 0 || s.Right != 0 {
			c.trimmed[i+1] = s
			trimmed = append(trimmed, s.Glyph)
		} else if _, ok := c.index[s.Glyph]; !ok {
			c.index[s.Glyph] = uint16(i + 1)
		}
	}
	for _, whole := range trimmed { // what a trimmed glyph is made of
		c.take(whole)
	}
	c.glyf.Grow(usualOutline * len(c.order))
	c.hmtx, c.loca = make([]byte, 0, 4*len(c.order)), make([]byte, 0, 4*len(c.order)+4)
	c.copyGlyphs()
	return c
}

// outlines are the tables that draw.
func (c *cutter) outlines() map[string][]byte {
	f := c.face
	return map[string][]byte{
		"cvt ": f.tables["cvt "],
		"fpgm": f.tables["fpgm"],
		"glyf": c.glyf.Bytes(),
		"head": c.head(),
		"hhea": c.hhea(),
		"hmtx": c.hmtx,
		"loca": c.loca,
		"maxp": c.maxp(),
		"prep": f.tables["prep"],
	}
}
