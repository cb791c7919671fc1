package ofd

import (
	"math"
	"strconv"
	"unicode/utf8"
)

const declaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// root begins a file's outermost element; attributes follow.
func root(name string) string {
	return declaration + "<ofd:" + name + ` xmlns:ofd="http://www.ofdspec.org/2016"`
}

// micron is a length as it is written: a thousandth of a millimetre. Points are made such once, so
// that what is written adds up.
type micron int

// microns returns a length of points.
func microns(points float64) micron { return micron(math.Round(points * 25.4 / 72 * 1000)) }

// appendMM adds a length in millimetres, with no more figures than it needs.
func appendMM(out []byte, m micron) []byte {
	if m < 0 {
		out, m = append(out, '-'), -m
	}
	out = strconv.AppendInt(out, int64(m/1000), 10)
	if m %= 1000; m == 0 {
		return out
	}
	digits := [4]byte{'.', '0' + byte(m/100), '0' + byte(m/10%10), '0' + byte(m%10)}
	n := 4
	for digits[n-1] == '0' {
		n--
	}
	return append(out, digits[:n]...)
}

// appendMMs adds lengths with blanks between.
func appendMMs(out []byte, list ...micron) []byte {
	for i, m := range list {
		if i > 0 {
			out = append(out, ' ')
		}
		out = appendMM(out, m)
	}
	return out
}

// appendText adds a text of the document, so that it is text again for who reads the file. What XML
// cannot hold is �.
func appendText(out []byte, s string) []byte {
	for _, r := range s {
		out = appendChar(out, r)
	}
	return out
}

func appendChar(out []byte, r rune) []byte {
	switch {
	case r == '<':
		return append(out, "&lt;"...)
	case r == '>':
		return append(out, "&gt;"...)
	case r == '&':
		return append(out, "&amp;"...)
	case r == '"':
		return append(out, "&quot;"...)
	case r < ' ', r == 0xFFFE, r == 0xFFFF:
		r = utf8.RuneError
	}
	return utf8.AppendRune(out, r)
}

// text returns a text as it is written.
func text(s string) string { return string(appendText(nil, s)) }
