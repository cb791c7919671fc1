// Package pack is a workbook as the files it is packed of: taken apart, put together again without dates.
//
// # What must not come in
//
// The content of the parts belongs elsewhere: cells, looks and words are those of package form;
// foreign parts are read by package book.
package pack

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"nianbao/xlsx/book"
)

// Part is one file within a workbook.
type Part struct {
	Name string
	Data []byte
}

// Parts are the files of a workbook, by name, which puts the list of content types first as the format wants it.
type Parts []Part

// Unpack takes apart a workbook this program has just made, or has read within its limits.
func Unpack(packed []byte) (Parts, error) {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, err
	}
	var p Parts
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue // some programs list folders too; they are no parts
		}
		data, err := unpacked(f)
		if err != nil {
			return nil, err
		}
		p = append(p, Part{f.Name, data})
	}
	slices.SortFunc(p, func(a, b Part) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
	return p, nil
}

func unpacked(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, book.MaxUnpacked))
}

// Find returns the index of the part with the name, -1 when there is none.
func (p Parts) Find(name string) int {
	return slices.IndexFunc(p, func(p Part) bool { return p.Name == name })
}

// At returns the part with the name; a test holds that those asked for are there.
func (p Parts) At(name string) *Part { return &p[p.Find(name)] }

// ContentTypes is the part that lists the kind of every part.
const ContentTypes = "[Content_Types].xml"

// CustomProperties is the part with the identity of the file.
const CustomProperties = "docProps/custom.xml"

// ASCII writes XML without a character beyond ASCII. SheetJS reads document properties byte by byte; it would save an
// agency's name as something else.
func ASCII(xml []byte) []byte {
	var out []byte
	for _, r := range strings.TrimPrefix(string(xml), "\uFEFF") {
		if r < 0x80 {
			out = append(out, byte(r))
		} else {
			out = fmt.Appendf(out, "&#%d;", r)
		}
	}
	return out
}

// Write packs the parts as a workbook.
func (p Parts) Write(w io.Writer) error {
	packed := make([]Packed, len(p))
	c := Compressor(Well)
	defer c.Done()
	for i := range p {
		packed[i] = c.Pack(p[i].Name, p[i].Data)
	}
	return WriteZip(w, packed)
}
