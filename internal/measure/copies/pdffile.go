package copies

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// pdfFile is a PDF as the least of programs writes it: Han characters by a font that gives by a
// table what they are, all others by one that gives nothing.
type pdfFile struct {
	pages         []*bytes.Buffer // their contents
	width, height float64
	rotated       bool    // turned by a quarter, and shown upright
	cropped       float64 // shown from so far within the page
	scale         float64 // of everything drawn
}

// asciiWidth is the width of a character below U+0100, in heights.
const asciiWidth = 0.556

func runeWidth(r rune) float64 {
	if r < 0x100 {
		return asciiWidth
	}
	return 1
}

func textWidth(s string) (w float64) {
	for _, r := range s {
		w += runeWidth(r)
	}
	return w
}

func (f *pdfFile) page() *bytes.Buffer {
	f.pages = append(f.pages, &bytes.Buffer{})
	return f.pages[len(f.pages)-1]
}

// bytes writes the file.
func (f *pdfFile) bytes() []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	stream := func(data []byte) {
		var packed bytes.Buffer
		w := zlib.NewWriter(&packed)
		_, _ = w.Write(data)
		_ = w.Close()
		object("<</Length %d/Length1 %d/Filter/FlateDecode>>\nstream\n%s\nendstream", packed.Len(), len(data), packed.String())
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids strings.Builder
	const first = 10
	for i := range f.pages {
		fmt.Fprintf(&kids, "%d 0 R ", first+2*i)
	}
	object("<</Type/Pages/Count %d/Kids[%s]>>", len(f.pages), kids.String())
	object("<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[4 0 R]>>")
	object("<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/DW 1000/FontDescriptor 7 0 R/CIDToGIDMap 9 0 R" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>")
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[%s]>>",
		strings.Repeat("556 ", 95))
	stream([]byte(toUnicode()))
	object("<</Type/FontDescriptor/FontName/FangSong/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0" +
		"/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile2 8 0 R>>")
	stream(squareFont())
	stream(toSquare())
	for i, content := range f.pages {
		object("<</Type/Page/Parent 2 0 R%s/Resources<</Font<</F1 3 0 R/F2 5 0 R>>>>/Contents %d 0 R>>", f.boxes(), first+2*i+1)
		stream([]byte(f.shown(content.String())))
	}
	from := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, from)
	return b.Bytes()
}

// boxes are the sizes of a page and how it is turned.
func (f *pdfFile) boxes() string {
	w, h := f.width*f.scale, f.height*f.scale
	if f.rotated {
		w, h = h, w
	}
	c := f.cropped
	boxes := fmt.Sprintf("/MediaBox[0 0 %g %g]", w+2*c, h+2*c)
	if c > 0 {
		boxes += fmt.Sprintf("/CropBox[%g %g %g %g]", c, c, w+c, h+c)
	}
	if f.rotated {
		boxes += "/Rotate 90"
	}
	return boxes
}

// shown puts what is drawn on a page where it is seen.
func (f *pdfFile) shown(content string) string {
	s, c := f.scale, f.cropped
	if f.rotated {
		return fmt.Sprintf("q 0 %g %g 0 %g %g cm\n%sQ", s, -s, f.height*s+c, c, content)
	}
	return fmt.Sprintf("q %g 0 0 %g %g %g cm\n%sQ", s, s, c, c, content)
}

// toUnicode is a table in which every code is its own character.
func toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/U def" +
		" 1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	for from := 0; from < 256; from += 64 {
		b.WriteString("64 beginbfrange\n")
		for high := from; high < from+64; high++ {
			fmt.Fprintf(&b, "<%02X00><%02XFF><%02X00>\n", high, high, high)
		}
		b.WriteString("endbfrange\n")
	}
	return b.String() + "endcmap end end"
}
