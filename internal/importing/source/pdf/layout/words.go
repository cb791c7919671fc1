package layout

import "slices"

// word is a part of a line that stands apart from what is beside it: the text of a cell, or a piece of it.
type word struct {
	box  Box
	text string
	size float64
}

// apart is how far two words are apart at least, in heights of a character. In a narrow column a head of two characters
// leaves less room than a blank as wide as one.
const apart = 0.5

// wordsOf divides a line at its gaps.
func wordsOf(l *line) (words []word) {
	from, end := 0, l.glyphs[0].Box.Right
	add := func(to int) {
		if part, ok := newLine(slices.Clone(l.glyphs[from:to])); ok {
			words = append(words, word{part.box, part.text, l.size})
		}
	}
	for i, g := range l.glyphs[1:] {
		if isBlank(g.Char) {
			continue
		}
		if g.Box.Left-end > apart*l.size {
			add(i + 1)
			from = i + 1
		}
		end = max(end, g.Box.Right)
	}
	add(len(l.glyphs))
	return words
}

// textLine is a line of a page on its way to a table of which nothing is drawn.
type textLine struct {
	line  *line
	words []word
	y     float64
}

// isRow reports whether a line may be a row of a table: a figure, and something beside it.
func (l textLine) isRow() bool {
	return len(l.words) > 1 && isFigure(l.words[len(l.words)-1].text)
}

// figures counts the words that are figures.
func (l textLine) figures() (n int) {
	for _, w := range l.words {
		if isFigure(w.text) {
			n++
		}
	}
	return n
}

// textLines divides lines into words.
func textLines(lines []line) []textLine {
	all := make([]textLine, len(lines))
	for i := range lines {
		all[i] = textLine{&lines[i], wordsOf(&lines[i]), lines[i].box.middleY()}
	}
	return all
}
