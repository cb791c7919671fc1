package document

import (
	"strings"
	"unicode"
)

// A report's text comes from cells and web pages and is dirty in ways that no reader sees and every printed form
// stumbles over. What is dropped or folded here, once for all forms, prints nothing:
//
//   - control and format characters, above all those that turn the direction of text and would
//     make a figure read as another; but not the joiners that shape the signs beside them
//   - code points that are no characters and are not allowed in XML
//   - runs of spaces, which become one; the ideographic space is kept, it is used to align
//
// A line break parts paragraphs: people press Alt+Enter, and paste a whole section into one cell.

// lines returns the lines of a text that have something to print, cleaned.
func lines(text string) []string {
	var out []string
	for _, line := range strings.FieldsFunc(text, isLineBreak) {
		if line = oneLine(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func isLineBreak(r rune) bool {
	return r >= '\n' && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// oneLine returns a text cleaned, its line breaks as spaces.
func oneLine(text string) string {
	var b strings.Builder
	var last rune
	spaced := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) && r != '\u3000':
			spaced = true
			continue
		case printsNothing(r) && !(isJoiner(r) && shapes(last)):
			continue
		}
		if spaced && b.Len() > 0 {
			b.WriteByte(' ')
		}
		spaced = false
		b.WriteRune(r)
		last = r
	}
	return strings.TrimFunc(b.String(), unicode.IsSpace)
}

func printsNothing(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Noncharacter_Code_Point) || r == '\u3164'
}

func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// shapes reports whether a joiner after the sign changes what is seen: in emoji, and in scripts whose letters join.
func shapes(r rune) bool {
	return unicode.In(r, unicode.So, unicode.Sk, unicode.Mn, unicode.Arabic, unicode.Mongolian, unicode.Tibetan)
}
