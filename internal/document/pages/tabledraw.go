package pages

import (
	"cmp"
	"slices"

	"nianbao/internal/document"
)

// draw puts rows from to to, below the first repeated ones, at the top y of a page.
func (t *table) draw(p *Page, from, to, repeated int, heights []float64, top float64) {
	xs := []float64{areaLeft}
	for _, w := range t.widths {
		xs = append(xs, xs[len(xs)-1]+w)
	}
	ys := []float64{top}
	for _, h := range heights {
		ys = append(ys, ys[len(ys)-1]+h)
	}
	var r ruler
	// put puts rows first to end of a cell at row at of the page.
	put := func(c *cell, of *Element, first, end, at int) {
		box := Rect{xs[c.col], ys[at], xs[c.col+c.cols] - xs[c.col], ys[at+end-first] - ys[at]}
		r.frame(box)
		t.drawCell(p, of, c, box)
	}
	for _, c := range t.cells {
		if c.row < repeated {
			put(c, nil, c.row, min(c.row+c.rows, repeated), c.row)
		}
		if first, end := max(c.row, from), min(c.row+c.rows, to); first < end {
			of := c.of
			if first > c.row {
				of = nil // the label of a cell that began on a page before
			}
			put(c, of, first, end, repeated+first-from)
		}
	}
	p.Rules = append(p.Rules, r.rules(Rect{xs[0], top, xs[len(xs)-1] - xs[0], ys[len(ys)-1] - top})...)
}

// drawCell fills a cell's box.
func (t *table) drawCell(p *Page, of *Element, c *cell, box Rect) {
	if c.role == document.BlockKey {
		p.Fills = append(p.Fills, box)
	}
	if len(c.parts) == 0 {
		return
	}
	size := t.size
	for ; size > 2; size -= typeStep {
		lines := c.set(t.inner(c), size, t.centred(c))
		level := float64(len(lines))*cellLead*size <= box.H-padLeast
		upright := c.units != nil && float64(len(c.units))*size <= box.H-padLeast && c.need*size <= box.W
		switch {
		case upright && c.prefersColumn(box, lines):
			c.drawColumn(p, of, box, size)
			return
		case level:
			t.drawLines(p, of, c, lines, box, size)
			return
		case upright && c.rows > 1:
			c.drawColumn(p, of, box, size)
			return
		}
	}
	t.drawLines(p, of, c, c.set(t.inner(c), size, t.centred(c)), box, size)
}

// prefersColumn reports whether a label reads better as a column: in a tall narrow cell, when it
// would not fit in one line below its number, or over figures, when its lines would be uneven.
func (c *cell) prefersColumn(box Rect, lines []setLine) bool {
	level := 1
	if c.ordinal > 0 {
		level = 2
	}
	if c.rows < 2 || len(lines) <= level || box.H < 1.3*box.W {
		return false
	}
	if c.role == document.ColumnKey && len(c.units)%len(lines) == 0 {
		return false
	}
	for _, unit := range c.units {
		for _, ch := range c.parts[0].chars[unit[0]:unit[1]] {
			if unit[1] > c.ordinal && (ch.Left > 0 || ch.Right > 0) {
				return false // a mark that would want to be turned
			}
		}
	}
	return true
}

// drawColumn sets a label as a column of units, upright, in the middle of the box.
func (c *cell) drawColumn(p *Page, of *Element, box Rect, size float64) {
	t := c.parts[0]
	n := float64(len(c.units))
	step := min(1.35*size, max(size, (box.H-unitPad*size)/n))
	y := box.Y + (box.H-step*n)/2 + step/2 + middle*size
	for _, unit := range c.units {
		u := t.part(unit[0], unit[1])
		line := straight(u)
		x := box.X + (box.W-t.unitWidth(unit)*size)/2 - u.chars[0].Left*size
		if last := u.chars[len(u.chars)-1]; len(u.chars) == 2 && last.Right > 0 {
			// 三、: the character is in line with the others, its mark beside it, if the cell is
			// wide enough.
			x = max(box.X+1, min(box.X+(box.W-size)/2, box.X+box.W-1-(2-last.Right)*size))
		}
		p.put(of, u, line, x, y, size, size)
		y += step
	}
}

// drawLines sets the lines of a cell in the middle of its height.
func (t *table) drawLines(p *Page, of *Element, c *cell, lines []setLine, box Rect, size float64) {
	lead := cellLead * size
	y := box.Y + (box.H-lead*float64(len(lines)))/2 + lead/2 + middle*size
	for _, l := range lines {
		x := box.X + padAcross
		if t.centred(c) {
			x = box.X + (box.W-l.line.Width*size)/2
			if c.number {
				x = c.aligned(box, size, x)
			}
		}
		p.put(of, l.text, l.line, x, y, size, size)
		y += lead
	}
}

// aligned returns the left edge of a number whose units are below those of the figures above it:
// the widest figure of the group is in the middle.
func (c *cell) aligned(box Rect, size, centred float64) float64 {
	whole, point := 0.0, 0.0
	for _, other := range c.group {
		if other.number {
			whole, point = max(whole, other.whole), max(point, other.point)
		}
	}
	if (whole+point)*size > box.W-padAcross {
		return centred
	}
	return box.X + (box.W-(whole+point)*size)/2 + (whole-c.whole)*size
}

// ruler gathers the lines of a table, each once however many cells share it.
type ruler struct {
	across, down []Rule
}

func (r *ruler) frame(b Rect) {
	right, bottom := b.X+b.W, b.Y+b.H
	r.across = append(r.across, Rule{b.X, b.Y, right, b.Y, thin}, Rule{b.X, bottom, right, bottom, thin})
	r.down = append(r.down, Rule{b.X, b.Y, b.X, bottom, thin}, Rule{right, b.Y, right, bottom, thin})
}

// rules returns the lines inside the frame, joined, and the frame itself, which is heavier.
func (r *ruler) rules(frame Rect) []Rule {
	var out []Rule
	for _, l := range join(r.across, func(l Rule) (at, from, to float64) { return l.Y1, l.X1, l.X2 }) {
		if l.at > frame.Y+0.01 && l.at < frame.Y+frame.H-0.01 {
			out = append(out, Rule{l.from, l.at, l.to, l.at, thin})
		}
	}
	for _, l := range join(r.down, func(l Rule) (at, from, to float64) { return l.X1, l.Y1, l.Y2 }) {
		if l.at > frame.X+0.01 && l.at < frame.X+frame.W-0.01 {
			out = append(out, Rule{l.at, l.from, l.at, l.to, thin})
		}
	}
	left, right, top, bottom := frame.X, frame.X+frame.W, frame.Y, frame.Y+frame.H
	const over = thick / 2 // so that the corners are square
	return append(out,
		Rule{left - over, top, right + over, top, thick},
		Rule{left - over, bottom, right + over, bottom, thick},
		Rule{left, top, left, bottom, thick}, Rule{right, top, right, bottom, thick})
}

type stretch struct{ at, from, to float64 }

// join makes one stretch of those that lie on the same line and touch.
func join(rules []Rule, read func(Rule) (at, from, to float64)) []stretch {
	all := make([]stretch, len(rules))
	for i, r := range rules {
		all[i].at, all[i].from, all[i].to = read(r)
	}
	slices.SortFunc(all, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []stretch
	for _, s := range all {
		if n := len(out); n > 0 && out[n-1].at == s.at && s.from <= out[n-1].to+0.01 {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}
