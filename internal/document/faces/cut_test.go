package faces

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func codesOf(t *testing.T, f *Face, chars string) []Code {
	var codes []Code
	for _, r := range chars {
		g, ok := f.Glyph(r)
		require.True(t, ok)
		codes = append(codes, Code{Code: uint16(r), Glyph: g})
	}
	return codes
}

func TestCutKeepsOutlinesAndWidths(t *testing.T) {
	const chars = " 012政府é信息①Å"
	for role := range roles {
		f := Embedded().Face(role)
		cut, err := Parse(f.Cut(codesOf(t, f, chars)))
		require.NoError(t, err)
		assert.Less(t, cut.glyphs, 40)
		for _, r := range chars {
			old, _ := f.Glyph(r)
			now, ok := cut.Glyph(r)
			require.True(t, ok, "%c", r)
			assert.Equal(t, f.Advance(old), cut.Advance(now), "%c", r)
			left, right := f.Ink(old)
			cutLeft, cutRight := cut.Ink(now)
			assert.Equal(t, []float64{left, right}, []float64{cutLeft, cutRight}, "%c", r)
			assert.Equal(t, (len(f.outline(old))+3)&^3, len(cut.outline(now)), "%c", r)
		}
		_, ok := cut.Glyph('公')
		assert.False(t, ok)
	}
}

func TestCutTrimsMarks(t *testing.T) {
	f := Embedded().Face(Body)
	g, _ := f.Glyph('（')
	left, right := f.Ink(g)
	cut, err := Parse(f.Cut([]Code{{Code: 0xE000, Glyph: g, Left: 0.5}, {Code: '（', Glyph: g}}))
	require.NoError(t, err)
	trimmed, ok := cut.Glyph(0xE000)
	require.True(t, ok)
	assert.Equal(t, 0.5, cut.Advance(trimmed))
	cutLeft, cutRight := cut.Ink(trimmed)
	assert.InDelta(t, left-0.5, cutLeft, 0.001)
	assert.InDelta(t, right-0.5, cutRight, 0.001)
	whole, _ := cut.Glyph('（')
	assert.Equal(t, 1.0, cut.Advance(whole))
}

func TestCutIsTheSameEveryTime(t *testing.T) {
	f := Embedded().Face(Kai)
	codes := codesOf(t, f, "政府信息公开")
	first := f.Cut(codes)
	codes[0], codes[5] = codes[5], codes[0]
	assert.Equal(t, first, f.Cut(codes))
}

func TestCutOfSpacesOnly(t *testing.T) {
	f := Embedded().Face(Body)
	_, err := Parse(f.Cut(codesOf(t, f, " ")))
	require.NoError(t, err)
}

// FuzzParse holds that no file of foreign bytes can make a face that panics when it is used.
func FuzzParse(f *testing.F) {
	song := Embedded().Face(Body)
	small := song.Cut([]Code{{Code: '政', Glyph: 100}, {Code: 'A', Glyph: 50, Left: 0.1}})
	f.Add(small)
	f.Add(small[:len(small)/2])
	f.Add([]byte("ttcf"))
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := Parse(data)
		if err != nil {
			return
		}
		var codes []Code
		var shapes []Shape
		for r := range rune(0x10000) {
			if g, ok := face.Glyph(r); ok {
				face.Ink(g)
				face.Advance(g)
				codes = append(codes, Code{Code: uint16(r), Glyph: g})
				shapes = append(shapes, Shape{Glyph: g, Left: float64(r%3) / 10})
			}
		}
		face.Cut(codes)
		face.Embed(shapes)
		face.Measures()
	})
}
