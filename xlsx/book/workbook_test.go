package book

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// wide writes a text in UTF-16, with a byte order mark or without.
func wide(text string, big, mark bool) string {
	var b strings.Builder
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	for _, unit := range units {
		if big {
			b.Write([]byte{byte(unit >> 8), byte(unit)})
		} else {
			b.Write([]byte{byte(unit), byte(unit >> 8)})
		}
	}
	return b.String()
}

// However a workbook names its parts and writes its XML, the cell is found.
func TestEveryWayToTheCell(t *testing.T) {
	cell := sheet1(`<row><c t="s"><v>0</v></c></row>`)
	workbookRels := func(sheet, strings string) part {
		return part{bookRels, rels(relURL+"worksheet", sheet,
			relURL+"sharedStrings", strings)}
	}
	const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	utf16XML := `<?xml version="1.0" encoding="UTF-16"?>` + cell.text
	for _, test := range []struct {
		name  string
		parts []part
	}{
		{"usual", []part{cell}},
		{"absolute targets", []part{cell, workbookRels("/xl/worksheets/sheet1.xml", "/xl/sharedStrings.xml")}},
		{"backward slashes", []part{cell, workbookRels(`worksheets\sheet1.xml`, `\xl\sharedStrings.xml`)}},
		{"another case", []part{cell, workbookRels("Worksheets/Sheet1.xml", "sharedstrings.XML")}},
		{"dots", []part{cell, workbookRels("./worksheets/sheet1.xml", "../xl/sharedStrings.xml")}},
		{"above the package", []part{cell, workbookRels("../../xl/worksheets/sheet1.xml",
			"sharedStrings.xml")}},
		{"percent signs", []part{{"xl/worksheets/表 1.xml", cell.text},
			workbookRels("worksheets/%E8%A1%A8%201.xml", "sharedStrings.xml")}},
		{"strict", []part{cell, {"_rels/.rels", rels(strict+"officeDocument", "xl/workbook.xml")},
			{bookRels, rels(strict+"worksheet", "worksheets/sheet1.xml",
				strict+"sharedStrings", "sharedStrings.xml")}}},
		{"other names", []part{{"a.xml", cell.text}, {bookPart, ""}, {"book.xml", usual()[2].text},
			{typesPart, strings.ReplaceAll(usual()[0].text, "/xl/workbook.xml", "/BOOK.xml")},
			{"_rels/.rels", rels(relURL+"officeDocument", "/book.xml")},
			{"_rels/book.xml.rels", rels(relURL+"worksheet", "a.xml", relURL+"sharedStrings",
				"xl/sharedStrings.xml")}}},
		{"type by extension", []part{cell, {typesPart, `<Types><Default Extension="XML"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`}}},
		{"type of a template", []part{cell, {typesPart, strings.ReplaceAll(usual()[0].text,
			"sheet.main", "template.main")}}},
		{"no types", []part{cell, {typesPart, ""}}},
		{"prefixes", []part{
			{bookPart, `<x:workbook xmlns:x="a" xmlns:rel="b"><x:sheets>
<x:sheet name="表" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`},
			{stringsPart, `<x:sst xmlns:x="a"><x:si><x:r><x:t>零</x:t></x:r></x:si></x:sst>`},
			{sheetPart, `<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="s">
<x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`}}},
		{"byte order mark", []part{{cell.name, "\xEF\xBB\xBF" + cell.text}}},
		{"UTF-16", []part{{cell.name, wide(utf16XML, false, true)}}},
		{"UTF-16, big end first", []part{{cell.name, wide(utf16XML, true, true)}}},
		{"UTF-16 without mark", []part{{cell.name, wide(utf16XML, false, false)}}},
		{"UTF-16, big end first, without mark", []part{{cell.name, wide(utf16XML, true, false)}}},
		{"UTF-16 strings", []part{cell, {stringsPart, wide(`<sst><si><t>零</t></si></sst>`,
			false, true)}}},
		{"ASCII", []part{{cell.name, `<?xml version='1.0' encoding='us-ascii' standalone='yes'?>` + cell.text}}},
		{"comments and instructions", []part{{cell.name,
			"<!-- a --><?b c?>" + strings.ReplaceAll(cell.text, "<row>",
				"<!-- <row> --><?d?><row>") + "\n<!-- e -->"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := open(t, test.parts...)
			require.Len(t, b.Sheets, 1)
			require.NoError(t, b.Sheets[0].Err)
			require.NotNil(t, b.Sheets[0].At(0, 0))
			assert.Equal(t, "零", b.Sheets[0].At(0, 0).Text)
		})
	}
}

// The parts all sheets depend on may not be broken.
func TestBrokenWorkbook(t *testing.T) {
	used := sheet1(`<row><c t="s"><v>0</v></c></row>`)
	for _, test := range []struct {
		name string
		part part
		code Code
	}{
		{"workbook cut off", part{bookPart, usual()[2].text[:210]}, CodeBrokenXML},
		{"workbook of another root", part{bookPart, `<w:document/>`}, CodeNotWorkbook},
		{"no sheets", part{bookPart, `<workbook><sheets/></workbook>`}, CodeNotWorkbook},
		{"two sheets of one name", part{bookPart,
			`<workbook><sheets><sheet name="a" r:id="rId1"/><sheet name="A" r:id="rId2"/></sheets>
</workbook>`}, CodeDisorder},
		{"strings cut off", part{stringsPart, `<sst><si><t>零</t></si>`}, CodeBrokenXML},
		{"no strings", part{stringsPart, ""}, CodeMissingPart},
		{"strings in GBK", part{stringsPart,
			`<?xml version="1.0" encoding="gb18030"?><sst/>`}, CodeEncoding},
		{"relationships cut off", part{bookRels, "<Relationships>"}, CodeBrokenXML},
		{"package relationships cut off", part{"_rels/.rels", usual()[1].text[:90]}, CodeBrokenXML},
		{"types cut off", part{typesPart, "<Types"}, CodeBrokenXML},
		{"document type in the workbook", part{bookPart,
			`<!DOCTYPE workbook>` + usual()[2].text}, CodeDoctype},
		{"entities in the strings", part{stringsPart,
			`<!DOCTYPE a [<!ENTITY b "c">]><sst><si><t>&b;</t></si></sst>`}, CodeDoctype},
		{"entities in a sheet", part{used.name,
			`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>` + used.text},
			CodeDoctype},
	} {
		t.Run(test.name, func(t *testing.T) {
			refusal := refused(t, pack(t, with(used, test.part)...))
			assert.Equal(t, test.code, refusal.Code, refusal)
		})
	}
}

func TestWorkbook(t *testing.T) {
	b := open(t, part{bookPart, `<workbook ` + mainNS + `><workbookPr/>
<workbookProtection lockStructure="1"/>
<sheets><sheet name="甲&amp;乙" sheetId="1" r:id="rId1"/><sheet name="b" sheetId="2" state="hidden" r:id="rId2"/>
<sheet name="c" sheetId="3" state="veryHidden" r:id="rId3"/><sheet name="d" sheetId="4" r:id="rId4"/>
<sheet name="e" sheetId="5" r:id="rId5"/></sheets>
<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'甲&amp;乙'!$1:$2</definedName>
<definedName name="内部" hidden="1">#REF!</definedName></definedNames></workbook>`},
		part{bookRels, rels(relURL+"worksheet", "worksheets/sheet1.xml",
			relURL+"worksheet", "worksheets/sheet1.xml",
			relURL+"worksheet", "worksheets/sheet1.xml", relURL+"chartsheet", "chartsheets/sheet1.xml",
			"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml")},
		part{"xl/chartsheets/sheet1.xml", "<chartsheet/>"}, part{"xl/macrosheets/sheet1.xml",
			"<xm:macrosheet/>"})
	var names []string
	var states []State
	var kinds []Kind
	for _, s := range b.Sheets {
		require.NoError(t, s.Err)
		names, states, kinds = append(names, s.Name), append(states, s.State), append(kinds, s.Kind)
	}
	assert.Equal(t, []string{"甲&乙", "b", "c", "d", "e"}, names)
	assert.Equal(t, []State{Visible, Hidden, VeryHidden, Visible, Visible}, states)
	assert.Equal(t, []Kind{Worksheet, Worksheet, Worksheet, ChartSheet, OtherSheet}, kinds)
	assert.True(t, b.Protected)
	assert.True(t, b.Macros, "a macro sheet is a macro")
	assert.Equal(t, []DefinedName{
		{Name: "_xlnm.Print_Titles", Sheet: 0, Text: "'甲&乙'!$1:$2"}, {Name: "内部", Sheet: -1,
			Text: "#REF!", Hidden: true},
	}, b.Names)
	assert.False(t, open(t).Protected)
	assert.False(t, open(t).Macros)
}

func TestMacrosLinksObjects(t *testing.T) {
	types := strings.ReplaceAll(usual()[0].text,
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
		"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
	assert.True(t, open(t, part{typesPart, types}).Macros)
	assert.True(t, open(t, part{"xl/vbaProject.bin", "x"}).Macros)

	link := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
	b := open(t, part{"xl/embeddings/oleObject1.bin", "x"}, part{"xl/activeX/activeX1.xml", "<a/>"},
		part{bookRels, rels(relURL+"worksheet", "worksheets/sheet1.xml", link,
			"externalLinks/externalLink1.xml",
			link, "externalLinks/externalLink2.xml", relURL+"connections", "connections.xml")},
		part{"xl/externalLinks/externalLink1.xml", "<externalLink/>"},
		part{"xl/externalLinks/externalLink2.xml", "<externalLink/>"},
		part{"xl/externalLinks/_rels/externalLink1.xml.rels",
			`<Relationships ` + relNS + `><Relationship Id="rId1" Type="` +
				relURL + `externalLinkPath" Target="file:///C:\上年.xlsx" TargetMode="External"/></Relationships>`})
	assert.Equal(t, []string{`file:///C:\上年.xlsx`, "xl/externalLinks/externalLink2.xml",
		"xl/connections.xml"}, b.External)
	assert.Equal(t, []string{"xl/embeddings/oleObject1.bin", "xl/activeX/activeX1.xml"}, b.Embedded)
	assert.False(t, b.Macros)
}

// Excel 5 listed its modules of macros among the sheets; programs that kept them in
// the list wrote no relationship.
func TestModulesOfMacros(t *testing.T) {
	b := open(t, part{bookPart, `<workbook ` + mainNS + `><sheets>
<sheet name="模块1" sheetId="2" r:id=""/><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		sheet1(`<row><c><v>7</v></c></row>`))
	require.Len(t, b.Sheets, 2)
	assert.Equal(t, OtherSheet, b.Sheets[0].Kind)
	require.NoError(t, b.Sheets[0].Err, "nothing of it is damaged")
	assert.True(t, b.Macros)
	assert.Equal(t, "7", b.Sheets[1].Cells[0].Text)
}
