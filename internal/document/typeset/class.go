package typeset

import (
	"strings"
	"unicode"
)

// class is what a character is to the line breaker.
type class uint8

const (
	ideograph class = iota // a square character: a line may break before and after it
	latin                  // letters and figures, which hold together as words
	opening                // may not end a line
	closing                // may not begin a line
	dash                   // —— stays in one piece
	ellipsis               // …… stays in one piece and does not begin a line
	space
	glue // a space at which no line may break
	mark // drawn on the character before it
)

// The marks of GB/T 15834-2011 in both widths, and the signs of amounts and units that hold to
// their number.
const (
	openings  = "（《「『【〔〖〈［｛“‘〝([{＜￥＄＃¥$№§"
	closings  = "）》」』】〕〗〉］｝”’〞)]}＞、，。．；：？！,;:?!％‰℃°%·・々ー—～／"
	dashes    = "—―⸺"
	ellipses  = "…⋯"
	fixSpaces = "\u00a0\u202f\u2060"
)

// The ideographs begin here; before them are alphabets and, from arrows to box lines, signs that
// are set like ideographs.
const (
	firstSign      = 0x2190
	firstIdeograph = 0x2E80
	firstHan       = 0x4E00 // no mark is among these, which are most of any text
	lastHan        = 0x9FFF
)

func classOf(r rune) class {
	switch {
	case r >= firstHan && r <= lastHan:
		return ideograph
	case strings.ContainsRune(dashes, r):
		return dash
	case strings.ContainsRune(ellipses, r):
		return ellipsis
	case strings.ContainsRune(fixSpaces, r):
		return glue
	case unicode.IsSpace(r):
		return space
	case strings.ContainsRune(openings, r):
		return opening
	case strings.ContainsRune(closings, r):
		return closing
	case unicode.In(r, unicode.Mn, unicode.Me):
		return mark
	case r < firstSign, isFullWidthLetter(r):
		return latin
	}
	return ideograph
}

func isFullWidthLetter(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// classes classifies a text. Marks of ASCII mean different things in different company: a comma
// between figures is part of the number, the straight quotation mark opens and closes in turn.
func classes(text []Char) []class {
	out := make([]class, len(text))
	quoted := false
	for i, c := range text {
		out[i] = classOf(c.Rune)
		switch {
		case c.Rune == '"' || c.Rune == '＂':
			out[i] = opening
			if quoted {
				out[i] = closing
			}
			quoted = !quoted
		case isSlash(c.Rune) && i > 0 && out[i-1] != latin:
			out[i] = closing
		case strings.ContainsRune(",;:?!", c.Rune) && i > 0 && i+1 < len(text) &&
			out[i-1] == latin && classOf(text[i+1].Rune) == latin:
			out[i] = latin
		}
	}
	return out
}
