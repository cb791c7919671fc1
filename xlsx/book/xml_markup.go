package book

import (
	"bytes"
)

// characters takes the text before the next tag. Outside the root there may only be white space.
func (s *scanner) characters(rest []byte) bool {
	end := bytes.IndexByte(rest, '<')
	if end < 0 {
		end = len(rest)
	}
	if len(s.open) == 0 {
		if len(bytes.TrimLeft(rest[:end], " \t\r\n")) > 0 {
			s.fail(CodeBrokenXML, "text outside the root element")
			return false
		}
		s.pos += end
		return false
	}
	s.chars, s.cdata = rest[:end], false
	s.pos += end
	return true
}

// declaration takes what begins with <! : comments, CDATA sections and, refused, document types.
func (s *scanner) declaration(rest []byte) bool {
	const cdata = "<![CDATA["
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		s.passOver(rest, "<!--", "-->")
	case bytes.HasPrefix(rest, []byte(cdata)):
		if s.passOver(rest, cdata, "]]>"); s.err != nil {
			return false
		}
		if len(s.open) == 0 {
			s.fail(CodeBrokenXML, "text outside the root element")
			return false
		}
		size := len(s.src) - s.pos // what is left behind it
		s.chars, s.cdata = rest[len(cdata):len(rest)-size-len("]]>")], true
		return true
	case bytes.HasPrefix(rest, []byte("<!DOCTYPE")), bytes.HasPrefix(rest, []byte("<!ENTITY")):
		s.fail(CodeDoctype, "a document type")
	default:
		s.fail(CodeBrokenXML, "a declaration of unknown kind")
	}
	return false
}

// passOver moves behind the mark that closes a piece.
func (s *scanner) passOver(rest []byte, opened, closed string) {
	i := bytes.Index(rest[len(opened):], []byte(closed))
	if i < 0 {
		s.fail(CodeBrokenXML, "%s is never closed", opened)
		return
	}
	s.pos += len(opened) + i + len(closed)
}

// endTag closes the innermost element, which must be the one it names.
func (s *scanner) endTag(rest []byte) bool {
	if len(s.open) == 0 {
		s.fail(CodeBrokenXML, "an end tag where nothing is open")
		return false
	}
	want := s.at(s.open[len(s.open)-1])
	rest = rest[len("</"):]
	if !bytes.HasPrefix(rest, want) {
		s.fail(CodeBrokenXML, "an end tag other than </%.40s>", want)
		return false
	}
	i := len(want)
	for i < len(rest) && isSpace(rest[i]) {
		i++
	}
	if i == len(rest) || rest[i] != '>' {
		s.fail(CodeBrokenXML, "an end tag other than </%.40s>", want)
		return false
	}
	s.pos += len("</") + i + 1
	s.open = s.open[:len(s.open)-1]
	return true
}
