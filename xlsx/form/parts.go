package form

import (
	"bytes"
	"fmt"

	"nianbao/templates"
	"nianbao/xlsx/pack"
)

// sheetPart is the name excelize gives the part of a sheet, counted from 0.
func sheetPart(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

// describe replaces the document properties by our own. The date is the first day on which a report of the year can be
// written, so that the same template always has the same bytes.
func describe(p pack.Parts, title string, year int) {
	date := fmt.Sprintf("%04d-01-01T00:00:00Z", min(max(year+1, 1980), 9999)) // 0 is a year nobody told
	p.At("docProps/core.xml").Data = pack.Core(title, date)
	p.At("docProps/app.xml").Data = pack.App()
}

// acceptText keeps Excel from marking what is text on purpose, such as a telephone number, as a number by mistake.
func acceptText(p pack.Parts, sheet int, cells templates.Range) {
	s := p.At(sheetPart(sheet))
	s.Data = bytes.Replace(s.Data, []byte("</headerFooter>"),
		[]byte(`</headerFooter><ignoredErrors><ignoredError sqref="`+
			cells.String()+`" numberStoredAsText="1"/></ignoredErrors>`), 1)
}
