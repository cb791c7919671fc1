package ofd

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
	"nianbao/internal/document/pages/specimen"
)

const mm = 72 / 25.4

// drawn is a character on a page, in millimetres of the sheet as it is read.
type drawn struct {
	char rune
	x, y float64
	down bool // it is read from top to bottom
}

// wanted are the characters of a page as it was composed.
func wanted(p *pages.Page) []drawn {
	var out []drawn
	add := func(piece *pages.Piece) {
		x := piece.X
		for i, g := range piece.Glyphs {
			at, y := x-g.Left*piece.Size, piece.Y
			d := drawn{char: piece.Chars[i], x: at / mm, y: y / mm}
			switch {
			case p.Turned && piece.Upright:
				d.x, d.y, d.down = (pages.SheetHeight-y)/mm, at/mm, true
			case p.Turned:
				sheetX, sheetY := pages.OnSheet(at, y)
				d.x, d.y = (pages.SheetHeight-sheetY)/mm, sheetX/mm
			}
			out = append(out, d)
			x += g.Advance(piece.Face)*piece.Size + piece.Space
		}
	}
	for _, inDocument := range []bool{true, false} {
		for i := range p.Pieces {
			switch piece := &p.Pieces[i]; {
			case piece.Box != nil && !inDocument:
				add(&piece.Box.Rows[0])
				add(&piece.Box.Rows[1])
			case piece.Box == nil && (piece.Of != nil) == inDocument:
				add(piece)
			}
		}
	}
	return out
}

// found are the characters of a page as a reader of the standard places them.
func found(t *testing.T, page *node) []drawn {
	var out []drawn
	for _, object := range append(layer(page, "Body"), layer(page, "Foreground")...) {
		if unseen(object) {
			continue
		}
		boundary, m := object.numbers(t, "Boundary"), []float64{1, 0, 0, 1, 0, 0}
		if object.attrs["CTM"] != "" {
			m = object.numbers(t, "CTM")
		}
		code := object.one(t, "TextCode")
		x, y, deltas := code.numbers(t, "X")[0], code.numbers(t, "Y")[0], steps(t, code)
		chars := []rune(code.text)
		require.Len(t, deltas, len(chars)-1)
		for i, r := range chars {
			if i > 0 {
				x += deltas[i-1]
			}
			out = append(out, drawn{r, boundary[0] + m[0]*x + m[2]*y + m[4],
				boundary[1] + m[1]*x + m[3]*y + m[5], m[1] == 1})
		}
	}
	return out
}

func TestCharactersAreWhereTheyAreComposed(t *testing.T) {
	for name, d := range specimen.All(t) {
		t.Run(name, func(t *testing.T) {
			composed, err := pages.Compose(d, faces.Embedded())
			require.NoError(t, err)
			all := open(t, printed(t, d)).pages()
			for i, p := range composed.Pages {
				want, got := wanted(p), found(t, all[i])
				require.Len(t, got, len(want))
				for j, w := range want {
					if g := got[j]; g.down != w.down || max(g.x-w.x, w.x-g.x, g.y-w.y, w.y-g.y) > 0.05 {
						require.Fail(t, "elsewhere", "page %d: %v, not %v", i+1, g, w)
					}
				}
			}
		})
	}
}

// A program finds a character's glyph by its number or by the font's own map.
func TestGlyphsAreThoseOfTheCharacters(t *testing.T) {
	for _, name := range []string{"2019", "hostile 2021", "every character"} {
		d := specimen.All(t)[name]
		t.Run(name, func(t *testing.T) {
			o := open(t, printed(t, d))
			fonts := o.fonts(t)
			for _, p := range o.pages() {
				for _, object := range p.all("TextObject") {
					if unseen(object) {
						continue
					}
					glyphs := object.one(t, "CGTransform")
					list := (&node{attrs: map[string]string{"Glyphs": glyphs.one(t, "Glyphs").text}}).numbers(t, "Glyphs")
					chars := []rune(object.one(t, "TextCode").text)
					require.Len(t, list, len(chars))
					require.Equal(t, []float64{0, float64(len(chars)), float64(len(chars))}, append(append(
						glyphs.numbers(t, "CodePosition"), glyphs.numbers(t, "CodeCount")...), glyphs.numbers(t, "GlyphCount")...))
					face := fonts[object.attrs["Font"]]
					whole := faceNamed(face.Name)
					for i, r := range chars {
						number, _ := face.Glyph(r)
						require.EqualValues(t, list[i], number, "%c", r)
						of, _ := whole.Glyph(r)
						require.Equal(t, whole.Advance(of), face.Advance(number), "%c", r)
						left, right := whole.Ink(of)
						cutLeft, cutRight := face.Ink(number)
						require.Equal(t, []float64{left, right}, []float64{cutLeft, cutRight}, "%c", r)
						if r > 0xFFFF {
							require.Len(t, chars, 1, "it is alone, however it is counted")
						}
					}
				}
			}
		})
	}
}

func faceNamed(name string) *faces.Face {
	for _, role := range []faces.Role{faces.Body, faces.Title, faces.Hei, faces.Kai} {
		if f := faces.Embedded().Face(role); f.Name == name {
			return f
		}
	}
	return nil
}

// Readers cut off what is outside of an object's boundary.
func TestBoundariesHoldTheInk(t *testing.T) {
	d := specimen.Plain(t, "2019", document.Options{Draft: true})
	o := open(t, printed(t, d))
	fonts := o.fonts(t)
	for _, p := range o.pages() {
		for _, object := range p.all("TextObject") {
			box, size := object.numbers(t, "Boundary"), object.numbers(t, "Size")[0]
			require.Len(t, box, 4)
			code, face := object.one(t, "TextCode"), fonts[object.attrs["Font"]]
			x, y, deltas := code.numbers(t, "X")[0], code.numbers(t, "Y")[0], steps(t, code)
			for i, r := range []rune(code.text) {
				if i > 0 {
					x += deltas[i-1]
				}
				g, _ := face.Glyph(r)
				left, right := face.Ink(g)
				bottom, top := face.Rise(g)
				if left >= right {
					continue
				}
				require.GreaterOrEqual(t, x+left*size, -0.02, "%c", r)
				require.LessOrEqual(t, x+right*size, box[2]+0.02, "%c", r)
				require.GreaterOrEqual(t, y-top*size, -0.02, "%c", r)
				require.LessOrEqual(t, y-bottom*size, box[3]+0.02, "%c", r)
			}
		}
	}
}

func TestTurnedPagesLie(t *testing.T) {
	p := open(t, printed(t, specimen.TableOnly(specimen.WideSheet(26, 9)))).pages()
	var boxes []string
	for _, page := range p {
		for _, area := range page.all("PhysicalBox") {
			boxes = append(boxes, area.text)
		}
	}
	assert.Equal(t, []string{"0 0 297 210"}, boxes)
}
