package faces

import (
	"bytes"
	"math"
	"slices"
)

// cutter gathers the glyphs of one cut: order lists their old numbers, index gives the new ones. A
// trimmed glyph, by its new number, is made of another.
type cutter struct {
	face    *Face
	index   map[uint16]uint16
	order   []uint16
	trimmed map[int]Shape
	glyf    bytes.Buffer
	hmtx    []byte
	loca    []byte
}

// take returns the new number of a glyph, which joins at the end where it is not there yet.
func (c *cutter) take(glyph uint16) uint16 {
	if n, ok := c.index[glyph]; ok {
		return n
	}
	n := uint16(len(c.order))
	c.index[glyph] = n
	c.order = append(c.order, glyph)
	return n
}

// trimmedGlyph returns outline and metrics of a trimmed glyph: a composite of the whole one, moved
// to the left.
func (c *cutter) trimmedGlyph(shape Shape) (outline, metrics []byte) {
	f := c.face
	whole := f.outline(shape.Glyph)
	move := int16(math.Round(shape.Left * f.em))
	if len(whole) >= 10 {
		outline = be.AppendUint16(nil, 0xFFFF)
		for i, side := range []int16{move, 0, move, 0} { // left, bottom, right, top
			outline = be.AppendUint16(outline, be.Uint16(whole[2+2*i:])-uint16(side))
		}
		outline = be.AppendUint16(outline, partWords|partXY)
		outline = be.AppendUint16(outline, c.index[shape.Glyph])
		outline = be.AppendUint16(outline, uint16(-move))
		outline = be.AppendUint16(outline, 0)
	}
	advance := f.Advance(shape.Glyph) - shape.Left - shape.Right
	metrics = be.AppendUint16(nil, uint16(math.Round(max(0, advance)*f.em)))
	left, _ := f.Ink(shape.Glyph)
	return outline, be.AppendUint16(metrics, uint16(int16(math.Round(left*f.em))-move))
}

// copyGlyphs copies outlines and advances. Parts of composite glyphs join at the end of the order
// as they are met, so the loop reaches them too.
func (c *cutter) copyGlyphs() {
	for i := 0; i < len(c.order); i++ {
		c.loca = be.AppendUint32(c.loca, uint32(c.glyf.Len()))
		outline, metrics := c.wholeGlyph(c.order[i])
		if shape, ok := c.trimmed[i]; ok {
			outline, metrics = c.trimmedGlyph(shape)
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
