package layout

import (
	"slices"
	"strings"
	"unicode"
)

// word is a part of a line that is apart from what is beside it: the text of a cell, or a piece of it.
type word struct {
	box    Box
	text   string
	size   float64
	glyphs []Glyph
}

// apart is how far two words are apart at least, in heights of a character. In a narrow column a
// head of two characters leaves less room than a blank as wide as one.
const apart = 0.5

// figuresApart is how far apart two figures are at least: the digits of one touch.
const figuresApart = 0.1

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// wordsOf divides a line at its gaps.
func wordsOf(l *line) (words []word) {
	from, end, last := 0, l.glyphs[0].Box.Right, 0
	add := func(to int) {
		part, ok := newLine(slices.Clone(l.glyphs[from:to]))
		if !ok {
			return
		}
		if crowded(part.glyphs) {
			part.text = strings.Join(strings.Split(part.text, ""), "\n")
		}
		words = append(words, word{part.box, part.text, l.size, part.glyphs})
	}
	for i, g := range l.glyphs[1:] {
		if isBlank(g.Char) {
			continue
		}
		gap := g.Box.Left - end
		if gap > apart*l.size || gap > figuresApart*l.size && isDigit(g.Char) && isDigit(l.glyphs[last].Char) {
			add(i + 1)
			from = i + 1
		}
		end, last = max(end, g.Box.Right), i+1
	}
	add(len(l.glyphs))
	return words
}

// crowded reports whether digits lie over one another: those of two figures that had no room. Which
// is of which cannot be seen.
func crowded(glyphs []Glyph) bool {
	for i, g := range glyphs[1:] {
		last := glyphs[i]
		if isDigit(last.Char) && isDigit(g.Char) && last.Box.Right-g.Box.Left > 0.3*last.Box.width() {
			return true
		}
	}
	return false
}

// beforeFigure divides a word whose end, a figure, is behind x: a label that reaches its
// figure. ok is false where it does not.
func (w word) beforeFigure(x float64) (label, figure word, ok bool) {
	k := len(w.glyphs)
	for k > 0 && unicode.IsDigit(w.glyphs[k-1].Char) && w.glyphs[k-1].Box.Left >= x {
		k--
	}
	if k == 0 || k == len(w.glyphs) || unicode.IsDigit(w.glyphs[k-1].Char) {
		return w, w, false
	}
	a, _ := newLine(slices.Clone(w.glyphs[:k]))
	b, ok := newLine(slices.Clone(w.glyphs[k:]))
	return word{a.box, a.text, w.size, a.glyphs}, word{b.box, b.text, w.size, b.glyphs}, ok
}

// textLine is a line of a page on its way to a table of which nothing is drawn.
type textLine struct {
	line  *line
	words []word
	y     float64
	row   bool // may be a row of a table: a figure, and something beside it
}

// textLines divides lines into words.
func textLines(lines []line) []textLine {
	all := make([]textLine, len(lines))
	for i := range lines {
		all[i] = textLine{line: &lines[i], words: wordsOf(&lines[i]), y: lines[i].box.middleY()}
		all[i].row = len(all[i].words) > 1 && isFigure(all[i].words[len(all[i].words)-1].text)
	}
	for i := range all {
		if len(all[i].words) == 1 && isFigure(all[i].words[0].text) {
			all[i].row = i > 0 && all[i].besideLabel(all[i-1]) &&
				i+1 < len(all) && all[i].besideLabel(all[i+1])
		}
	}
	return all
}

// besideLabel reports whether a figure alone on its line is beside a label, of which the next
// line is one of several.
func (l textLine) besideLabel(next textLine) bool {
	return len(next.words) == 1 && next.line.box.Right < l.line.box.Left &&
		abs(next.y-l.y) < 1.1*next.line.size
}
