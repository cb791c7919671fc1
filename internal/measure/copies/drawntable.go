package copies

import (
	"bytes"
	"fmt"
	"strings"

	"nianbao/templates"
)

// table puts a table on pages, which break it between rows; what is in a cell over rows of several
// pages is on that with most of them.
func (b *board) table(t Truth, table *templates.Table) {
	b.part++
	g := &table.Grid
	xs := []float64{pageMargin}
	total := 0.0
	for _, w := range table.Widths {
		total += w
	}
	for _, w := range table.Widths {
		xs = append(xs, xs[len(xs)-1]+w/total*(pageWidth-2*pageMargin))
	}
	const pad = 2.0
	lines := map[*templates.Cell][]string{}
	height := make([]float64, g.Rows)
	for i := range g.Cells {
		c := &g.Cells[i]
		lines[c] = wrapped(b.shown(t, c), (xs[c.Col+c.ColSpan]-xs[c.Col]-2*pad)/b.size)
		if high := float64(len(lines[c]))*leading*b.size + 3*pad; c.RowSpan == 1 {
			height[c.Row] = max(height[c.Row], high)
		}
	}
	top, bottom, page := make([]float64, g.Rows), make([]float64, g.Rows), make([]int, g.Rows)
	for r, high := range height {
		b.room(high)
		top[r], bottom[r], page[r] = b.y, b.y+high, b.page
		b.y += high
	}
	b.y += b.size
	defer func() { b.part++ }()
	for i := range g.Cells {
		c := &g.Cells[i]
		from, to := c.Row, c.Row // the part that is the highest
		for r := c.Row; r < c.Row+c.RowSpan; {
			last := r
			for last+1 < c.Row+c.RowSpan && page[last+1] == page[r] {
				last++
			}
			if bottom[last]-top[r] > bottom[to]-top[from] || r == c.Row {
				from, to = r, last
			}
			r = last + 1
		}
		at := frame{page[from], xs[c.Col] + pad, top[from], xs[c.Col+c.ColSpan] - pad, bottom[to]}
		b.cell(c, at, lines[c])
		for r := c.Row; b.ruled && r < c.Row+c.RowSpan; r++ {
			b.frame(frame{page[r], xs[c.Col], top[r], xs[c.Col+c.ColSpan], bottom[r]}, r == c.Row, r == c.Row+c.RowSpan-1)
		}
	}
}

// frame is a place on a page.
type frame struct {
	page                     int
	left, top, right, bottom float64
}

// cell writes the lines of a cell.
func (b *board) cell(c *templates.Cell, at frame, lines []string) {
	b.cells++
	side := b.heads
	if c.Slot != nil {
		side = b.side
	}
	y := at.top + 2 + (at.bottom-at.top-4-float64(len(lines))*leading*b.size)*b.high
	for _, l := range lines {
		x := at.left + (at.right-at.left-textWidth(l)*b.size)*side
		b.pieces = append(b.pieces, piece{at.page, b.part, c.Col, b.cells, x, y + b.size, b.size, l})
		y += leading * b.size
	}
}

// frame draws the lines around a part of a cell.
func (b *board) frame(at frame, above, below bool) {
	if b.rules == nil {
		b.rules = map[int][]string{}
	}
	stroke := func(x1, y1, x2, y2 float64) {
		b.rules[at.page] = append(b.rules[at.page],
			fmt.Sprintf("0.5 w %g %g m %g %g l S\n", x1, pageHeight-y1, x2, pageHeight-y2))
	}
	stroke(at.left, at.top, at.left, at.bottom)
	stroke(at.right, at.top, at.right, at.bottom)
	if above {
		stroke(at.left, at.top, at.right, at.top)
	}
	if below {
		stroke(at.left, at.bottom, at.right, at.bottom)
	}
}

// runs are the parts of a text that are of one font.
func (p piece) runs() (all []piece) {
	x := p.x
	for _, r := range p.text {
		n := len(all) - 1
		if n >= 0 && (r < 0x100) == ([]rune(all[n].text)[0] < 0x100) {
			all[n].text += string(r)
		} else {
			one := p
			one.x, one.text = x, string(r)
			all = append(all, one)
		}
		x += runeWidth(r) * p.size
	}
	return all
}

// coded are the characters of a text of one font as its codes.
func (p piece) coded() (font string, codes []string) {
	font = "F1"
	for _, r := range p.text {
		if r < 0x100 {
			font, codes = "F2", append(codes, fmt.Sprintf("%02X", r))
		} else {
			codes = append(codes, fmt.Sprintf("%04X", r))
		}
	}
	return font, codes
}

// line draws a text, each font of it at once.
func line(content *bytes.Buffer, p piece) {
	for _, run := range p.runs() {
		font, codes := run.coded()
		fmt.Fprintf(content, "BT /%s %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n", font, p.size, run.x, pageHeight-p.y,
			strings.Join(codes, ""))
	}
}

// kerned draws it with the distances of its characters written between them.
func kerned(content *bytes.Buffer, p piece) {
	for _, run := range p.runs() {
		font, codes := run.coded()
		fmt.Fprintf(content, "BT /%s %g Tf %g %g Td [", font, p.size, run.x, pageHeight-p.y)
		for i, code := range codes {
			fmt.Fprintf(content, "<%s>%d", code, []int{12, -12}[i%2])
		}
		content.WriteString("] TJ ET\n")
	}
}

// eachCharacter places every character by itself.
func eachCharacter(content *bytes.Buffer, p piece) {
	for _, r := range p.text {
		one := p
		one.text = string(r)
		line(content, one)
		p.x += runeWidth(r) * p.size
	}
}
