// Package harmless makes text that somebody sent safe for what is written for people and
// programs: [Line] for a line on a screen, a letter or a comment, [Cell] for a field of a CSV
// file, [JSON] for encoded JSON. A value, a name or a file name can then never bring a line of
// its own, move a cursor, change colours, turn the direction of writing, or be taken for a
// formula.
//
// It is a leaf and knows no language: package message words what was cut.
package harmless

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line returns a text as one line: breaks and tabs become blanks, control and direction characters are dropped.
func Line(s string) string {
	clean := true
	for _, r := range s {
		if r < ' ' || r >= 0x7f && hostile(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' ||
			r == '\u2029':
			return ' '
		case hostile(r):
			return -1
		}
		return r
	}, s)
}

// hostile are control characters (C0, C1), direction marks, and what breaks lines.
func hostile(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' ||
		r == '\ufffe' || r == '\uffff'
}

// plainNumber is a figure in digits. What else Go would read as a number (+Inf, 0x1p2) is text to a spreadsheet.
var plainNumber = regexp.MustCompile(`^[-+]?\d+(\.\d+)?$`)

// Cell returns a text as a field of a CSV file that no spreadsheet takes for a formula: one line, with an apostrophe
// before what begins like a formula, also in full width. A plain number keeps its sign.
func Cell(s string) string {
	s = strings.TrimSpace(Line(s))
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune("=+-@＝＋－＠", first) || plainNumber.MatchString(s) {
		return s
	}
	return "'" + s
}

// WriteJSON writes a value as indented JSON, see [JSON].
func WriteJSON(w io.Writer, v any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(JSON(text.Bytes()))
	return err
}

// JSON returns encoded JSON with the characters escaped that could do harm where it is shown: C1
// controls, direction marks, line and paragraph separators. They occur in strings only, so the
// meaning is the same.
func JSON(encoded []byte) []byte {
	var out []byte
	last := 0
	for i := 0; i < len(encoded); {
		if encoded[i] < utf8.RuneSelf && encoded[i] != 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRune(encoded[i:])
		if hostile(r) {
			out = append(out, encoded[last:i]...)
			out = fmt.Appendf(out, `\u%04x`, r)
			last = i + size
		}
		i += size
	}
	if out == nil {
		return encoded
	}
	return append(out, encoded[last:]...)
}
