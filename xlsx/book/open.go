package book

import (
	"errors"
	"sync"
)

// Open reads a workbook. The error is always a *[Refusal]. A Book may come with sheets that could
// not be read ([Sheet.Err]): a damaged sheet does not take the others with it, but whatever
// passes a limit, or was made to harm, refuses the whole file.
//
// The Book keeps data for Book.Part; do not change it.
func Open(data []byte) (*Book, error) {
	data, opened := Plain(data)
	if err := foreign(data, wholeBounds); err != nil {
		return nil, err
	}
	a, err := openArchive(data, wholeBounds)
	if err != nil {
		return nil, err
	}
	r := readers.Get().(*reader)
	defer r.release()
	r.archive, r.book = a, &Book{archive: a, Opened: opened}
	if err := r.read(); err != nil {
		return nil, err
	}
	return r.book, nil
}

// reader is the memory with which a workbook is read; it is used again for the next one.
type reader struct {
	archive *archive
	book    *Book
	unpack  *unpacker
	xml     scanner
	texts   texts
	strings []string   // the shared strings
	room    []Cell     // where the cells of a sheet are gathered
	scratch []byte     // a text being put together
	cells   int        // how many cells were read so far
	listed  int        // how many entries of lesser lists
	root    []relation // the relationships of the package
	main    []relation // the relationships of the workbook's part
}

var readers = sync.Pool{New: func() any { return &reader{unpack: new(unpacker)} }}

// The memory of a reader that is kept for the next workbook, at most; the next will mostly be one
// like it.
const (
	keepBuffer  = 1 << 20
	keepStrings = 4096
	keepCells   = 1024
)

// release gives the reader back without what belongs to the workbook.
func (r *reader) release() {
	r.unpack.release()
	r.xml.reset(nil)
	if cap(r.scratch) > keepBuffer {
		r.scratch = nil
	}
	if cap(r.strings) > keepStrings {
		r.strings = nil
	}
	clear(r.strings)
	*r = reader{
		unpack: r.unpack, xml: r.xml, scratch: r.scratch[:0], strings: r.strings[:0], room: r.room,
	}
	readers.Put(r)
}

// read reads the parts one after another; each is in memory alone.
func (r *reader) read() error {
	list, err := r.workbook()
	if err != nil {
		return err
	}
	if err := r.sharedStrings(); err != nil {
		return err
	}
	for _, entry := range list {
		sheet, err := r.sheet(entry)
		if err != nil {
			return err
		}
		r.book.Sheets = append(r.book.Sheets, sheet)
	}
	if err := r.dates(); err != nil {
		return err
	}
	if err := r.properties(); err != nil {
		return err
	}
	return r.links()
}

// count counts an entry of one of the lesser lists, and is false when the workbook has too many
// in all.
func (r *reader) count(what string) bool {
	if r.listed++; r.listed > MaxListed {
		r.xml.stop(tooMany(what, MaxListed))
		return false
	}
	return true
}

// scan unpacks a part and makes the scanner ready for it.
func (r *reader) scan(e *entry) error {
	part, err := r.unpack.read(r.archive, e)
	if err != nil {
		return err
	}
	if part, err = toUTF8(part); err != nil {
		return inPart(err, e.name)
	}
	r.xml.reset(part)
	return nil
}

// unread keeps damage to what lies beside the cells as a remark on the book, and gives every
// other error back.
func (r *reader) unread(err error, sheet string) error {
	if err == nil || !isDamage(err) {
		return err
	}
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		refusal.Sheet = sheet
	}
	r.book.Unread = append(r.book.Unread, err)
	return nil
}
