package book

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSheet(t *testing.T) {
	b := open(t, part{sheetPart, `<worksheet ` + mainNS + `>
<sheetPr><tabColor rgb="FFFF0000"/></sheetPr><dimension ref="A1"/><sheetViews>
<sheetView workbookViewId="0"/></sheetViews>
<cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="1"/><col min="5" max="5" width="0"/>
<col min="9" max="9" hidden="true"/></cols>
<sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" ht="0" customHeight="1"/>
<row r="3" ht="15"/>
<row r="9" hidden="true"/></sheetData>
<sheetProtection sheet="1" objects="1"/><mergeCells count="2"><mergeCell ref="A1:B2"/>
<mergeCell ref="D4:D9"/></mergeCells>
</worksheet>`})
	sheet := b.Sheet("表")
	require.NotNil(t, sheet)
	require.NoError(t, sheet.Err)
	assert.Equal(t, "xl/worksheets/sheet1.xml", sheet.Part)
	assert.True(t, sheet.Protected)
	assert.Equal(t, []Range{{0, 0, 1, 1}, {3, 3, 8, 3}}, sheet.Merges)
	assert.Equal(t, []Span{{0, 1}, {8, 8}}, sheet.HiddenRows)
	assert.Equal(t, []Span{{2, 4}, {8, 8}}, sheet.HiddenCols)
	assert.Nil(t, b.Sheet("没有"))

	for _, open := range []string{`<sheetProtection/>`, `<sheetProtection sheet="0" objects="1"/>`, ``} {
		b, err := Open(pack(t, with(part{sheetPart,
			`<worksheet><sheetData/>` + open + `</worksheet>`})...))
		require.NoError(t, err)
		assert.False(t, b.Sheets[0].Protected, open)
	}
}

// What damages one sheet leaves the others readable; the damaged one has an error and no cells.
func TestDamagedSheet(t *testing.T) {
	good := `<row r="1"><c r="A1"><v>1</v></c></row>`
	for _, test := range []struct {
		name string
		xml  string
		code Code
	}{
		{"cut off", sheetXML(good)[:len(sheetXML(good))-20], CodeBrokenXML},
		{"cut off in a tag", sheetXML(good)[:len(sheetXML(good))-5], CodeBrokenXML},
		{"empty", " ", CodeBrokenXML},
		{"wrong end", sheetXML(`<row><c><v>1</c></v></row>`), CodeBrokenXML},
		{"wrong end after the cells", `<worksheet><sheetData>` + good + `</sheetData><mergeCells>
</worksheet>`, CodeBrokenXML},
		{"wrong end in what is passed over", `<worksheet><sheetData>` + good + `</sheetData><x><y></x>
</worksheet>`, CodeBrokenXML},
		{"text behind", sheetXML(good) + "x", CodeBrokenXML},
		{"second root", sheetXML(good) + sheetXML(good), CodeBrokenXML},
		{"another root", `<chartsheet/>`, CodeBrokenXML},
		{"no cells", `<worksheet/>`, CodeBrokenXML},
		{"cells twice", `<worksheet><sheetData/><sheetData/></worksheet>`, CodeDisorder},
		{"unknown entity", sheetXML(`<row><c t="str"><v>&nbsp;</v></c></row>`), CodeBrokenXML},
		{"control character", sheetXML("<row><c t=\"str\"><v>\x01</v></c></row>"), CodeBrokenXML},
		{"control reference", sheetXML(`<row><c t="str"><v>&#1;</v></c></row>`), CodeBrokenXML},
		{"not UTF-8", sheetXML("<row><c t=\"str\"><v>\xC4\xEA</v></c></row>"), CodeBrokenXML},
		{"GBK", `<?xml version="1.0" encoding="GBK"?>` +
			sheetXML("<row><c t=\"str\"><v>\xC4\xEA</v></c></row>"), CodeEncoding},
		{"too deep", sheetXML(strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300)), CodeBrokenXML},
		{"cell of two rows", sheetXML(`<row r="1"><c r="A2"><v>1</v></c></row>`), CodeDisorder},
		{"cell twice", sheetXML(`<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`), CodeDisorder},
		{"cells backwards", sheetXML(`<row><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>`), CodeDisorder},
		{"row twice", sheetXML(`<row r="1"/><row r="1"/>`), CodeDisorder},
		{"shared string beyond the last", sheetXML(`<row><c t="s"><v>4</v></c></row>`), CodeOutOfRange},
		{"shared string no number", sheetXML(`<row><c t="s"><v>-1</v></c></row>`), CodeOutOfRange},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := open(t, part{sheetPart, test.xml}, twoSheets,
				part{"xl/worksheets/sheet2.xml", sheetXML(good)},
				part{bookRels, rels(relURL+"worksheet", "worksheets/sheet1.xml",
					relURL+"sharedStrings", "sharedStrings.xml", relURL+"worksheet", "worksheets/sheet2.xml")})
			var refusal *Refusal
			require.ErrorAs(t, b.Sheets[0].Err, &refusal)
			assert.Equal(t, test.code, refusal.Code, refusal)
			assert.Equal(t, "表", refusal.Sheet)
			assert.Equal(t, "xl/worksheets/sheet1.xml", refusal.Part)
			assert.Equal(t, &Sheet{Name: "表", Part: refusal.Part, Err: b.Sheets[0].Err}, b.Sheets[0])
			require.NoError(t, b.Sheets[1].Err)
			assert.Equal(t, "1", b.Sheets[1].At(0, 0).Text)
		})
	}
}

// A byte that is no character matters where it is read: in a value it makes the sheet unreadable, in
// an attribute nobody asks for it hides nothing.
func TestBytesThatAreNoCharacters(t *testing.T) {
	for _, bad := range []string{"\x00", "\x01", "\xC4\xEA"} {
		value := `<row><c t="str"><v>` + bad + `</v></c></row>`
		assert.Error(t, open(t, sheet1(value)).Sheets[0].Err, "%q in a value", bad)

		beside := `<row spans="` + bad + `"><c><v>1</v></c></row>`
		sheet := open(t, sheet1(beside)).Sheets[0]
		require.NoError(t, sheet.Err, "%q beside the values", bad)
		assert.Equal(t, "1", sheet.At(0, 0).Text)

		name := strings.Replace(usual()[2].text, "表", bad, 1)
		refusal := refused(t, pack(t, with(part{bookPart, name})...))
		assert.Equal(t, CodeBrokenXML, refusal.Code, "%q in the name of a sheet", bad)
	}
}

var twoSheets = part{bookPart, `<workbook ` + mainNS + `><sheets>
<sheet name="表" sheetId="1" r:id="rId1"/>
<sheet name="表二" sheetId="2" state="hidden" r:id="rId3"/></sheets></workbook>`}

func TestMissingSheet(t *testing.T) {
	for name, text := range map[string]string{
		"no part": rels(relURL+"worksheet", "worksheets/sheet1.xml", relURL+"worksheet",
			"worksheets/other.xml"),
		"no relationship": rels(relURL+"theme", "theme1.xml", relURL+"worksheet", "worksheets/sheet1.xml"),
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, part{bookRels, text}, part{bookPart,
				`<workbook ` + mainNS + `><sheets>
<sheet name="a" r:id="rId1"/><sheet name="b" r:id="rId2"/><sheet name="c" r:id="rId3"/></sheets></workbook>`})
			var refusal *Refusal
			require.ErrorAs(t, b.Sheets[2].Err, &refusal)
			assert.Equal(t, CodeMissingPart, refusal.Code)
		})
	}
}
