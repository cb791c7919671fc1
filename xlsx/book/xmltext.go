package book

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// appendText appends the latest character data, with references resolved and line ends normalised
// to \n as XML requires. Only text that is used is checked for invalid UTF-8.
func (s *scanner) appendText(dst []byte) []byte {
	if len(dst)+len(s.chars) > maxTextBytes {
		s.stop(&Refusal{Code: CodeCellTooLong, Limit: MaxCellChars})
		return dst
	}
	chars, plain := s.chars, 0
	if !utf8.Valid(chars) {
		s.fail(CodeBrokenXML, "not valid UTF-8")
		return dst
	}
	for i := 0; i < len(chars); i++ {
		switch charClass[chars[i]] {
		case charPlain:
			continue
		case charNever:
			s.fail(CodeBrokenXML, "the control character %#02x", chars[i])
			return dst
		case charReturn: // one line end, with or without the \n that may follow
			dst = append(dst, chars[plain:i]...)
			if plain = i + 1; plain == len(chars) || chars[plain] != '\n' {
				dst = append(dst, '\n')
			}
		case charReference:
			if s.cdata {
				continue
			}
			char, size := reference(chars[i:])
			if size == 0 {
				s.fail(CodeBrokenXML, "an unknown reference %.12q", chars[i:])
				return dst
			}
			dst = utf8.AppendRune(append(dst, chars[plain:i]...), char)
			i += size - 1
			plain = i + 1
		}
	}
	return append(dst, chars[plain:]...)
}

const (
	charPlain = iota
	charNever // cannot stand in XML
	charReturn
	charReference
)

// charClass marks the bytes of a text that need a closer look.
var charClass = func() (table [256]uint8) {
	for c := range ' ' {
		table[c] = charNever
	}
	table['\t'], table['\n'] = charPlain, charPlain
	table['\r'], table['&'] = charReturn, charReference
	return table
}()

// decode resolves the references in the value of an attribute, as strictly as in a text.
func (s *scanner) decode(value []byte) []byte {
	plain := utf8.Valid(value)
	for _, c := range value {
		plain = plain && charClass[c] == charPlain
	}
	if plain {
		return value
	}
	s.chars, s.cdata = value, false
	return s.appendText(nil)
}

// reference resolves the reference at the start of a text, such as &amp; or &#x5E74;. The size is
// 0 when there is none.
func reference(text []byte) (char rune, size int) {
	const longest = len("&#x0010FFFF;")
	end := bytes.IndexByte(text[:min(len(text), longest)], ';')
	if end < 0 {
		return 0, 0
	}
	switch name := string(text[1:end]); name {
	case "amp":
		char = '&'
	case "lt":
		char = '<'
	case "gt":
		char = '>'
	case "quot":
		char = '"'
	case "apos":
		char = '\''
	default:
		char = numbered(name)
	}
	if char == 0 {
		return 0, 0
	}
	return char, end + 1
}

// numbered resolves #24180 and #x5E74. It gives 0 for what is not a character XML allows.
func numbered(name string) rune {
	if len(name) < 2 || name[0] != '#' {
		return 0
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	switch {
	case err != nil, n > utf8.MaxRune, n >= 0xD800 && n < 0xE000, n == 0xFFFE, n == 0xFFFF:
		return 0
	case n < 0x20 && n != '\t' && n != '\n' && n != '\r':
		return 0
	}
	return rune(n)
}

// unescape resolves in place the escapes by which workbooks write characters that XML cannot
// hold: _x000D_ is a carriage return, and _x005F_ the underscore of a text that merely looks like
// an escape.
func unescape(text []byte) []byte {
	i := bytes.Index(text, []byte("_x"))
	if i < 0 {
		return text
	}
	out := text[:i]
	for i < len(text) {
		unit, ok := escaped(text[i:])
		if !ok {
			out = append(out, text[i])
			i++
			continue
		}
		i += len("_x0000_")
		if unit >= 0xD800 && unit < 0xDC00 { // a character beyond U+FFFF takes two
			if low, ok := escaped(text[i:]); ok && low >= 0xDC00 && low < 0xE000 {
				unit = (unit-0xD800)<<10 + (low - 0xDC00) + 0x10000
				i += len("_x0000_")
			}
		}
		out = utf8.AppendRune(out, unit) // half a pair becomes U+FFFD
	}
	return out
}

// escaped reads an escape at the start of a text.
func escaped(text []byte) (rune, bool) {
	if len(text) < len("_x0000_") || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return rune(n), err == nil
}
