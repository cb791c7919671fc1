package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
	"nianbao/internal/message"
)

// emitter writes pages by gofpdf. It asks for nothing but fonts, characters in their places and
// lines: gofpdf's own line breaking loses characters.
type emitter struct {
	pdf   *gofpdf.Fpdf
	codes *codes
	names map[*faces.Face]string
	face  *faces.Face // what is selected on the page
	size  float64
	space float64
}

// emit writes the pages and returns the finished file.
func emit(c *pages.Composed, date time.Time) ([]byte, error) {
	e := &emitter{names: map[*faces.Face]string{}}
	e.pdf = gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt",
		Size: gofpdf.SizeType{Wd: pages.SheetWidth, Ht: pages.SheetHeight}})
	e.pdf.SetCatalogSort(true)
	e.pdf.SetCompression(false) // finish packs the pages
	e.pdf.SetCreationDate(date.UTC())
	e.pdf.SetModificationDate(date.UTC())
	e.pdf.SetAutoPageBreak(false, 0)
	e.pdf.SetMargins(0, 0, 0)
	e.pdf.SetTitle(metadata(c.Title), false)
	e.pdf.SetAuthor(metadata(c.Agency), false)
	e.pdf.SetCreator("nianbao", true)
	e.pdf.SetProducer("nianbao (gofpdf)", true)

	var err error
	if e.codes, err = newCodes(c.Pages); err != nil {
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
	for _, p := range c.Pages {
		e.page(p, &outline)
	}
	var file bytes.Buffer
	if err := e.pdf.Output(&file); err != nil {
		return nil, message.Wrap(err, "pdf.writer")
	}
	return e.finish(file.Bytes(), c.Pages)
}

// page writes one page. outline is the level of the last bookmark, which the next may exceed by
// one.
func (e *emitter) page(p *pages.Page, outline *int) {
	e.pdf.AddPage()
	e.face, e.size, e.space = nil, 0, 0
	if p.Turned {
		x, y := pages.OnSheet(0, pages.SheetHeight) // where the origin of PDF, at the bottom left, comes to
		e.pdf.RawWriteStr(fmt.Sprintf("q 0 1 -1 0 %.3f %.3f cm", x, pages.SheetHeight-y))
	}
	e.pdf.SetFillColor(pages.Shade, pages.Shade, pages.Shade)
	for _, f := range p.Fills {
		e.pdf.Rect(f.X, f.Y, f.W, f.H, "F")
	}
	e.pdf.SetFillColor(0, 0, 0)
	for _, r := range p.Rules {
		e.pdf.SetLineWidth(r.Weight)
		e.pdf.Line(r.X1, r.Y1, r.X2, r.Y2)
	}
	turned := p.Turned
	for _, piece := range p.Pieces {
		if piece.Upright && turned { // the page number keeps its place on the sheet
			e.pdf.RawWriteStr("Q")
			e.face, e.size, e.space, turned = nil, 0, 0, false
		}
		e.piece(piece)
	}
	if turned {
		e.pdf.RawWriteStr("Q")
	}
	for _, m := range p.Bookmarks {
		if p.Turned {
			m.Y = 0 // the whole page
		}
		level := min(m.Level-1, *outline)
		*outline = level + 1
		e.pdf.Bookmark(surrogates(m.Text), level, m.Y)
	}
}

// piece writes a run of characters. Those beyond U+FFFF, which borrow a code, carry their text
// beside it.
func (e *emitter) piece(p pages.Piece) {
	if p.Face == nil {
		e.withActualText(p.Chars, func() { e.box(p.Box) })
		return
	}
	from, x := 0, p.X
	for i, r := range p.Chars {
		beyond := r > 0xFFFF
		if i+1 < len(p.Chars) && p.Chars[i+1] > 0xFFFF == beyond {
			continue
		}
		run := p
		run.X, run.Chars, run.Glyphs = x, p.Chars[from:i+1], p.Glyphs[from:i+1]
		if beyond {
			e.withActualText(run.Chars, func() { e.run(run) })
		} else {
			e.run(run)
		}
		x += run.Width()
		from = i + 1
	}
}

// box draws the box of a character no face has.
func (e *emitter) box(b *pages.Box) {
	e.pdf.SetLineWidth(b.Weight)
	e.pdf.Rect(b.Outline.X, b.Outline.Y, b.Outline.W, b.Outline.H, "D")
	for _, row := range b.Rows {
		e.run(row)
	}
}

// withActualText marks what draw draws with its text (ActualText).
func (e *emitter) withActualText(chars []rune, draw func()) {
	var hex strings.Builder
	for _, unit := range utf16Of(chars) {
		fmt.Fprintf(&hex, "%04X", unit)
	}
	e.pdf.RawWriteStr("/Span <</ActualText <FEFF" + hex.String() + ">>> BDC")
	draw()
	e.pdf.RawWriteStr("EMC")
}

// same compares two spaces as finely as they are written.
func same(a, b float64) bool { return math.Abs(a-b) < 0.005 }

// run writes characters with the codes they have.
func (e *emitter) run(p pages.Piece) {
	if e.face != p.Face || e.size != p.Size {
		e.pdf.SetFont(e.names[p.Face], "", p.Size)
		e.face, e.size = p.Face, p.Size
	}
	if !same(e.space, p.Space) {
		e.pdf.RawWriteStr(strconv.FormatFloat(p.Space, 'f', 3, 64) + " Tc")
		e.space = p.Space
	}
	if p.Red {
		e.pdf.SetTextColor(pages.MarkInk[0], pages.MarkInk[1], pages.MarkInk[2])
		defer e.pdf.SetTextColor(0, 0, 0)
	}
	var s strings.Builder
	for i, r := range p.Chars {
		s.WriteRune(rune(e.codes.code(r, p.Glyphs[i])))
	}
	e.pdf.Text(p.X, p.Y, s.String())
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
