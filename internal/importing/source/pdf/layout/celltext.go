package layout

import (
	"slices"
	"strings"
)

// write puts characters into a cell. A line that reaches the edge goes on in the next; any other ends.
func (c *cell) write(glyphs []Glyph) {
	straight, turned := directions(glyphs)
	c.lines = lines(straight)
	for i := range c.lines {
		switch l := &c.lines[i]; {
		case i == 0:
			c.text = l.text
		case wraps(&c.lines[i-1], l, c.box):
			c.text = continued(c.text, l.text)
		default:
			c.text += "\n" + l.text
		}
	}
	c.text += turnedText(turned)
}

// wraps reports whether the line below continues the text of a cell.
func wraps(above, below *line, box Box) bool {
	return below.box.Top-above.box.Bottom <= 1.2*above.size && isFull(above, below, box)
}

// isFull reports whether the first word of the line below had no room in the line above.
func isFull(above, below *line, box Box) bool {
	room := box.width() - above.box.width()
	if len([]rune(below.text)) == 1 || len([]rune(above.text)) == 1 { // a narrow column, or one written downwards
		room -= 0.5 * above.size
	}
	return firstWord(below)+0.6*above.size > room-padding
}

// padding is what a cell keeps free at its two sides together.
const padding = 12

// firstWord is how wide the part of a line is that a line break may not divide.
func firstWord(l *line) float64 {
	for i := 1; i < len(l.glyphs); i++ {
		a, b := l.glyphs[i-1].Char, l.glyphs[i].Char
		if isBlank(b) || (isWide(a) || isWide(b)) && !strings.ContainsRune("，。、；：？！）》〉”’】％%,.)", b) &&
			!strings.ContainsRune("（《〈“‘【", a) {
			return l.glyphs[i-1].Box.Right - l.box.Left
		}
	}
	return l.box.width()
}

// turnedText is text written upwards or downwards, as in a narrow column.
func turnedText(glyphs []Glyph) string {
	p := Page{Glyphs: slices.Clone(glyphs)}
	for _, g := range glyphs {
		p.Width, p.Height = max(p.Width, g.Box.Right), max(p.Height, g.Box.Bottom)
	}
	var b strings.Builder
	p = upright(p)
	straight, _ := directions(p.Glyphs)
	for _, l := range lines(straight) {
		b.WriteString(l.text)
	}
	return b.String()
}
