package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"nianbao/internal/document"
	"nianbao/internal/document/pdf/faces"
	"nianbao/internal/message"
)

// emitter writes pages by gofpdf. It asks for nothing but fonts, characters in their places and
// lines: gofpdf's own line breaking loses characters.
type emitter struct {
	pdf   *gofpdf.Fpdf
	set   *faces.Set
	codes *codes
	names map[*faces.Face]string
	face  *faces.Face // what is selected on the page
	size  float64
	space float64
}

// emit writes the pages and returns the finished file.
func emit(d *document.Document, pages []*page, o Options) ([]byte, error) {
	e := &emitter{set: o.Faces, names: map[*faces.Face]string{}}
	e.pdf = gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt",
		Size: gofpdf.SizeType{Wd: sheetWidth, Ht: sheetHeight}})
	e.pdf.SetCatalogSort(true)
	e.pdf.SetCompression(false) // finish packs the pages
	e.pdf.SetCreationDate(o.Date.UTC())
	e.pdf.SetModificationDate(o.Date.UTC())
	e.pdf.SetAutoPageBreak(false, 0)
	e.pdf.SetMargins(0, 0, 0)
	e.pdf.SetTitle(metadata(cleanLine(d.Title)), false)
	e.pdf.SetAuthor(metadata(cleanLine(d.Agency)), false)
	e.pdf.SetCreator("nianbao", true)
	e.pdf.SetProducer("nianbao (gofpdf)", true)

	for _, p := range pages {
		p.pieces = append(p.pieces, furniture(o.Faces, p, d.Draft)...)
	}
	var err error
	if e.codes, err = newCodes(pages, boxTypes(o.Faces, pages)...); err != nil {
		return nil, err
	}
	for i, f := range e.codes.order {
		e.names[f] = "f" + strconv.Itoa(i)
		e.pdf.AddUTF8FontFromBytes(e.names[f], "", e.codes.cut(f))
		if err := e.pdf.Error(); err != nil {
			return nil, message.Wrap(err, "pdf.writer")
		}
	}
	outline := 0
	for _, p := range pages {
		e.page(p, &outline)
	}
	var file bytes.Buffer
	if err := e.pdf.Output(&file); err != nil {
		return nil, message.Wrap(err, "pdf.writer")
	}
	return e.finish(file.Bytes(), pages)
}

// page writes one page. outline is the level of the last bookmark, which the next may exceed by
// one.
func (e *emitter) page(p *page, outline *int) {
	e.pdf.AddPage()
	e.face, e.size, e.space = nil, 0, 0
	if p.turned {
		// A quarter turn to the left, which brings the type area's top left to its bottom left.
		e.pdf.RawWriteStr(fmt.Sprintf("q 0 1 -1 0 %.3f %.3f cm",
			areaLeft+sheetHeight-areaTop, sheetHeight-areaTop-areaHeight-areaLeft))
	}
	e.pdf.SetFillColor(238, 238, 238)
	for _, f := range p.fills {
		e.pdf.Rect(f.x, f.y, f.w, f.h, "F")
	}
	e.pdf.SetFillColor(0, 0, 0)
	for _, r := range p.rules {
		e.pdf.SetLineWidth(r.weight)
		e.pdf.Line(r.x1, r.y1, r.x2, r.y2)
	}
	turned := p.turned
	for _, piece := range p.pieces {
		if piece.upright && turned { // the page number keeps its place on the sheet
			e.pdf.RawWriteStr("Q")
			e.face, e.size, e.space, turned = nil, 0, 0, false
		}
		e.piece(piece)
	}
	if turned {
		e.pdf.RawWriteStr("Q")
	}
	for _, m := range p.marks {
		if p.turned {
			m.y = 0 // the whole page
		}
		level := min(m.level-1, *outline)
		*outline = level + 1
		e.pdf.Bookmark(surrogates(m.text), level, m.y)
	}
}

// piece writes a run of characters. Those beyond U+FFFF, which borrow a code, carry their text
// beside it.
func (e *emitter) piece(p piece) {
	if p.face == nil {
		e.withActualText(p.chars, func() { e.box(p) })
		return
	}
	from, x := 0, p.x
	for i, r := range p.chars {
		beyond := r > 0xFFFF
		if i+1 < len(p.chars) && p.chars[i+1] > 0xFFFF == beyond {
			continue
		}
		run := p
		run.x, run.chars, run.glyphs = x, p.chars[from:i+1], p.glyphs[from:i+1]
		if beyond {
			e.withActualText(run.chars, func() { e.run(run) })
		} else {
			e.run(run)
		}
		x += run.width()
		from = i + 1
	}
}

// run writes characters with the codes they have.
func (e *emitter) run(p piece) {
	if e.face != p.face || e.size != p.size {
		e.pdf.SetFont(e.names[p.face], "", p.size)
		e.face, e.size = p.face, p.size
	}
	if !same(e.space, p.space) {
		e.pdf.RawWriteStr(strconv.FormatFloat(p.space, 'f', 3, 64) + " Tc")
		e.space = p.space
	}
	if p.red {
		e.pdf.SetTextColor(redInk[0], redInk[1], redInk[2])
		defer e.pdf.SetTextColor(0, 0, 0)
	}
	var s strings.Builder
	for i, r := range p.chars {
		s.WriteRune(rune(e.codes.code(r, p.glyphs[i])))
	}
	e.pdf.Text(p.x, p.y, s.String())
}

// metadata encodes a text for the file's metadata as gofpdf would, but knows characters beyond
// U+FFFF.
func metadata(s string) string {
	if s == "" {
		return ""
	}
	out := []byte{0xFE, 0xFF}
	for _, unit := range utf16Of([]rune(s)) {
		out = append(out, byte(unit>>8), byte(unit))
	}
	return string(out)
}

// surrogates writes characters beyond U+FFFF as two of three bytes each, from which gofpdf makes
// the right UTF-16.
func surrogates(s string) string {
	var out []byte
	for _, unit := range utf16Of([]rune(s)) {
		switch {
		case unit < 0x80:
			out = append(out, byte(unit))
		case unit < 0x800:
			out = append(out, 0xC0|byte(unit>>6), 0x80|byte(unit&0x3F))
		default:
			out = append(out, 0xE0|byte(unit>>12), 0x80|byte(unit>>6&0x3F), 0x80|byte(unit&0x3F))
		}
	}
	return string(out)
}
