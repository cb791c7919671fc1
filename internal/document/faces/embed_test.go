package faces

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A font of shapes has no characters, so that Parse refuses it; its glyphs are read by their numbers.
func embedded(f *Face, shapes []Shape) *Face {
	data := f.Embed(shapes)
	cut := &Face{data: data, tables: map[string][]byte{}}
	for i := range int(be.Uint16(data[4:])) {
		record := data[12+16*i:]
		from := be.Uint32(record[8:])
		cut.tables[string(record[:4])] = data[from : from+be.Uint32(record[12:])]
	}
	if err := cut.readSizes(); err != nil {
		panic(err)
	}
	return cut
}

func TestEmbed(t *testing.T) {
	t.Run("numbers the shapes by their order", func(t *testing.T) {
		const chars = " 012政府é信息①Å政"
		for role := range roles {
			f := Embedded().Face(role)
			var shapes []Shape
			for _, r := range chars {
				g, _ := f.Glyph(r)
				shapes = append(shapes, Shape{Glyph: g})
			}
			cut := embedded(f, shapes)
			for i, s := range shapes {
				now := uint16(i + 1)
				assert.Equal(t, f.Advance(s.Glyph), cut.Advance(now))
				left, right := f.Ink(s.Glyph)
				cutLeft, cutRight := cut.Ink(now)
				assert.Equal(t, []float64{left, right}, []float64{cutLeft, cutRight})
			}
		}
	})
	t.Run("cuts the blank of marks", func(t *testing.T) {
		f := Embedded().Face(Body)
		g, _ := f.Glyph('（')
		left, right := f.Ink(g)
		cut := embedded(f, []Shape{{Glyph: g, Left: 0.5}, {Glyph: g}})
		assert.Equal(t, []float64{0.5, 1}, []float64{cut.Advance(1), cut.Advance(2)})
		cutLeft, cutRight := cut.Ink(1)
		assert.InDelta(t, left-0.5, cutLeft, 0.001)
		assert.InDelta(t, right-0.5, cutRight, 0.001)
	})
	t.Run("gives the same bytes", func(t *testing.T) {
		f := Embedded().Face(Kai)
		shapes := []Shape{{Glyph: 70}, {Glyph: 90, Right: 0.2}}
		assert.Equal(t, f.Embed(shapes), f.Embed(shapes))
	})
	t.Run("holds nothing but .notdef where nothing is drawn", func(t *testing.T) {
		assert.Equal(t, 1, embedded(Embedded().Face(Body), nil).glyphs)
	})
}

func TestMeasures(t *testing.T) {
	m := Embedded().Face(Title).Measures()
	assert.Equal(t, 900, m.Weight)
	assert.Less(t, m.Descent, 0)
	for _, v := range append(m.Box[:], m.Ascent, m.Descent, m.CapHeight) {
		assert.Less(t, math.Abs(float64(v)), 2000.0)
	}
}
