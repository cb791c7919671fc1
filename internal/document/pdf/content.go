package pdf

import (
	"math"
	"strconv"

	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages"
)

// content is what a page draws, in the making. Places are turned over, for PDF counts from the
// bottom.
type content struct {
	out    []byte
	fonts  *fonts
	marks  *marks
	font   *font // what is selected
	size   float64
	space  float64
	weight float64
	open   bool // marked content
	of     *pages.Element
}

// fonts are the fonts of a file, in the order they are met.
type fonts struct {
	byFace map[*faces.Face]*font
	list   []*font
}

func (f *fonts) of(face *faces.Face) *font {
	found := f.byFace[face]
	if found == nil {
		found = newFont(face, "F"+strconv.Itoa(len(f.list)+1))
		f.byFace[face] = found
		f.list = append(f.list, found)
	}
	return found
}

// page draws a page.
func (c *content) page(p *pages.Page) {
	if p.Turned {
		c.op("q")
		x, y := pages.OnSheet(0,
			pages.SheetHeight) // where the origin of PDF, at the bottom left, comes to
		c.op("cm", 0, 1, -1, 0, x, pages.SheetHeight-y)
	}
	if len(p.Fills)+len(p.Rules) > 0 {
		c.op("/Artifact <</Type /Layout>> BDC")
		c.fillsAndRules(p)
		c.op("EMC")
	}
	turned := p.Turned
	for i := range p.Pieces {
		piece := &p.Pieces[i]
		if piece.Upright && turned { // the page number keeps its place on the sheet
			c.end()
			c.op("Q")
			c.font, c.size, c.space, c.weight, turned = nil, 0, 0, 0, false
		}
		c.piece(piece)
	}
	if c.end(); turned {
		c.op("Q")
	}
}

func (c *content) fillsAndRules(p *pages.Page) {
	if len(p.Fills) > 0 {
		c.ink("g", pages.Shade)
		for _, f := range p.Fills {
			c.op("re f", f.X, pages.SheetHeight-f.Y-f.H, f.W, f.H)
		}
		c.ink("g", 0)
	}
	for _, r := range p.Rules {
		c.line(r.Weight)
		c.op("m", r.X1, pages.SheetHeight-r.Y1)
		c.op("l S", r.X2, pages.SheetHeight-r.Y2)
	}
}

func (c *content) line(weight float64) {
	if c.weight != weight {
		c.op("w", weight)
		c.weight = weight
	}
}

// mark begins the marked content a piece is of, unless it goes on already.
func (c *content) mark(p *pages.Piece) {
	if c.open && c.of != nil && p.Of == c.of {
		return
	}
	c.end()
	c.open, c.of = true, p.Of
	switch {
	case p.Of != nil:
		c.op("/" + c.marks.tag(p.Of) + " <</MCID " + strconv.Itoa(c.marks.next(p.Of)) + ">> BDC")
	case p.Upright:
		c.op("/Artifact <</Type /Pagination /Subtype /Footer>> BDC")
	case p.Red:
		c.op("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC")
	default:
		c.op("/Artifact <</Type /Pagination>> BDC")
	}
}

func (c *content) end() {
	if c.open {
		c.op("EMC")
		c.open = false
	}
}

// piece draws a run of characters. Those beyond U+FFFF carry their text beside them, for programs
// that read no further than that in the tables of fonts.
func (c *content) piece(p *pages.Piece) {
	if p.Box != nil {
		c.spelled(p, p.Chars)
		c.box(p.Box)
		c.end()
		return
	}
	from, x := 0, p.X
	for i, r := range p.Chars {
		beyond := r > 0xFFFF
		if i+1 < len(p.Chars) && p.Chars[i+1] > 0xFFFF == beyond {
			continue
		}
		run := *p
		run.X, run.Chars, run.Glyphs = x, p.Chars[from:i+1], p.Glyphs[from:i+1]
		if beyond {
			c.spelled(p, run.Chars)
			c.run(&run)
			c.end()
		} else {
			c.mark(p)
			c.run(&run)
		}
		if from = i + 1; from < len(p.Chars) {
			x += run.Width()
		}
	}
}

// spelled begins a marked content with the text of what is drawn for characters it does not show by
// itself. It is one of its own, for programs lose what comes after one inside another.
func (c *content) spelled(p *pages.Piece, chars []rune) {
	c.end()
	c.open, c.of = true, nil
	number := ""
	if p.Of != nil {
		number = "/MCID " + strconv.Itoa(c.marks.next(p.Of)) + " "
	}
	c.op("/Span <<" + number + "/ActualText <FEFF" + hexOf(chars) + ">>> BDC")
}

// box draws the box of a character no face has.
func (c *content) box(b *pages.Box) {
	c.line(b.Weight)
	o := b.Outline
	c.op("re S", o.X, pages.SheetHeight-o.Y-o.H, o.W, o.H)
	for i := range b.Rows {
		c.run(&b.Rows[i])
	}
}

// run draws characters of one face.
func (c *content) run(p *pages.Piece) {
	f := c.fonts.of(p.Face)
	if f != c.font || p.Size != c.size {
		c.out = append(append(append(c.out, '/'), f.name...), ' ')
		c.op("Tf", p.Size)
		c.font, c.size = f, p.Size
	}
	if math.Abs(c.space-p.Space) >= 0.005 {
		c.out = strconv.AppendFloat(c.out, p.Space, 'f', 3, 64)
		c.op(" Tc")
		c.space = p.Space
	}
	if p.Red {
		c.ink("rg", pages.MarkInk[:]...)
		defer c.ink("g", 0)
	}
	c.op("BT")
	c.op("Td", p.X, pages.SheetHeight-p.Y)
	c.out = append(c.out, '(')
	for i, r := range p.Chars {
		code := f.code(r, p.Glyphs[i])
		c.out = appendByte(appendByte(c.out, byte(code>>8)), byte(code))
	}
	c.op(") Tj ET")
}

// appendByte adds a byte of a string.
func appendByte(out []byte, b byte) []byte {
	switch b {
	case '(', ')', '\\':
		return append(out, '\\', b)
	case '\r':
		return append(out, '\\', 'r')
	}
	return append(out, b)
}

// op writes numbers and the operator they are for, a line.
func (c *content) op(operator string, numbers ...float64) {
	for _, n := range numbers {
		c.out = append(strconv.AppendFloat(c.out, n, 'f', 2, 64), ' ')
	}
	c.out = append(append(c.out, operator...), '\n')
}

// ink chooses a colour of parts of 255.
func (c *content) ink(operator string, parts ...int) {
	for _, n := range parts {
		c.out = append(strconv.AppendFloat(c.out, float64(n)/255, 'f', 3, 64), ' ')
	}
	c.out = append(append(c.out, operator...), '\n')
}
