package book

import "bytes"

// piece is a stretch of the part. Positions cost less than slices while there are tags by the
// thousand.
type piece struct{ start, end int }

// attr is one attribute of a start tag: its name, with the prefix, and its value, as written.
type attr struct{ name, value piece }

func (s *scanner) at(p piece) []byte { return s.src[p.start:p.end] }

// startTag reads a start tag with its attributes.
func (s *scanner) startTag() bool {
	if len(s.open) == 0 && s.root {
		s.fail(CodeBrokenXML, "a second root element")
		return false
	}
	if len(s.open) == maxDepth {
		s.fail(CodeBrokenXML, "elements nested over %d deep", maxDepth)
		return false
	}
	src, start := s.src, s.pos+1
	i, local := s.nameAt(start)
	if i < 0 {
		s.fail(CodeBrokenXML, "a tag without a name")
		return false
	}
	name := piece{start, i}
	s.name = src[local:i]
	s.attrs = s.attrs[:0]
	for {
		for i < len(src) && isSpace(src[i]) {
			i++
		}
		if i == len(src) {
			s.fail(CodeBrokenXML, "the tag <%.40s is cut off", s.at(name))
			return false
		}
		switch src[i] {
		case '/':
			if i+1 == len(src) || src[i+1] != '>' {
				s.fail(CodeBrokenXML, "a stray / in <%.40s", s.at(name))
				return false
			}
			s.empty = true
			i++
			fallthrough
		case '>':
			s.pos, s.root = i+1, true
			s.open = append(s.open, name)
			return true
		}
		if i = s.attribute(i); i < 0 || len(s.attrs) > maxAttributes {
			s.fail(CodeBrokenXML, "a broken attribute in <%.40s", s.at(name))
			return false
		}
	}
}

// attribute reads name="value" and gives the position behind it, or -1.
func (s *scanner) attribute(start int) int {
	src := s.src
	end, _ := s.nameAt(start)
	if end < 0 {
		return -1
	}
	i := s.pastSpace(end)
	if i == len(src) || src[i] != '=' {
		return -1
	}
	i = s.pastSpace(i + 1)
	if i == len(src) || src[i] != '"' && src[i] != '\'' {
		return -1
	}
	value := piece{i + 1, i + 1 + bytes.IndexByte(src[i+1:], src[i])}
	if value.end < value.start || bytes.IndexByte(s.at(value), '<') >= 0 {
		return -1
	}
	s.attrs = append(s.attrs, attr{piece{start, end}, value})
	return value.end + 1
}

func (s *scanner) pastSpace(i int) int {
	for i < len(s.src) && isSpace(s.src[i]) {
		i++
	}
	return i
}

// attr gives the value, as written, of an attribute without prefix of the element last started,
// or nil. Prefixed ones are others: xmlns:r is no row.
func (s *scanner) attr(name string) []byte {
	for i := range s.attrs {
		if string(s.at(s.attrs[i].name)) == name {
			return s.at(s.attrs[i].value)
		}
	}
	return nil
}

// attrText gives the value of an attribute with its references resolved.
func (s *scanner) attrText(name string) string { return string(s.decode(s.attr(name))) }

// attrTrue reports whether a boolean attribute is true; the schema allows 1 and true, other
// programs write on.
func (s *scanner) attrTrue(name string) bool {
	v := string(s.attr(name))
	return v == "1" || v == "true" || v == "on"
}

// relation gives the id of the relationship an element refers to: the attribute that is mostly
// written r:id.
func (s *scanner) relation() string {
	for _, a := range s.attrs {
		prefix, local, prefixed := bytes.Cut(s.at(a.name), []byte(":"))
		if prefixed && string(local) == "id" && string(prefix) != "xmlns" {
			return string(s.decode(s.at(a.value)))
		}
	}
	return s.attrText("id")
}

// nameAt reads the name at a position. It returns its end, -1 when there is no name, and the
// start of its local part. Any byte not allowed in a name ends it.
func (s *scanner) nameAt(start int) (end, local int) {
	src := s.src
	if start == len(src) || nameClass[src[start]] != nameFirst {
		return -1, start
	}
	end, local = start+1, start
	for end < len(src) && nameClass[src[end]] != nameNever {
		if end++; src[end-1] != ':' {
			continue
		}
		if local > start || end == len(src) || nameClass[src[end]] != nameFirst {
			return -1, start
		}
		local = end
	}
	return end, local
}

const (
	nameNever = iota
	nameFirst // may begin a name
	nameLater // may only stand later in it
)

// nameClass gives, for each byte, where in a name it may occur. All bytes of characters beyond
// ASCII are allowed.
var nameClass = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= 0x80, c == '_':
			table[c] = nameFirst
		case c >= '0' && c <= '9', c == '-', c == '.', c == ':':
			table[c] = nameLater
		}
	}
	return table
}()

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
