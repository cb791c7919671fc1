package book

import (
	"fmt"
)

// scanner walks the XML of one part once, from front to back, without copying it. It does what the
// parts of a workbook need and no more: elements and attributes by their names, character data, and
// the refusal of what is not well-formed, because half a sheet must never pass for a whole one. It
// is lenient in what cannot hide an element or a text: a byte that is no character is refused only
// where somebody reads it, and the inside of comments and instructions is not looked at. Document
// types are refused, so there are no entities but the five of XML itself.
//
// Readers descend along with it:
//
//	in := s.depth()
//	for s.child(in) {
//		switch string(s.name) {
//		case "v":
//			text = s.text(text[:0])
//		}
//	}
//
// What a reader does not ask for is passed over, yet checked. After an error child gives false
// for good; the reader ends, and whoever started it asks s.err.
type scanner struct {
	src   []byte
	pos   int
	open  []piece // the full names of the elements that are open
	name  []byte  // the name, without prefix, of the element last started
	attrs []attr  // its attributes
	chars []byte  // the character data last met, as written
	cdata bool    // whether chars stood in a CDATA section, where nothing is escaped
	empty bool    // whether the element last started ends by itself: <c/>
	root  bool    // whether the root element has been met
	err   error
}

// event is what the scanner met.
type event uint8

const (
	eventDone  event = iota // the end of the part, or an error
	eventStart              // an element begins
	eventEnd                // an element ends
	eventChars              // character data
)

// reset makes the scanner ready for another part; it keeps its memory.
func (s *scanner) reset(src []byte) {
	*s = scanner{src: src, open: s.open[:0], attrs: s.attrs[:0]}
}

// depth is the number of open elements.
func (s *scanner) depth() int { return len(s.open) }

// child moves to the start of the next element that lies directly in the one at that depth, and
// is false when that one ends. What is left of the child before is passed over.
func (s *scanner) child(depth int) bool {
	for {
		switch s.step() {
		case eventStart:
			if len(s.open) == depth+1 {
				return true
			}
		case eventEnd:
			if len(s.open) < depth {
				return false
			}
		case eventDone:
			return false
		}
	}
}

// descendant moves to the start of the next element anywhere in the one at that depth, and is
// false when that one ends.
func (s *scanner) descendant(depth int) bool {
	for {
		switch s.step() {
		case eventStart:
			return true
		case eventEnd:
			if len(s.open) < depth {
				return false
			}
		case eventDone:
			return false
		}
	}
}

// text appends the character data that lies directly in the current element, and passes the end
// of it.
func (s *scanner) text(dst []byte) []byte {
	depth := len(s.open)
	for {
		switch s.step() {
		case eventChars:
			if len(s.open) == depth {
				dst = s.appendText(dst)
			}
		case eventEnd:
			if len(s.open) < depth {
				return dst
			}
		case eventDone:
			return dst
		}
	}
}

// finish passes over the rest of the part and gives the error of the whole.
func (s *scanner) finish() error {
	for s.step() != eventDone {
	}
	return s.err
}

// fail ends the scan. Only the first failure is kept.
func (s *scanner) fail(code Code, format string, args ...any) {
	if s.err == nil {
		s.err = refuse(code, "%s, at byte %d", fmt.Sprintf(format, args...), s.pos)
	}
	s.stop(s.err)
}

// stop ends the scan with an error of the reader's.
func (s *scanner) stop(err error) {
	if s.err == nil {
		s.err = err
	}
	s.pos, s.empty = len(s.src), false
}

// step moves over one piece of the part.
func (s *scanner) step() event {
	if s.empty {
		s.empty = false
		s.open = s.open[:len(s.open)-1]
		return eventEnd
	}
	for s.pos < len(s.src) {
		rest := s.src[s.pos:]
		if rest[0] != '<' {
			if s.characters(rest) {
				return eventChars
			}
			continue
		}
		if len(rest) < 2 {
			s.fail(CodeBrokenXML, "a tag is cut off")
			continue
		}
		switch rest[1] {
		case '/':
			if s.endTag(rest) {
				return eventEnd
			}
		case '?':
			s.passOver(rest, "<?", "?>")
		case '!':
			if s.declaration(rest) {
				return eventChars
			}
		default:
			if s.startTag() {
				return eventStart
			}
		}
	}
	if s.err == nil && (len(s.open) > 0 || !s.root) {
		s.fail(CodeBrokenXML, "the part ends with %d elements open", len(s.open))
	}
	return eventDone
}
