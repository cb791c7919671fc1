package engine

import (
	"math"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"nianbao/internal/importing/source/pdf/layout"
)

// sheet is a page while it is read. Its box is what of it is shown, in the page's own space.
type sheet struct {
	*reader
	sheet requests.Page
	box   layout.Box
	page  layout.Page
	run   int                    // of the character read last
	drawn structs.FPDF_FS_MATRIX // by what it was placed
}

// A sheet of A4, for pages without a size.
const defaultWidth, defaultHeight = 595, 842

// box returns what is shown of a page: its crop box, else its media box, else a sheet of A4. Bottom is the greater.
func (r *reader) box(page requests.Page) layout.Box {
	if c, err := r.FPDFPage_GetCropBox(&requests.FPDFPage_GetCropBox{Page: page}); err == nil &&
		c.Right > c.Left && c.Top > c.Bottom {
		return layout.Box{Left: float64(c.Left), Top: float64(c.Bottom), Right: float64(c.Right), Bottom: float64(c.Top)}
	}
	if m, err := r.FPDFPage_GetMediaBox(&requests.FPDFPage_GetMediaBox{Page: page}); err == nil &&
		m.Right > m.Left && m.Top > m.Bottom {
		return layout.Box{Left: float64(m.Left), Top: float64(m.Bottom), Right: float64(m.Right), Bottom: float64(m.Top)}
	}
	return layout.Box{Right: defaultWidth, Bottom: defaultHeight}
}

// place turns a box of the page's own space into one of the page as it is looked at.
func (s *sheet) place(left, bottom, right, top float64) layout.Box {
	x1, x2 := min(left, right)-s.box.Left, max(left, right)-s.box.Left
	y1, y2 := s.box.Bottom-max(bottom, top), s.box.Bottom-min(bottom, top)
	return layout.Box{Left: x1, Top: y1, Right: x2, Bottom: y2}
}

// text reads the characters of a page. What lies outside of it is not shown, and not read.
func (s *sheet) text() error {
	loaded, err := s.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: s.sheet})
	if err != nil {
		return &Error{Kind: TooMuch, cause: err}
	}
	text := loaded.TextPage
	defer func() { _, _ = s.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text}) }()
	count, err := s.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return &Error{Kind: TooMuch, cause: err}
	}
	if s.glyphs += count.Count; s.glyphs > maxGlyphs {
		return &Error{Kind: TooMuch}
	}
	cells := s.tags()
	if s.glyphs > maxTagged {
		s.mistagged = s.mistagged || cells != nil
	}
	for i := range count.Count {
		if err := s.glyph(text, i, cells); err != nil {
			return &Error{Kind: TooMuch, cause: err}
		}
	}
	return nil
}

func (s *sheet) glyph(text references.FPDF_TEXTPAGE, i int, cells map[int]int) error {
	char, err := s.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return err
	}
	r := rune(char.Unicode)
	if r == '\r' || r == '\n' { // put in by the engine
		return nil
	}
	if made, err := s.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: text,
		Index: i}); err == nil && made.IsGenerated {
		return nil
	}
	box, err := s.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return nil // has no place
	}
	angle, err := s.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: text, Index: i})
	if err != nil {
		return err
	}
	place := s.place(float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top))
	if r == 0 || r == '\ufffd' || isPrivate(r) {
		s.page.Garbled++
	}
	if r == 0 {
		return nil
	}
	upright := s.onBaseline(text, i, float64(angle.CharAngle), place)
	g := layout.Glyph{Char: r, Angle: float64(angle.CharAngle), Box: upright, Run: s.run}
	if isShown(g.Box, s.page) {
		g.Tag = s.tagOf(text, i, cells)
		s.page.Glyphs = append(s.page.Glyphs, g)
	}
	return nil
}

// onBaseline gives a character the height of its font. Fonts without a height (Type 3, some of
// browsers) give each character the height of its own shape, by which “一” would be on a line of
// its own.
func (s *sheet) onBaseline(text references.FPDF_TEXTPAGE, i int, angle float64, box layout.Box) layout.Box {
	origin, err := s.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	if err != nil {
		return box
	}
	size, err := s.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i})
	if err != nil {
		return box
	}
	m, err := s.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i})
	if err != nil {
		return box
	}
	if m.Matrix != s.drawn { // of another text object
		s.run, s.drawn = s.run+1, m.Matrix
	}
	high := size.FontSize * math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D))
	if !(high > 1 && high < 500) {
		return box
	}
	at := s.place(origin.X, origin.Y, origin.X, origin.Y)
	above, below := ascent*high, (1-ascent)*high
	switch sin, cos := math.Sincos(angle); {
	case cos > 0.7:
		box.Top, box.Bottom = at.Top-above, at.Top+below
	case cos < -0.7:
		box.Top, box.Bottom = at.Top-below, at.Top+above
	case sin > 0: // downwards
		box.Left, box.Right = at.Left-below, at.Left+above
	default:
		box.Left, box.Right = at.Left-above, at.Left+below
	}
	return box
}

// ascent is the part of a character's height above its baseline, in fonts of Han characters.
const ascent = 0.88

// isPrivate reports whether a character is in a private use area, whose meaning depends on the
// font.
func isPrivate(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 && r <= 0x10FFFD
}

// isShown reports whether a box is valid and its middle lies on the page.
func isShown(b layout.Box, p layout.Page) bool {
	x, y := (b.Left+b.Right)/2, (b.Top+b.Bottom)/2
	return !math.IsNaN(x) && !math.IsNaN(y) && x >= 0 && x <= p.Width && y >= 0 && y <= p.Height
}
