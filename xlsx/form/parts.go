package form

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/templates"
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
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(io.LimitReader(r, book.MaxUnpacked))
		if err != nil {
			return nil, err
		}
		p = append(p, Part{f.Name, data})
	}
	slices.SortFunc(p, func(a, b Part) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
	return p, nil
}

// at returns the part with the name; a test holds that those asked for are there.
func (p Parts) at(name string) *Part {
	i := slices.IndexFunc(p, func(p Part) bool { return p.Name == name })
	return &p[i]
}

// sheetPart is the name excelize gives the part of a sheet, counted from 0.
func sheetPart(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

var rowHeight = regexp.MustCompile(`(<row r="(\d+)"[^>]*?) customHeight="(?:1|true)"`)

// letGrow gives up the fixed height of the rows that hold prose. A program then makes a row as high as what is typed
// into it needs, which it does not do to a row whose height was set by hand.
func (p Parts) letGrow(sheet int, rows templates.Range) {
	s := p.at(sheetPart(sheet))
	s.Data = rowHeight.ReplaceAllFunc(s.Data, func(row []byte) []byte {
		m := rowHeight.FindSubmatch(row)
		if n, err := strconv.Atoi(string(m[2])); err != nil || n-1 < rows.First.Row || n-1 > rows.Last.Row {
			return row
		}
		return m[1]
	})
}

// describe replaces the document properties by our own. Those of excelize name it as the author, carry its own date,
// and one of them stands outside its namespace, which other libraries refuse to read. The date is the first day on
// which a report of the year can be written, so that the same template always has the same bytes.
func (p Parts) describe(title string, year int) {
	date := fmt.Sprintf("%04d-01-01T00:00:00Z", min(max(year+1, 1980), 9999)) // 0 is a year nobody told
	p.at("docProps/core.xml").Data = []byte(xmlHeader +
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escape(title) + `</dc:title><dc:creator>` + program + `</dc:creator>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + date + `</dcterms:created>` +
		`<dcterms:modified xsi:type="dcterms:W3CDTF">` + date + `</dcterms:modified></cp:coreProperties>`)
	p.at("docProps/app.xml").Data = []byte(xmlHeader +
		`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
		`<Application>` + program + `</Application></Properties>`)
}

// customProperties is the part that says what the file is.
const customProperties = "docProps/custom.xml"

// ascii writes XML without a character beyond ASCII. SheetJS reads document properties byte by byte; it would save an
// agency's name as something else.
func ascii(xml []byte) []byte {
	var out []byte
	for _, r := range string(xml) {
		if r < 0x80 {
			out = append(out, byte(r))
		} else {
			out = fmt.Appendf(out, "&#%d;", r)
		}
	}
	return out
}

// acceptText keeps Excel from marking what is text on purpose, such as a telephone number, as a number by mistake.
func (p Parts) acceptText(sheet int, cells templates.Range) {
	s := p.at(sheetPart(sheet))
	s.Data = bytes.Replace(s.Data, []byte("</headerFooter>"), []byte(`</headerFooter><ignoredErrors><ignoredError sqref="`+
		cells.String()+`" numberStoredAsText="1"/></ignoredErrors>`), 1)
}

const (
	xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	program   = "nianbao"
)

// Write packs the parts as a workbook.
func (p Parts) Write(w io.Writer) error {
	packed := make([]packedPart, len(p))
	c := compressor(well)
	defer c.done()
	for i := range p {
		packed[i] = c.pack(p[i].Name, p[i].Data)
	}
	return writeZip(w, packed)
}
