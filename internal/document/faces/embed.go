package faces

// Measures are those of a whole face, in thousandths of an em, as files that carry fonts want them.
type Measures struct {
	Box             [4]int // left, bottom, right, top of all glyphs
	Ascent, Descent int
	CapHeight       int
	Weight          int // 400 is regular, 700 bold
}

// Measures reads the measures of a face; what a font does not tell is an ordinary value.
func (f *Face) Measures() Measures {
	head, hhea, os2 := f.tables["head"], f.tables["hhea"], f.tables["OS/2"]
	m := Measures{Ascent: f.milli(hhea[4:]), Descent: f.milli(hhea[6:]), Weight: 400}
	for i := range m.Box {
		m.Box[i] = f.milli(head[36+2*i:])
	}
	if len(os2) >= 6 {
		m.Weight = int(be.Uint16(os2[4:]))
	}
	if m.CapHeight = m.Ascent; len(os2) >= 90 && be.Uint16(os2) >= 2 {
		m.CapHeight = f.milli(os2[88:])
	}
	return m
}

// milli is a signed measure of the font's in thousandths of an em.
func (f *Face) milli(b []byte) int {
	return int(float64(int16(be.Uint16(b))) * 1000 / f.em)
}

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
	c := cutter{face: f, index: make(map[uint16]uint16, len(shapes)+1), trimmed: map[int]Code{}}
	c.order = make([]uint16, 1, len(shapes)+8)
	c.index[0] = 0
	var trimmed []uint16
	for i, s := range shapes {
		c.order = append(c.order, s.Glyph)
		if s.Left != 0 || s.Right != 0 {
			c.trimmed[i+1] = Code{Glyph: s.Glyph, Left: s.Left, Right: s.Right}
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
	return assemble(map[string][]byte{
		"cvt ": f.tables["cvt "],
		"fpgm": f.tables["fpgm"],
		"glyf": c.glyf.Bytes(),
		"head": c.head(),
		"hhea": c.hhea(),
		"hmtx": c.hmtx,
		"loca": c.loca,
		"maxp": c.maxp(),
		"prep": f.tables["prep"],
	})
}
