package faces

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCutKeepsOutlinesAndWidths(t *testing.T) {
	const chars = " 012政府é信息①Å"
	for role := range roles {
		f := Embedded().Face(role)
		cut, err := Parse(f.Cut([]rune(chars)))
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

func TestCutNumbersCharactersInTheirOrder(t *testing.T) {
	const chars = "政𬭚A府𫓶信"
	cut, err := Parse(Embedded().Face(Kai).Cut([]rune(chars)))
	require.NoError(t, err)
	for i, r := range []rune(chars) {
		g, ok := cut.Glyph(r)
		assert.True(t, ok, "%c", r)
		assert.EqualValues(t, i+1, g, "%c", r)
	}
	assert.Equal(t, "NianbaoKai-Regular", cut.Name)
}

func TestCutOfMoreRunsThanFormat4Holds(t *testing.T) {
	var chars []rune
	for r := rune(0x4E00); r < 0x9000; r++ { // 0x4200 of them, each a run of its own
		chars = append(chars, 0x4E00+(0x9000-1-r))
	}
	cut, err := Parse(Embedded().Face(Body).Cut(chars))
	require.NoError(t, err)
	for i, r := range chars {
		if g, _ := cut.Glyph(r); int(g) != i+1 {
			require.EqualValues(t, i+1, g, "%c", r)
		}
	}
}

func TestRiseReachesFromInkToInk(t *testing.T) {
	f := Embedded().Face(Body)
	g, _ := f.Glyph('一')
	bottom, top := f.Rise(g)
	assert.Greater(t, bottom, 0.2)
	assert.Greater(t, top, bottom)
	assert.Less(t, top, 0.6)
	g, _ = f.Glyph(' ')
	bottom, top = f.Rise(g)
	assert.Equal(t, bottom, top)
}

func TestCutIsTheSameEveryTime(t *testing.T) {
	f := Embedded().Face(Kai)
	assert.Equal(t, f.Cut([]rune("政府信息公开")), f.Cut([]rune("政府信息公开")))
}

func TestCutOfSpacesOnly(t *testing.T) {
	_, err := Parse(Embedded().Face(Body).Cut([]rune(" ")))
	require.NoError(t, err)
}

// FuzzParse holds that no file of foreign bytes can make a face that panics when it is used.
func FuzzParse(f *testing.F) {
	song := Embedded().Face(Body)
	small := song.Cut([]rune("政A𬭚"))
	f.Add(small)
	f.Add(small[:len(small)/2])
	f.Add([]byte("ttcf"))
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := Parse(data)
		if err != nil {
			return
		}
		var chars []rune
		var shapes []Shape
		for r := range rune(0x10000) {
			if g, ok := face.Glyph(r); ok {
				face.Ink(g)
				face.Advance(g)
				face.Rise(g)
				chars = append(chars, r)
				shapes = append(shapes, Shape{Glyph: g, Left: float64(r%3) / 10})
			}
		}
		face.Cut(chars)
		face.Embed(shapes)
		face.Measures()
	})
}
