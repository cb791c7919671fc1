package pack

import (
	"bytes"
	"encoding/xml"
)

// Program is the author our workbooks name.
const Program = "nianbao"

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Core is docProps/core.xml. That of excelize names it as the author, carries the clock's date, and has an element
// outside its namespace, which other libraries refuse to read. The date is as in 2006-01-02T15:04:05Z; "" for none.
func Core(title, date string) []byte {
	dates := ""
	if date != "" {
		dates = `<dcterms:created xsi:type="dcterms:W3CDTF">` + date + `</dcterms:created>` +
			`<dcterms:modified xsi:type="dcterms:W3CDTF">` + date + `</dcterms:modified>`
	}
	return []byte(xmlHeader +
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(title) + `</dc:title><dc:creator>` + Program + `</dc:creator>` + dates +
		`</cp:coreProperties>`)
}

// App is docProps/app.xml.
func App() []byte {
	return []byte(xmlHeader +
		`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
		`<Application>` + Program + `</Application></Properties>`)
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // writing to memory does not fail
	return b.String()
}
