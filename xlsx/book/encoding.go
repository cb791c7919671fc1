package book

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// UTF8 gives the XML of a part in UTF-8, without byte order mark, for those who edit workbooks part by part. Its
// declaration stays as it is.
func UTF8(part []byte) ([]byte, error) { return toUTF8(part) }

// toUTF8 gives the XML of a part in UTF-8. Parts are written in UTF-8 or UTF-16, nothing else is
// allowed in a workbook. The result may be the part itself, and is only as valid as that was.
func toUTF8(part []byte) ([]byte, error) {
	wide := false
	switch {
	case bytes.HasPrefix(part, []byte("\xEF\xBB\xBF")):
		part = part[3:]
	case bytes.HasPrefix(part, []byte("\xFF\xFE")):
		part, wide = fromUTF16(part[2:], binary.LittleEndian), true
	case bytes.HasPrefix(part, []byte("\xFE\xFF")):
		part, wide = fromUTF16(part[2:], binary.BigEndian), true
	case bytes.HasPrefix(part, []byte("<\x00")):
		part, wide = fromUTF16(part, binary.LittleEndian), true
	case bytes.HasPrefix(part, []byte("\x00<")):
		part, wide = fromUTF16(part, binary.BigEndian), true
	}
	if len(part) > MaxPart {
		return nil, &Refusal{Code: CodePartTooLarge, Limit: MaxPart, Actual: int64(len(part))}
	}
	if name := declaredEncoding(part); !knownEncoding(name, wide) {
		return nil, refuse(CodeEncoding, "the encoding %.40q", name)
	}
	return part, nil
}

// knownEncoding reports whether a declared encoding agrees with the bytes of the part. Characters
// beyond ASCII in a part declared as ASCII are read as UTF-8.
func knownEncoding(name []byte, wide bool) bool {
	switch string(bytes.ToLower(name)) {
	case "":
		return true
	case "utf-16", "utf-16le", "utf-16be":
		return wide
	case "utf-8", "utf8", "us-ascii", "ascii":
		return true // converted before by a program that did not look at the declaration
	}
	return false
}

// declaredEncoding finds the name in <?xml version="1.0" encoding="UTF-8"?>.
func declaredEncoding(part []byte) []byte {
	if !bytes.HasPrefix(part, []byte("<?xml")) {
		return nil
	}
	end := bytes.Index(part, []byte("?>"))
	if end < 0 {
		return nil // the scanner will say so
	}
	_, after, found := bytes.Cut(part[:end], []byte("encoding"))
	after = bytes.TrimLeft(after, " \t\r\n=")
	if !found || len(after) == 0 {
		return nil
	}
	name, _, _ := bytes.Cut(after[1:], after[:1]) // up to the same quotation mark
	return name
}

// fromUTF16 converts UTF-16; half a pair becomes U+FFFD. It stops when the result is over
// MaxPart, for Han text grows by half.
func fromUTF16(part []byte, order binary.ByteOrder) []byte {
	out := make([]byte, 0, min(len(part)*3/2, MaxPart+utf8.UTFMax))
	for i := 0; i+1 < len(part) && len(out) <= MaxPart; i += 2 {
		char := rune(order.Uint16(part[i:]))
		if utf16.IsSurrogate(char) && i+3 < len(part) {
			low := rune(order.Uint16(part[i+2:]))
			if pair := utf16.DecodeRune(char, low); pair != utf8.RuneError {
				char, i = pair, i+2
			}
		}
		out = utf8.AppendRune(out, char)
	}
	return out
}
