package book

import (
	"strings"
	"testing"
)

// FuzzOpen reads whole files. What is accepted must be as excelize and archive/zip read it; what
// is not must be refused with a code, and a sheet that could not be read may hold nothing.
func FuzzOpen(f *testing.F) {
	f.Add(issued(f))
	f.Add(pack(f, with(everyCell)...))
	f.Add(rawZip(raw(with(everyCell)...)...))
	f.Fuzz(func(t *testing.T, data []byte) { judge(t, data) })
}

// FuzzParts reads the parts that matter most, packed anew for each try, so that trying reaches
// what is inside.
func FuzzParts(f *testing.F) {
	shared, styles, workbook := usual()[4].text, usual()[5].text, usual()[2].text
	f.Add(everyCell.text, shared, styles, workbook)
	for _, place := range []string{"B+1", "$B$1", "B&#49;", ""} {
		f.Add(strings.Replace(everyCell.text, `"B1"`, `"`+place+`"`, 1), shared, styles, workbook)
	}
	f.Add(strings.Replace(everyCell.text, `<row r="3"`, `<row r="+3"`, 1), shared, styles, workbook)
	f.Fuzz(func(t *testing.T, sheet, shared, styles, workbook string) {
		entries := raw(with(part{sheetPart, sheet}, part{stringsPart, shared},
			part{stylesPart, styles}, part{bookPart, workbook})...)
		for i := range entries {
			entries[i].stored = true
		}
		judge(t, rawZip(entries...))
	})
}

// everyCell is a sheet with a cell of every kind.
var everyCell = part{sheetPart,
	`<worksheet ` + mainNS + `><cols><col min="2" max="3" hidden="1"/></cols><sheetData>
<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="4"><v>12.50</v></c><c t="inlineStr"><is>
<t xml:space="preserve"> 无&amp;</t></is></c></row>
<row r="3" hidden="1"><c r="A3" s="1"><v>46053</v></c><c r="C3" t="str"><f>A1&amp;B1</f><v>x</v></c>
<c r="D3" t="b"><v>1</v></c>
<c r="E3" t="e"><v>#N/A</v></c><c r="F3" t="d"><v>2026-01-31</v></c></row><row><c><v>-3E2</v></c></row>
</sheetData>
<sheetProtection sheet="1"/><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`}
