package faces

import (
	"bytes"
	"math"
	"slices"
)

// Code is a glyph's 16-bit code in a document. For a character up to U+FFFF the code is the
// character; one beyond has a code of the private use area. Left and Right are cut from the
// glyph's advance on either side, in ems: a mark without its blank.
type Code struct {
	Code, Glyph uint16
	Left, Right float64
}

// Cut makes a font of the glyphs in codes and nothing else. Its character map holds the codes. The
// same codes give the same bytes.
//
// The font is shaped for the PDF writer that reads it next: every glyph has its own advance (the
// writer corrupts fonts that share one), the map is of format 4, and the names are few and plain.
func (f *Face) Cut(codes []Code) []byte {
	codes = slices.Clone(codes)
	slices.SortFunc(codes, func(a, b Code) int { return int(a.Code) - int(b.Code) })
	c := cutter{face: f, index: map[uint16]uint16{0: 0}, order: []uint16{0}, trimmed: map[int]Code{}}
	for _, code := range codes {
		if code.Left == 0 && code.Right == 0 {
			c.numbers = append(c.numbers, c.take(code.Glyph))
		} else {
			c.numbers = append(c.numbers, c.trim(code))
		}
	}
	c.copyGlyphs()
	return assemble(map[string][]byte{
		"OS/2": c.os2(),
		"cmap": c.cmap(codes),
		"cvt ": f.tables["cvt "],
		"fpgm": f.tables["fpgm"],
		"glyf": c.glyf.Bytes(),
		"head": c.head(),
		"hhea": c.hhea(),
		"hmtx": c.hmtx,
		"loca": c.loca,
		"maxp": c.maxp(),
		"name": {0, 0, 0, 0, 0, 6}, // no names
		"post": c.post(),
		"prep": f.tables["prep"],
	})
}

// cutter gathers the glyphs of one cut: order lists their old numbers, index gives the new ones,
// numbers are those of the codes. A trimmed glyph has no old number; it is made of another.
type cutter struct {
	face    *Face
	index   map[uint16]uint16
	order   []uint16
	numbers []uint16
	trimmed map[int]Code // by new number
	glyf    bytes.Buffer
	hmtx    []byte
	loca    []byte
}

func (c *cutter) take(glyph uint16) uint16 {
	if n, ok := c.index[glyph]; ok {
		return n
	}
	n := uint16(len(c.order))
	c.index[glyph] = n
	c.order = append(c.order, glyph)
	return n
}

// trim adds a glyph that is another without some of the blank at its sides.
func (c *cutter) trim(code Code) uint16 {
	n := len(c.order)
	c.trimmed[n] = code
	c.order = append(c.order, code.Glyph)
	c.take(code.Glyph)
	return uint16(n)
}

// trimmedGlyph returns outline and metrics of a trimmed glyph: a composite of the whole one, moved
// to the left.
func (c *cutter) trimmedGlyph(code Code) (outline, metrics []byte) {
	f := c.face
	whole := f.outline(code.Glyph)
	move := int16(math.Round(code.Left * f.em))
	if len(whole) >= 10 {
		outline = be.AppendUint16(nil, 0xFFFF)
		for i, side := range []int16{move, 0, move, 0} { // left, bottom, right, top
			outline = be.AppendUint16(outline, be.Uint16(whole[2+2*i:])-uint16(side))
		}
		outline = be.AppendUint16(outline, partWords|partXY)
		outline = be.AppendUint16(outline, c.index[code.Glyph])
		outline = be.AppendUint16(outline, uint16(-move))
		outline = be.AppendUint16(outline, 0)
	}
	advance := f.Advance(code.Glyph) - code.Left - code.Right
	metrics = be.AppendUint16(nil, uint16(math.Round(max(0, advance)*f.em)))
	left, _ := f.Ink(code.Glyph)
	return outline, be.AppendUint16(metrics, uint16(int16(math.Round(left*f.em))-move))
}

