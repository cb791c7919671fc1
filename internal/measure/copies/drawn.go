package copies

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/templates"
)

// drawing is a way in which programs put a report on pages: which text is drawn when, in which pieces,
// and where it lies in its cell.
type drawing struct {
	name   string
	pdf    pdfFile
	size   float64 // of type; 0 for 10
	side   float64 // where text stands in its cell: 0 left, 0.5 in the middle, 1 right; figures alone where heads are centred
	heads  float64 // where labels stand
	high   float64 // 0 at the top, 0.5 in the middle
	ruled  bool
	order  func(a, b piece) int       // nil for cell by cell
	write  func(*bytes.Buffer, piece) // nil for a line at once
	twice  bool                       // each text, a little apart, to look bold
	figure func(string) string
	padded bool // a page has a header and a footer
	loses  bool // figures without room, or on another side than their heads: some may be left blank
}

// piece is a line of text in its place: x from the left and y from the top of a page.
type piece struct {
	page, part, col, cell int // part counts tables and the text between them
	x, y, size            float64
	text                  string
}

// The page of a drawing: A4, its margins, and from one line to the next.
const (
	pageWidth, pageHeight = 595.0, 842.0
	pageMargin            = 50.0
	leading               = 1.3
)

func drawingShapes() (all []Shape) {
	byPlace := func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x))
	}
	byColumn := func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.part, b.part), cmp.Compare(a.col, b.col), cmp.Compare(a.cell, b.cell))
	}
	for _, d := range []drawing{
		{name: "cell by cell", side: 0.5, heads: 0.5, high: 0.5},
		{name: "line by line", side: 0.5, heads: 0.5, high: 0.5, order: byPlace},
		{name: "column by column", loses: true, side: 0.5, heads: 0.5, high: 0.5, order: byColumn},
		{name: "character by character", side: 0.5, heads: 0.5, high: 0.5, write: eachCharacter},
		{name: "kerned", side: 0.5, heads: 0.5, high: 0.5, write: kerned},
		{name: "twice to look bold", side: 0.5, heads: 0.5, high: 0.5, twice: true},
		{name: "labels and figures at the top left", high: 0},
		{name: "labels on the left, figures on the right", loses: true, side: 1, high: 0.5},
		{name: "thousands parted", size: 8, side: 0.5, heads: 0.5, high: 0.5, figure: thousands(",")},
		{name: "thousands parted by blanks", loses: true, size: 8, side: 1, heads: 0.5, high: 0.5, figure: thousands(" ")},
		{name: "small type", size: 6, side: 0.5, heads: 0.5, high: 0.5},
		{name: "header and footer", side: 0.5, heads: 0.5, high: 0.5, padded: true},
		{name: "turned pages", side: 0.5, heads: 0.5, high: 0.5, pdf: pdfFile{rotated: true}},
		{name: "cropped pages", side: 0.5, heads: 0.5, high: 0.5, pdf: pdfFile{cropped: 70}},
		{name: "half the size", side: 0.5, heads: 0.5, high: 0.5, pdf: pdfFile{scale: 0.5}},
		{name: "ruled", loses: true, side: 0.5, heads: 0.5, high: 0.5, ruled: true},
		{name: "ruled, character by character, line by line", loses: true, side: 0.5, heads: 0.5, high: 0.5, ruled: true,
			write: eachCharacter, order: byPlace},
		{name: "ruled, turned and cropped", loses: true, side: 0.5, heads: 0.5, high: 0.5, ruled: true,
			pdf: pdfFile{rotated: true, cropped: 30}},
	} {
		all = append(all, Shape{Name: "drawn PDF: " + d.name, end: ".pdf", Loses: d.loses,
			write: func(t Truth) ([]byte, error) { return d.draw(t), nil }})
	}
	return all
}

// thousands parts the digits of a figure by threes.
func thousands(mark string) func(string) string {
	return func(s string) string {
		whole, rest, _ := strings.Cut(s, ".")
		if strings.Trim(whole, "0123456789") != "" || len(whole) < 4 || rest != "" {
			return s
		}
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + mark + whole[i:]
		}
		return whole
	}
}

// draw writes the file.
func (d drawing) draw(t Truth) []byte {
	d.size, d.pdf.scale = cmp.Or(d.size, 10), cmp.Or(d.pdf.scale, 1)
	d.pdf.width, d.pdf.height, d.pdf.pages = pageWidth, pageHeight, nil
	b := board{drawing: &d, y: pageMargin}
	b.text(t.Report.Title, 1.8*d.size)
	for _, part := range t.Edition.Outline() {
		if h := part.Heading(); h != "" && part.Number() != "" {
			b.text(h, 1.4*d.size)
		}
		if part.Table != nil {
			b.table(t, part.Table)
			continue
		}
		for _, paragraph := range t.Report.Prose[part.Section.ID] {
			b.text("　　"+paragraph.Text, d.size)
		}
	}
	if d.order != nil {
		slices.SortStableFunc(b.pieces, d.order)
	}
	for range b.page + 1 {
		d.pdf.page()
	}
	for page, content := range d.pdf.pages {
		content.WriteString(strings.Join(b.rules[page], ""))
		if d.padded {
			line(content, piece{x: pageMargin, y: 20, size: 8, text: "2026/1/20 09:12"})
			line(content, piece{x: 250, y: 20, size: 8, text: t.Report.Title})
			line(content, piece{x: pageMargin, y: pageHeight - 20, size: 8, text: "https://www.example.gov.cn/zwgk/2026.html"})
			line(content, piece{x: 540, y: pageHeight - 20, size: 8, text: fmt.Sprintf("%d/%d", page+1, b.page+1)})
		}
	}
	for _, p := range b.pieces {
		write := d.write
		if write == nil {
			write = line
		}
		write(d.pdf.pages[p.page], p)
		if p.x += 0.25; d.twice {
			write(d.pdf.pages[p.page], p)
		}
	}
	return d.pdf.bytes()
}

// board is a report while it is put on pages.
type board struct {
	*drawing
	page, part, cells int
	y                 float64
	pieces            []piece
	rules             map[int][]string
}

// text writes a paragraph over the width of the page.
func (b *board) text(text string, size float64) {
	for _, l := range wrapped(text, (pageWidth-2*pageMargin)/size) {
		b.room(2 * size)
		b.cells++
		b.pieces = append(b.pieces, piece{b.page, b.part, -1, b.cells, pageMargin, b.y + size, size, l})
		b.y += 1.6 * size
	}
	b.y += size
}

// room goes to the next page where so much is not left on this one.
func (b *board) room(high float64) bool {
	if b.y+high <= pageHeight-pageMargin {
		return false
	}
	b.page, b.y = b.page+1, pageMargin
	return true
}

// wrapped breaks a text into lines of a width in heights of a character; words of digits are not divided.
func wrapped(text string, room float64) (lines []string) {
	line := ""
	for _, r := range text {
		if textWidth(line+string(r)) > room && line != "" && strings.Trim(text, "0123456789.,- ") != "" {
			lines, line = append(lines, line), ""
		}
		line += string(r)
	}
	return append(lines, line)
}

func (d *drawing) shown(t Truth, c *templates.Cell) string {
	text := t.text(c)
	if c.Slot != nil && d.figure != nil {
		return d.figure(text)
	}
	return text
}
