package book

import (
	"bytes"
	"errors"
	"iter"
	"slices"
)

// Streamed is a workbook whose sheets are read row by row: of a sheet one row is in memory, of the workbook its
// packed bytes and shared strings. [Open] is for all others; it knows what lies beside the cells too.
type Streamed struct {
	*reader
	list    []listed
	formats []numberFormat
}

// Stream opens a workbook to be read row by row, within the limits of such a one ([MaxStreamed]). The error is
// always a *[Refusal].
func Stream(data []byte) (*Streamed, error) {
	data, _ = Plain(data)
	if err := foreign(data, rowBounds); err != nil {
		return nil, err
	}
	a, err := openArchive(data, rowBounds)
	if err != nil {
		return nil, err
	}
	s := &Streamed{reader: &reader{unpack: new(unpacker), archive: a, book: &Book{archive: a}}}
	if s.list, err = s.workbook(); err != nil {
		return nil, err
	}
	if err := s.sharedStrings(); err != nil {
		return nil, err
	}
	if s.formats, err = s.styles(); err != nil && !isDamage(err) {
		return nil, err
	}
	s.unpack, s.xml, s.scratch = new(unpacker), scanner{}, nil // the memory of parts that were read whole
	return s, nil
}

// StreamedSheet is one sheet of a workbook that is read row by row.
type StreamedSheet struct {
	Name  string
	State State
	part  *entry
}

// Worksheets lists the sheets that have cells, in the order of their tabs.
func (s *Streamed) Worksheets() []StreamedSheet {
	var all []StreamedSheet
	for _, l := range s.list {
		for _, rel := range s.main {
			if rel.id == l.relation && !rel.external && rel.kind == relWorksheet {
				if part := s.archive.find(rel.target); part != nil {
					all = append(all, StreamedSheet{l.name, l.state, part})
				}
			}
		}
	}
	return all
}

// Rows hands over the rows of a sheet that have cells, from front to back. The cells are good until the next
// row; their texts stay. After an error, a *[Refusal], there are no more rows, and those before it are of a
// sheet that is damaged: half a sheet must never pass for a whole one.
func (s *Streamed) Rows(w StreamedSheet) iter.Seq2[[]Cell, error] {
	return func(yield func([]Cell, error) bool) {
		cut := newCutter(w.part)
		sheet, last := &Sheet{Name: w.Name}, -1
		for cut.next() {
			if cut.name != "row" {
				continue
			}
			row, err := s.row(sheet, cut.element, last)
			if err != nil {
				yield(nil, s.named(err, w))
				return
			}
			last = row
			if len(sheet.Cells) > 0 && !yield(sheet.Cells, nil) {
				return
			}
		}
		if cut.err != nil {
			yield(nil, s.named(cut.err, w))
		}
	}
}

// row reads one row's element into the sheet's cells.
func (s *Streamed) row(sheet *Sheet, element []byte, last int) (int, error) {
	s.xml.reset(element)
	s.cells, s.texts = 0, texts{} // a row's own
	sheet.Cells, sheet.Astray = sheet.Cells[:0], nil
	row := last + 1
	for s.xml.child(0) {
		if at := s.xml.attr("r"); at != nil {
			n, _ := parseCount(at, MaxRows)
			row = n - 1
		}
		if row <= last || row >= MaxRows {
			s.xml.fail(CodeDisorder, "row %d after row %d", row+1, last+1)
			break
		}
		s.rowCells(sheet, row)
	}
	if err := s.xml.finish(); err != nil {
		return row, err
	}
	for i := range sheet.Cells {
		s.dated(&sheet.Cells[i])
	}
	return row, nil
}

// dated makes a date of a number whose format shows one.
func (s *Streamed) dated(c *Cell) {
	if c.Type != Number || int(c.Style) >= len(s.formats) {
		return
	}
	if c.Scaled = s.formats[c.Style] == scaledFormat; s.formats[c.Style] != dateFormat {
		return
	}
	if date := serialDate(c.Text, s.book.Date1904); date != "" {
		c.Type, c.Serial, c.Text = Date, c.Text, date
	}
}

// Merges returns the merged ranges of a sheet, which a sheet lists behind its rows: all of it is unpacked.
func (s *Streamed) Merges(w StreamedSheet) ([]Range, error) {
	cut := newCutter(w.part)
	sheet := &Sheet{Name: w.Name}
	for cut.next() {
		if cut.name != "mergeCells" {
			continue
		}
		s.xml.reset(cut.element)
		s.listed = 0
		for s.xml.child(0) {
			s.merges(sheet)
		}
		if err := s.xml.finish(); err != nil {
			return nil, s.named(err, w)
		}
	}
	if cut.err != nil {
		return nil, s.named(cut.err, w)
	}
	return slices.Clone(sheet.Merges), nil
}

func (s *Streamed) named(err error, w StreamedSheet) error {
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		refusal.Sheet = w.Name
	}
	return inPart(err, w.part.name)
}

// tagEnd is where a tag ends, -1 where it is cut off. A > may stand in an attribute.
func tagEnd(tag []byte) int {
	quote := byte(0)
	for i, c := range tag {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// localName is the name of a start tag without its prefix, and the prefix with its colon.
func localName(tag []byte) (prefix, name []byte) {
	end := 1
	for end < len(tag) && !isSpace(tag[end]) && tag[end] != '>' && tag[end] != '/' {
		end++
	}
	name = tag[1:end]
	if colon := bytes.IndexByte(name, ':'); colon >= 0 {
		return name[:colon+1], name[colon+1:]
	}
	return nil, name
}