// copyGlyphs copies outlines and advances. Parts of composite glyphs join at the end of the order
// as they are met, so the loop reaches them too.
func (c *cutter) copyGlyphs() {
	for i := 0; i < len(c.order); i++ {
		c.loca = be.AppendUint32(c.loca, uint32(c.glyf.Len()))
		outline, metrics := c.wholeGlyph(c.order[i])
		if code, ok := c.trimmed[i]; ok {
			outline, metrics = c.trimmedGlyph(code)
		}
		c.hmtx = append(c.hmtx, metrics...)
		c.glyf.Write(outline)
		for c.glyf.Len()%4 != 0 {
			c.glyf.WriteByte(0)
		}
	}
	c.loca = be.AppendUint32(c.loca, uint32(c.glyf.Len()))
	if c.glyf.Len() == 0 { // only spaces: the writer wants a table there all the same
		c.glyf.Write(make([]byte, 4))
	}
}

// wholeGlyph returns outline and metrics of a glyph of the font.
func (c *cutter) wholeGlyph(glyph uint16) (outline, metrics []byte) {
	f := c.face
	outline = f.outline(glyph)
	if len(outline) >= 10 && int16(be.Uint16(outline)) < 0 {
		outline = c.composite(outline)
	}
	hmtx, own := f.tables["hmtx"], min(int(glyph), f.metrics-1)
	bearing := 4*own + 2
	if int(glyph) >= f.metrics {
		bearing = 4*f.metrics + 2*(int(glyph)-f.metrics)
	}
	return outline, slices.Concat(hmtx[4*own:4*own+2], hmtx[bearing:bearing+2])
}

// The flags of a composite glyph's parts that determine the length of a part.
const (
	partWords     = 1 << 0
	partXY        = 1 << 1 // the part is moved, by so much across and up
	partScale     = 1 << 3
	partMore      = 1 << 5
	partXYScale   = 1 << 6
	partTwoByTwo  = 1 << 7
	maxCompositeN = 256 // more parts than any real glyph has
)

// composite copies a composite glyph with its parts renumbered. One that is broken off becomes
// empty.
func (c *cutter) composite(outline []byte) []byte {
	out := slices.Clone(outline)
	at := 10
	for range maxCompositeN {
		if at+4 > len(out) {
			return nil
		}
		flags, part := be.Uint16(out[at:]), be.Uint16(out[at+2:])
		if int(part) >= c.face.glyphs {
			return nil
		}
		be.PutUint16(out[at+2:], c.take(part))
		at += 6
		if flags&partWords != 0 {
			at += 2
		}
		switch {
		case flags&partScale != 0:
			at += 2
		case flags&partXYScale != 0:
			at += 4
		case flags&partTwoByTwo != 0:
			at += 8
		}
		if flags&partMore == 0 {
			if at > len(out) {
				return nil
			}
			return out
		}
	}
	return nil
}

// cmap writes one subtable of format 4. A segment is a run of codes whose glyphs run along with
// them.
func (c *cutter) cmap(codes []Code) []byte {
	type segment struct{ start, end, delta uint16 }
	var segs []segment
	for i, code := range codes {
		delta := c.numbers[i] - code.Code
		if n := len(segs); n > 0 && segs[n-1].end+1 == code.Code && segs[n-1].delta == delta {
			segs[n-1].end = code.Code
			continue
		}
		segs = append(segs, segment{code.Code, code.Code, delta})
	}
	segs = append(segs, segment{0xFFFF, 0xFFFF, 1})
	n := len(segs)
	search, steps := 2, 0
	for search*2 <= n*2 {
		search, steps = search*2, steps+1
	}
	out := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12}
	for _, v := range []int{4, 16 + 8*n, 0, 2 * n, search, steps, 2*n - search} {
		out = be.AppendUint16(out, uint16(v))
	}
	for _, s := range segs {
		out = be.AppendUint16(out, s.end)
	}
	out = append(out, 0, 0)
	for _, s := range segs {
		out = be.AppendUint16(out, s.start)
	}
	for _, s := range segs {
		out = be.AppendUint16(out, s.delta)
	}
	return append(out, make([]byte, 2*n)...)
}
