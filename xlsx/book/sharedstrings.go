package book

import (
	"strings"
	"unicode/utf8"
)

// sharedStrings reads the part most programs keep the text of all cells in.
func (r *reader) sharedStrings() error {
	if !hasRelation(r.main, relStrings) {
		return nil
	}
	e := r.follow(r.main, relStrings)
	if e == nil {
		return &Refusal{Code: CodeMissingPart, Detail: "the shared strings"}
	}
	if err := r.scan(e); err != nil {
		return err
	}
	s := &r.xml
	for s.child(0) {
		in := s.depth()
		for s.child(in) {
			if string(s.name) != "si" {
				continue
			}
			if len(r.strings) == MaxStrings {
				s.stop(tooMany("shared strings", MaxStrings))
				break
			}
			r.strings = append(r.strings, r.keep(r.richText()))
		}
	}
	return inPart(s.finish(), e.name)
}

// richText puts together the text of the current element, one of <si>, <is> and <text>: plain in
// a <t>, or in runs <r> of different formats. The readings of Han characters (<rPh>) are no part
// of the text. The result is good until the next text is read.
func (r *reader) richText() []byte {
	s := &r.xml
	text := r.scratch[:0]
	in := s.depth()
	for s.child(in) {
		switch string(s.name) {
		case "t":
			text = r.run(text)
		case "r":
			run := s.depth()
			for s.child(run) {
				if string(s.name) == "t" {
					text = r.run(text)
				}
			}
		}
	}
	r.scratch = text
	return text
}

// run appends the text of one <t>.
func (r *reader) run(text []byte) []byte {
	start := len(text)
	text = r.xml.text(text)
	return text[:start+len(unescape(text[start:]))]
}

// keep makes a string of a text that stays, within the limits of a cell and of the whole
// workbook.
func (r *reader) keep(text []byte) string {
	if len(text) > MaxCellChars {
		if chars := utf8.RuneCount(text); chars > MaxCellChars {
			r.xml.stop(&Refusal{Code: CodeCellTooLong, Limit: MaxCellChars, Actual: int64(chars)})
			return ""
		}
	}
	if r.texts.total+len(text) > MaxText {
		r.xml.stop(tooMany("bytes of text", MaxText))
		return ""
	}
	return r.texts.keep(text)
}

// texts makes many small strings with few allocations: they share chunks of memory.
type texts struct {
	chunk strings.Builder
	total int
}

// chunkSize is small enough that a workbook kept for one string does not hold much more.
const chunkSize = 8 << 10

func (t *texts) keep(text []byte) string {
	if len(text) == 0 {
		return ""
	}
	t.total += len(text)
	if t.chunk.Cap()-t.chunk.Len() < len(text) {
		if len(text) > chunkSize/4 {
			return string(text)
		}
		t.chunk = strings.Builder{} // the old chunk lives on in its strings
		t.chunk.Grow(chunkSize)
	}
	start := t.chunk.Len()
	t.chunk.Write(text)
	return t.chunk.String()[start:]
}
