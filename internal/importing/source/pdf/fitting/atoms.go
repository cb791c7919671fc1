package fitting

import (
	"math"
	"unicode"

	"nianbao/internal/importing/source/pdf/layout"
)

// atom is the least piece of text: characters that are drawn at once, one beside the other.
type atom struct {
	page   int
	glyphs []int // of the page
	text   string
	box    layout.Box
	size   float64
}

// beside is how far the characters of an atom are apart at most, in heights of one.
const beside = 0.5

// atomsOf are the atoms of pages in the order in which they are drawn.
func atomsOf(pages []layout.Page) (atoms []atom) {
	for number, p := range pages {
		open := false
		for i, g := range p.Glyphs {
			if unicode.IsSpace(g.Char) || g.Char < ' ' || !isStraight(g) {
				open = false
				continue
			}
			if open && atoms[len(atoms)-1].takes(p, g) {
				a := &atoms[len(atoms)-1]
				a.glyphs, a.text, a.box = append(a.glyphs, i), a.text+string(g.Char), around(a.box, g.Box)
				continue
			}
			open = true
			atoms = append(atoms, atom{number, []int{i}, string(g.Char), g.Box, g.Box.Bottom - g.Box.Top})
		}
	}
	return atoms
}

// takes reports whether a character is the next of an atom.
func (a *atom) takes(p layout.Page, g layout.Glyph) bool {
	last := p.Glyphs[a.glyphs[len(a.glyphs)-1]]
	gap := g.Box.Left - last.Box.Right
	return g.Run == last.Run && math.Abs(middleY(g.Box)-middleY(last.Box)) < 0.3*a.size &&
		gap > -beside*a.size && gap < beside*a.size
}

func isStraight(g layout.Glyph) bool { return math.Abs(math.Sin(g.Angle/2)) < 0.1 }

func middleX(b layout.Box) float64 { return (b.Left + b.Right) / 2 }
func middleY(b layout.Box) float64 { return (b.Top + b.Bottom) / 2 }

func around(a, b layout.Box) layout.Box {
	return layout.Box{Left: min(a.Left, b.Left), Top: min(a.Top, b.Top), Right: max(a.Right, b.Right),
		Bottom: max(a.Bottom, b.Bottom)}
}
