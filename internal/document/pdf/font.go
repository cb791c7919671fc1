package pdf

import (
	"crypto/sha256"
	"fmt"
	"math"
	"strconv"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
	"nianbao/internal/message"
)

// font is a face as a file carries it: cut to the glyphs that are drawn, each of which has its
// number in the cut font as its code. A code is of one character, so that the file's text is right
// where two characters share a glyph.
type font struct {
	face  *faces.Face
	name  string // in the contents of pages
	codes map[sign]uint16
	signs []sign // by code, from 1
	cut   []faces.Shape
}

// sign is what has a code: a character in one of its shapes.
type sign struct {
	char            rune
	noLeft, noRight bool
}

func newFont(f *faces.Face, name string) *font {
	return &font{face: f, name: name, codes: map[sign]uint16{}}
}

// maxCodes is how many codes of two bytes there are.
const maxCodes = math.MaxUint16 - 1

// code returns the code of a character, a new one where it is met first.
func (f *font) code(r rune, g pages.Drawn) uint16 {
	s := sign{r, g.Left > 0, g.Right > 0}
	code, ok := f.codes[s]
	if !ok {
		f.signs = append(f.signs, s)
		f.cut = append(f.cut, faces.Shape{Glyph: g.Number, Left: g.Left, Right: g.Right})
		code = uint16(len(f.signs))
		f.codes[s] = code
	}
	return code
}

// write puts the font into a file as the object of a number.
func (f *font) write(to *file, number int) error {
	if len(f.signs) > maxCodes {
		return message.NewError("pdf.codes")
	}
	name := f.tag() + "+" + f.face.Name
	cid, descriptor, data, unicode := to.reserve(), to.reserve(), to.reserve(), to.reserve()
	to.putf(number, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "+
		"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, cid, unicode)
	to.putf(cid, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDToGIDMap /Identity "+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R "+
		"/DW 1000 /W [1 [%s]]>>", name, descriptor, f.widths())
	m := f.face.Measures()
	const symbolic, forceBold = 1 << 2, 1 << 18
	flags := symbolic
	if m.Weight >= 600 {
		flags |= forceBold
	}
	weight := float64(m.Weight) / 65
	to.putf(descriptor, "<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox %d /ItalicAngle 0 "+
		"/Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R>>",
		name, flags, m.Box, m.Ascent, m.Descent, m.CapHeight, 50+int(weight*weight), data)
	outlines := f.face.Embed(f.cut)
	to.stream(data, fmt.Sprintf("/Length1 %d ", len(outlines)), outlines)
	to.stream(unicode, "", f.unicodeMap())
	return nil
}

// widths returns the advances of the codes in thousandths of an em.
func (f *font) widths() []byte {
	out := make([]byte, 0, 5*len(f.cut))
	for _, s := range f.cut {
		advance := f.face.Advance(s.Glyph) - s.Left - s.Right
		out = strconv.AppendInt(out, int64(math.Round(1000*advance)), 10)
		out = append(out, ' ')
	}
	return out
}

// tag is made of the characters a face was cut to, as PDF asks of the names of cut fonts.
func (f *font) tag() string {
	chars := make([]byte, 0, 4*len(f.signs))
	for _, s := range f.signs {
		chars = append(chars, byte(s.char>>16), byte(s.char>>8), byte(s.char))
	}
	sum := sha256.Sum256(chars)
	tag := sum[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	return string(tag)
}

// unicodeMap returns the table of the codes' characters.
func (f *font) unicodeMap() []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // in one block
	for from := 0; from < len(f.signs); from += most {
		block := f.signs[from:min(from+most, len(f.signs))]
		out = fmt.Appendf(out, "%d beginbfchar\n", len(block))
		for i, s := range block {
			out = append(out, '<')
			out = append(out, hexOf([]rune{rune(from + i + 1)})...)
			out = append(out, "> <"...)
			out = append(out, hexOf([]rune{s.char})...)
			out = append(out, ">\n"...)
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
