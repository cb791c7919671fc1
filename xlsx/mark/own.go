package mark

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/sound"
	"nianbao/xlsx/tidy"
)

// The library that marks a file ends the process on some packages and breaks others. It is
// fenced: it sees only packages in plain form that are sound and not too large, a panic of it is
// an error, and what it made is verified.

// Bounds of what is given to the library, which keeps every place of a sheet up to its last row and column in memory.
const (
	maxOwnBytes  = 24 << 20 // of all parts, unpacked
	maxOwnRows   = 100_000  // of all sheets, empty ones counted
	maxOwnPlaces = 250_000
)

// inOwnFile marks the agency's own file. The error is the reason why that file cannot be marked.
func (m Marked) inOwnFile() (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("marking: %v", r)
		}
	}()
	data, _ := book.Plain(m.Data)
	p, err := pack.Unpack(data)
	if err != nil {
		return nil, err
	}
	if p, err = tidy.Package(p); err != nil {
		return nil, err
	}
	if err := bounded(p); err != nil {
		return nil, err
	}
	if faults := sound.Check(p); len(faults) > 0 {
		return nil, faults[0]
	}
	return m.marked(p)
}

// inFreshFile marks a fresh workbook with what was read.
func (m Marked) inFreshFile() (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("marking: %v", r)
		}
	}()
	if m, err = m.afresh(); err != nil {
		return nil, err
	}
	p, err := pack.Unpack(m.Data)
	if err != nil {
		return nil, err
	}
	return m.marked(p)
}

// marked marks the workbook of the parts and gives its bytes.
func (m Marked) marked(p pack.Parts) ([]byte, error) {
	var plain bytes.Buffer
	if err := p.Store(&plain); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(&plain,
		excelize.Options{UnzipSizeLimit: book.MaxUnpacked, UnzipXMLSizeLimit: book.MaxPart})
	if err != nil {
		return nil, err
	}
	defer file.Close() // nothing of it lies on a disk
	k := &marker{Builder: form.NewBuilder(file, m.Edition), Marked: m,
		sheets: form.Layout(m.Edition, m.Report.Identity), issued: map[place]*form.Cell{}, on: map[place][]int{},
		own: map[place]excelize.Comment{}, worksheets: map[string]bool{}}
	k.index()
	k.unmark()
	k.relock()
	k.grow()
	k.cells()
	k.freeNumber()
	k.list()
	if k.Failed() != nil {
		return nil, k.Failed()
	}
	return k.packed()
}

// packed is the finished file as the templates are written, its parts in order, without dates, and verified.
func (k *marker) packed() ([]byte, error) {
	var made pack.Collector
	k.File.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &made })
	if _, err := k.File.WriteTo(io.Discard); err != nil {
		return nil, err
	}
	p := made.Parts()
	for i := range p {
		if p[i].Name == pack.ContentTypes {
			p[i].Data = pack.InOrder(p[i].Data)
		}
	}
	selectFirst(p)
	k.letGrow(p)
	if faults := sound.Check(p); len(faults) > 0 {
		return nil, faults[0]
	}
	var out bytes.Buffer
	err := p.Write(&out)
	return out.Bytes(), err
}

var errTooLarge = errors.New("too large to be marked")

// bounded reports an error for a workbook that is too large for the library.
func bounded(p pack.Parts) error {
	bytes, rows, places := 0, 0, 0
	for i := range p {
		bytes += len(p[i].Data)
		r, c := extent(p[i])
		rows, places = rows+r, places+c
	}
	if bytes > maxOwnBytes || rows > maxOwnRows || places > maxOwnPlaces {
		return fmt.Errorf("%w: %d bytes, %d rows, %d places", errTooLarge, bytes, rows, places)
	}
	return nil
}
