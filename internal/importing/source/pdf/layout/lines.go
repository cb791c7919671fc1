package layout

import (
	"slices"
	"strings"
	"unicode"
)

// line is a line of text.
type line struct {
	box    Box
	glyphs []Glyph // from the left, without blanks at the ends
	size   float64 // the usual height of a character
	text   string
	blank  bool // a blank is written at its end
}

// lines sorts characters into lines, from the top, and each from the left.
func lines(glyphs []Glyph) []line {
	glyphs = slices.DeleteFunc(slices.Clone(glyphs), func(g Glyph) bool { return isInvisible(g.Char) })
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return compare(a.Box.middleY(), b.Box.middleY()) })
	var out []line
	for len(glyphs) > 0 {
		n := 1
		low, high := glyphs[0].Box.middleY(), glyphs[0].Box.height()
		for n < len(glyphs) {
			g := glyphs[n]
			if g.Box.middleY()-low > 0.5*min(max(high, 1), max(g.Box.height(), 1)) {
				break
			}
			// the line moves along with its characters, which may be raised or lowered a little
			low = low + (g.Box.middleY()-low)/float64(n+1)
			high = max(high, g.Box.height())
			n++
		}
		if l, ok := newLine(glyphs[:n:n]); ok {
			out = append(out, l)
		}
		glyphs = glyphs[n:]
	}
	return out
}

// newLine makes a line of characters, false when they are blanks.
func newLine(glyphs []Glyph) (line, bool) {
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return compare(a.Box.Left, b.Box.Left) })
	glyphs = once(glyphs)
	for len(glyphs) > 0 && isBlank(glyphs[0].Char) {
		glyphs = glyphs[1:]
	}
	l := line{}
	for len(glyphs) > 0 && isBlank(glyphs[len(glyphs)-1].Char) {
		last := glyphs[len(glyphs)-1]
		l.blank = l.blank || last.Char != '\u3000' && last.Box.width() > leastBlank*last.Box.height()
		glyphs = glyphs[:len(glyphs)-1]
	}
	if len(glyphs) == 0 {
		return line{}, false
	}
	l.glyphs, l.box = glyphs, glyphs[0].Box
	var sizes []float64
	for _, g := range glyphs {
		l.box = Box{min(l.box.Left, g.Box.Left), min(l.box.Top, g.Box.Top), max(l.box.Right, g.Box.Right),
			max(l.box.Bottom, g.Box.Bottom)}
		sizes = append(sizes, g.Box.height())
	}
	slices.Sort(sizes)
	l.size = max(sizes[len(sizes)/2], 1)
	l.text = spaced(glyphs, l.size)
	return l, true
}

// once leaves out characters that were drawn twice, a little apart, to look bold.
func once(glyphs []Glyph) []Glyph {
	var out []Glyph
	for _, g := range glyphs {
		double := false
		for i := len(out) - 1; i >= 0 && i >= len(out)-3; i-- {
			o := out[i]
			double = double || o.Char == g.Char && g.Box.Left-o.Box.Left < 0.25*max(o.Box.width(), 0.5)
		}
		if !double {
			out = append(out, g)
		}
	}
	return out
}

// The gaps between words, and between separate texts of a line, in heights of a character.
const (
	wordGap = 0.22
	tabGap  = 1.4
	// leastBlank is how wide a blank at the end of a line is that is one of the text.
	leastBlank = 0.15
)

// spaced is the text of a line, with the blanks that only show as gaps.
func spaced(glyphs []Glyph, size float64) string {
	var b strings.Builder
	blank := 0.0
	end := glyphs[0].Box.Left
	last := rune(0)
	written := false
	for _, g := range glyphs {
		if isBlank(g.Char) {
			blank = max(blank, 0.01)
			written = written || g.Char != '\u3000'
			continue
		}
		gap := g.Box.Left - end
		switch {
		case last == 0:
		case gap > tabGap*size:
			b.WriteByte('\t')
		case blank > 0 && written && !(isWide(last) && isWide(g.Char) && gap < wordGap*size):
			b.WriteByte(' ')
		case gap > wordGap*size && !isWide(last) && !isWide(g.Char):
			b.WriteByte(' ')
		case gap > 0.8*size:
			b.WriteByte(' ')
		}
		b.WriteRune(g.Char)
		end, last = max(end, g.Box.Right), g.Char
		blank, written = 0, false
	}
	return b.String()
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\u00a0' }

// isInvisible recognises characters that are not seen and mean nothing in a line.
func isInvisible(r rune) bool {
	return r == '\ufeff' || r == '\u200b' || r == '\u00ad' || r == '\u200d' || r == '\u200c' || r == '\ufffe' ||
		r == '\uffff' || r < ' ' && r != '\t'
}

// isWide recognises characters that are as wide as they are high: between them a line may end
// anywhere.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= '\u3001' && r <= '\u303f' || r >= '\uff01' && r <= '\uff5e' ||
		r == '“' || r == '”' || r == '‘' || r == '’' || r == '—' || r == '…' || r >= '\u2460' && r <= '\u24ff'
}

// continued joins two lines of one text.
func continued(above, below string) string {
	last, first := []rune(above), []rune(below)
	if len(last) == 0 || len(first) == 0 {
		return above + below
	}
	a, b := last[len(last)-1], first[0]
	if isWide(a) || isWide(b) || unicode.IsDigit(a) && unicode.IsDigit(b) || strings.ContainsRune("-./%,", a) ||
		strings.ContainsRune("-./%,", b) {
		return above + below
	}
	return above + " " + below
}
