package form

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"

	"nianbao/templates"
	"nianbao/xlsx/pack"
)

// sheetPart is the name excelize gives the part of a sheet, counted from 0.
func sheetPart(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

var rowHeight = regexp.MustCompile(`(<row r="(\d+)"[^>]*?) customHeight="(?:1|true)"`)

// letGrow gives up the fixed height of the rows that hold prose. A program then makes a row as high as what is typed
// into it needs, which it does not do to a row whose height was set by hand.
func letGrow(p pack.Parts, sheet int, rows templates.Range) {
	s := p.At(sheetPart(sheet))
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
func describe(p pack.Parts, title string, year int) {
	date := fmt.Sprintf("%04d-01-01T00:00:00Z", min(max(year+1, 1980), 9999)) // 0 is a year nobody told
	p.At("docProps/core.xml").Data = []byte(xmlHeader +
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escape(title) + `</dc:title><dc:creator>` + program + `</dc:creator>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + date + `</dcterms:created>` +
		`<dcterms:modified xsi:type="dcterms:W3CDTF">` + date + `</dcterms:modified></cp:coreProperties>`)
	p.At("docProps/app.xml").Data = []byte(xmlHeader +
		`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
		`<Application>` + program + `</Application></Properties>`)
}

// acceptText keeps Excel from marking what is text on purpose, such as a telephone number, as a number by mistake.
func acceptText(p pack.Parts, sheet int, cells templates.Range) {
	s := p.At(sheetPart(sheet))
	s.Data = bytes.Replace(s.Data, []byte("</headerFooter>"), []byte(`</headerFooter><ignoredErrors><ignoredError sqref="`+
		cells.String()+`" numberStoredAsText="1"/></ignoredErrors>`), 1)
}

const (
	xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	program   = "nianbao"
)
