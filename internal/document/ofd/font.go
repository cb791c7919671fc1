package ofd

import (
	"fmt"
	"math"

	"nianbao/internal/document/faces"
	"nianbao/internal/message"
)

// font is a face as a file carries it: cut to the characters that are drawn, each of which has a
// glyph of its own, numbered as they are met.
type font struct {
	face    *faces.Face
	id      int
	numbers map[rune]int
	chars   []rune // by number, from 1
}

// number returns the number of a character's glyph in the cut font, a new one where it is met first.
func (f *font) number(r rune) int {
	n := f.numbers[r]
	if n == 0 {
		f.chars = append(f.chars, r)
		n = len(f.chars)
		f.numbers[r] = n
	}
	return n
}

// fonts are the fonts of a file, in the order they are met.
type fonts struct {
	ids    *ids
	byFace map[*faces.Face]*font
	list   []*font
}

func (f *fonts) of(face *faces.Face) *font {
	found := f.byFace[face]
	if found == nil {
		found = &font{face: face, id: f.ids.next(), numbers: map[rune]int{}}
		f.byFace[face] = found
		f.list = append(f.list, found)
	}
	return found
}

// parts returns the list of the fonts and the fonts. A bold face is not called so: a program that
// draws it has no reason to make it bolder.
func (f *fonts) parts() ([]part, error) {
	list := root("Res") + ` BaseLoc="Res"><ofd:Fonts>`
	all := []part{{name: "Doc_0/PublicRes.xml"}}
	for i, font := range f.list {
		if len(font.chars) >= math.MaxUint16 {
			return nil, message.NewError("ofd.glyphs")
		}
		file := fmt.Sprintf("font_%d.ttf", i)
		name := text(font.face.Name)
		list += fmt.Sprintf(`<ofd:Font ID="%d" FontName="%s" FamilyName="%s"><ofd:FontFile>%s</ofd:FontFile></ofd:Font>`,
			font.id, name, name, file)
		all = append(all, part{"Doc_0/Res/" + file, font.face.Cut(font.chars)})
	}
	all[0].data = []byte(list + "</ofd:Fonts></ofd:Res>\n")
	return all, nil
}
