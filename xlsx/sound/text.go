package sound

import (
	"bytes"
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// checkText checks that text holds nothing but characters XML allows, and references that are known.
func (l *lexer) checkText(text []byte, references bool) error {
	if !utf8.Valid(text) {
		return errors.New("not UTF-8")
	}
	for i, c := range text {
		switch {
		case c < ' ' && !isSpace(c):
			return fmt.Errorf("the control character %#x", c)
		case c == 0xEF && i+2 < len(text) && text[i+1] == 0xBF && text[i+2] >= 0xBE:
			return errors.New("a character that is none")
		case c == '&' && references:
			if _, size := reference(text[i:]); size == 0 {
				return fmt.Errorf("the reference %.12q", text[i:])
			}
		}
	}
	return nil
}

// Unescape resolves the references of a text of a part.
func Unescape(text []byte) []byte {
	i := bytes.IndexByte(text, '&')
	if i < 0 {
		return text
	}
	out := bytes.Clone(text[:i])
	for i < len(text) {
		if text[i] != '&' {
			out = append(out, text[i])
			i++
			continue
		}
		r, size := reference(text[i:])
		if size == 0 {
			return append(out, text[i:]...)
		}
		out = utf8.AppendRune(out, r)
		i += size
	}
	return out
}

// Plain writes the characters beyond ASCII of a part as they are where they are references, as some
// programs write them: eight bytes where three do.
func Plain(data []byte) []byte {
	if !bytes.Contains(data, []byte("&#")) || bytes.Contains(data, []byte("<![CDATA[")) {
		return data // within CDATA nothing is a reference
	}
	out := make([]byte, 0, len(data))
	for {
		i := bytes.IndexByte(data, '&')
		if i < 0 {
			return append(out, data...)
		}
		out = append(out, data[:i]...)
		r, size := reference(data[i:])
		if r < utf8.RuneSelf {
			r, size = '&', 1
		}
		out = utf8.AppendRune(out, r)
		data = data[i+size:]
	}
}

// reference resolves the reference a text begins with; its size is 0 where it is none.
func reference(text []byte) (r rune, size int) {
	const longest = len("&#x0010FFFF;")
	for size = 1; size < len(text) && size < longest && text[size] != ';'; size++ {
	}
	if size == len(text) || text[size] != ';' || size < 3 {
		return 0, 0
	}
	name := text[1:size]
	switch string(name) {
	case "amp":
		r = '&'
	case "lt":
		r = '<'
	case "gt":
		r = '>'
	case "quot":
		r = '"'
	case "apos":
		r = '\''
	default:
		if r = numbered(name); !allowed(r) {
			return 0, 0
		}
	}
	return r, size + 1
}

// numbered resolves #24180 and #x5E74; it gives 0, which is no character of XML, for anything else.
func numbered(name []byte) rune {
	if name[0] != '#' {
		return 0
	}
	digits, base := name[1:], rune(10)
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n := rune(0)
	for _, c := range digits {
		d := base
		switch {
		case c >= '0' && c <= '9':
			d = rune(c - '0')
		case c >= 'a' && c <= 'f':
			d = rune(c-'a') + 10
		case c >= 'A' && c <= 'F':
			d = rune(c-'A') + 10
		}
		if d >= base || n > unicode.MaxRune {
			return 0
		}
		n = n*base + d
	}
	return n
}

// allowed reports whether a character may be in XML.
func allowed(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' ||
		r >= ' ' && r < 0xD800 || r >= 0xE000 && r < 0xFFFE || r >= 0x10000 && r <= unicode.MaxRune
}
