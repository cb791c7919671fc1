package book

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

// A workbook for a test is a list of parts: those every workbook has, with some of them replaced
// and others added.

type part struct{ name, text string }

const (
	mainNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relNS  = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relURL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// The names the parts of these workbooks have.
const (
	typesPart   = "[Content_Types].xml"
	bookPart    = "xl/workbook.xml"
	bookRels    = "xl/_rels/workbook.xml.rels"
	stringsPart = "xl/sharedStrings.xml"
	stylesPart  = "xl/styles.xml"
	sheetPart   = "xl/worksheets/sheet1.xml"
	sheetRels   = "xl/worksheets/_rels/sheet1.xml.rels"
)

// usual returns the parts of a workbook with one sheet; the placeholder %sheet.xml is its
// content.
func usual() []part {
	return []part{
		{typesPart, `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
</Types>`},
		{"_rels/.rels", rels(relURL+"officeDocument", "xl/workbook.xml")},
		{bookPart, `<workbook ` + mainNS + `><sheets><sheet name="表" sheetId="1" r:id="rId1"/>
</sheets></workbook>`},
		{bookRels, rels(relURL+"worksheet", "worksheets/sheet1.xml",
			relURL+"sharedStrings", "sharedStrings.xml", relURL+"styles", "styles.xml")},
		{stringsPart, `<sst ` + mainNS + `><si><t>零</t></si><si><r><t>一</t></r><r><rPr/>
<t xml:space="preserve"> 年</t></r>` +
			`<rPh sb="0" eb="1"><t>yī</t></rPh></si><si><t>a_x000D_b_x005F_c</t></si><si><t/></si></sst>`},
		// The formats of the cells: 0 general, 1 a date, 2 a date and time, 3 2019年, 4 a count
		// with a unit, 5 a time.
		{stylesPart, `<styleSheet ` + mainNS + `><numFmts>
<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
<numFmt numFmtId="177" formatCode="0&quot;年&quot;"/>
</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>
<xf numFmtId="176"/><xf numFmtId="22"/>
<xf numFmtId="177"/><xf numFmtId="3"/><xf numFmtId="21"/></cellXfs></styleSheet>`},
		{sheetPart, sheetXML("")},
	}
}

// sheetXML is a sheet with some rows.
func sheetXML(rows string) string {
	return `<worksheet ` + mainNS + `><sheetData>` + rows + `</sheetData></worksheet>`
}

// rels are relationships rId1, rId2, … given as types and targets.
func rels(pairs ...string) string {
	var b bytes.Buffer
	b.WriteString(`<Relationships ` + relNS + `>`)
	for i := 0; i < len(pairs); i += 2 {
		b.WriteString(`<Relationship Id="rId` + string(rune('1'+i/2)) + `" Type="` + pairs[i] + `" Target="` +
			pairs[i+1] + `"/>`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// with gives the usual parts with others in their place or after them; a part without text is
// taken out.
func with(parts ...part) []part {
	all := usual()
next:
	for _, p := range parts {
		for i := range all {
			if all[i].name == p.name {
				all[i].text = p.text
				continue next
			}
		}
		all = append(all, p)
	}
	kept := all[:0]
	for _, p := range all {
		if p.text != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// sheet1 replaces the rows of the sheet.
func sheet1(rows string) part { return part{sheetPart, sheetXML(rows)} }

// pack packs parts as programs do.
func pack(tb testing.TB, parts ...part) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.Create(p.name)
		require.NoError(tb, err)
		_, err = f.Write([]byte(p.text))
		require.NoError(tb, err)
	}
	require.NoError(tb, w.Close())
	return b.Bytes()
}

// open opens a workbook of the usual parts with others.
func open(tb testing.TB, parts ...part) *Book {
	b, err := Open(pack(tb, with(parts...)...))
	require.NoError(tb, err)
	return b
}

// refused gives the refusal of a file.
func refused(tb testing.TB, data []byte) *Refusal {
	b, err := Open(data)
	require.Nil(tb, b)
	var refusal *Refusal
	require.ErrorAs(tb, err, &refusal)
	return refusal
}
