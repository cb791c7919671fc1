package mark

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/xlsx/book"
	"nianbao/xlsx/form"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/read"
)

const relationsXMLNS = `xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// beside adds a sheet with this behind or before its cells, and relationships of its own.
func (p *edited) beside(before, cells, behind string, relations ...string) {
	p.addSheet("worksheet", "worksheets", "worksheet", `<worksheet `+mainSpace+` `+relationsXMLNS+`>`+before+
		`<sheetData>`+cells+`</sheetData>`+behind+`</worksheet>`, false)
	if len(relations) > 0 {
		p.add("xl/worksheets/_rels/extra.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/`+
			`package/2006/relationships">`+strings.Join(relations, "")+`</Relationships>`)
	}
}

func relationTo(id, kind, target, more string) string {
	return `<Relationship Id="` + id + `" Type="` + officeTypes + kind + `" Target="` + target + `"` + more + `/>`
}

// table adds a table's part.
func (p *edited) table(name, id, display, ref string) {
	p.add("xl/tables/"+name+".xml",
		`<table `+mainSpace+` id="`+id+`" name="`+display+`" displayName="`+display+`" ref="`+ref+
			`"><tableColumns count="1"><tableColumn id="1" name="项目"/></tableColumns></table>`)
	p.sub(pack.ContentTypes, `(</Types>)`, `<Override PartName="/xl/tables/`+name+`.xml" ContentType="application/`+
		`vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>${1}`)
}

// twoTables adds a sheet with two tables.
func (p *edited) twoTables(id, display string) {
	p.beside("", `<row r="1"><c r="A1" t="inlineStr"><is><t>项目</t></is></c><c r="C1" t="inlineStr"><is><t>项目</t></is></c></row>`,
		`<tableParts count="2"><tablePart q:id="rId1"/><tablePart q:id="rId2"/></tableParts>`,
		relationTo("rId1", "table", "../tables/a.xml", ""), relationTo("rId2", "table", "../tables/b.xml", ""))
	p.table("a", "1", "甲", "A1:A3")
	p.table("b", id, display, "C1:C3")
}

const external = ` TargetMode="External"`

// unsound are workbooks that this program reads and other programs do not open, or mend as they
// open them: the agency gets a fresh one.
var unsound = []kind{
	{"NaN as a number", true, func(p *edited) {
		p.sub(tablePart, `<c r="B6"( s="\d+")?[^>]*>(<is>|<v>).*?</c>`, `<c r="B6"${1}><v>NaN</v></c>`)
	}},
	{"a column 0", true, func(p *edited) { p.beside(`<cols><col min="0" max="2"/></cols>`, "", "") }},
	{"columns the wrong way round", true, func(p *edited) { p.beside(`<cols><col min="3" max="2"/></cols>`, "", "") }},
	{"columns on one another", true, func(p *edited) {
		p.beside(`<cols><col min="1" max="3"/><col min="2" max="2"/></cols>`, "", "")
	}},
	{"a format of #REF!", true, func(p *edited) {
		p.beside("", "", `<conditionalFormatting sqref="#REF!"><cfRule type="expression" priority="1"><formula>1</formula>`+
			`</cfRule></conditionalFormatting>`)
	}},
	{"a validation of #REF!", true, func(p *edited) {
		p.beside("", "", `<dataValidations count="1"><dataValidation type="whole" sqref="#REF!"><formula1>1</formula1>`+
			`</dataValidation></dataValidations>`)
	}},
	{"a protected range of #REF!", true, func(p *edited) {
		p.beside("", "", `<protectedRanges><protectedRange sqref="#REF!" name="甲"/></protectedRanges>`)
	}},
	{"a drawing outside", true, func(p *edited) {
		p.beside("", "", `<drawing q:id="rId1"/>`, relationTo("rId1", "drawing", "file:///d.xml", external))
	}},
	{"a picture outside", true, func(p *edited) {
		p.beside("", "", `<picture q:id="rId1"/>`, relationTo("rId1", "image", "http://example.org/p.png", external))
	}},
	{"comments outside", true, func(p *edited) {
		p.beside("", "", "", relationTo("rId1", "comments", "file:///c.xml", external))
	}},
	{"a stroke in a sheet's name", true,
		func(p *edited) { p.beside("", "", ""); p.sub(workbookPart, `name="附"`, `name="附/表"`) }},
	{"a bracket in a sheet's name", true,
		func(p *edited) { p.beside("", "", ""); p.sub(workbookPart, `name="附"`, `name="附[1]"`) }},
	{"a long sheet's name", true, func(p *edited) {
		p.beside("", "", "")
		p.sub(workbookPart, `name="附"`, `name="`+strings.Repeat("附", 32)+`"`)
	}},
	{"a text beyond the last", true,
		func(p *edited) { p.beside("", `<row r="1"><c r="A1" t="s"><v>9999</v></c></row>`, "") }},
	{"a truth that is none", true,
		func(p *edited) { p.beside("", `<row r="1"><c r="A1" t="b"><v>maybe</v></c></row>`, "") }},
	{"a date that is none", true, func(p *edited) { p.beside("", `<row r="1"><c r="A1" t="d"><v>昨天</v></c></row>`, "") }},
	{"a colour that is none", true, func(p *edited) { p.sub(stylesPart, `rgb="[0-9A-F]{8}"`, `rgb="red"`) }},
	{"styles cut off", true, func(p *edited) { p.sub(stylesPart, `(?s)(<fonts.{60}).*`, "${1}") }},
	{"no styles at all", true, func(p *edited) { p.Parts[p.Find(stylesPart)].Data = []byte("styles") }},
	{"a row 0", true, func(p *edited) { p.sub(tablePart, `(<sheetData>)`, `${1}<row r="0"/>`) }},
	{"a merged range of #REF!", true,
		func(p *edited) { p.sub(tablePart, `(</mergeCells>)`, `<mergeCell ref="#REF!"/>${1}`) }},
	{"no relationships of the package", false, func(p *edited) { p.drop("_rels/.rels") }},
	{"names with a dot", false, func(p *edited) {
		for i := range p.Parts {
			p.Parts[i].Name = "./" + p.Parts[i].Name
		}
	}},
	{"styles without base formats", true, func(p *edited) { p.sub(stylesPart, `<cellStyleXfs.*</cellStyleXfs>`, "") }},
	{"two tables", false, func(p *edited) { p.twoTables("2", "乙") }},
	{"two tables of one id", true, func(p *edited) { p.twoTables("1", "乙") }},
	{"two tables of one name", true, func(p *edited) { p.twoTables("2", "甲") }},
	{"a table with a column too many", true, func(p *edited) {
		p.twoTables("2", "乙")
		p.sub("xl/tables/a.xml", `A1:A3`, `A1:B3`)
	}},
	{"a name twice", true, func(p *edited) {
		p.sub(workbookPart, `(<definedName [^>]*>[^<]*</definedName>)`, `${1}${1}`)
	}},
	{"a link of #REF!", true, func(p *edited) {
		p.beside("", "", `<hyperlinks><hyperlink ref="#REF!" location="A1"/></hyperlinks>`)
	}},
	{"a filter of #REF!", true, func(p *edited) { p.beside("", "", `<autoFilter ref="#REF!"/>`) }},
	{"a zoom that is no number", true, func(p *edited) {
		p.beside(`<sheetViews><sheetView workbookViewId="0" zoomScale="auto"/></sheetViews>`, "", "")
	}},
	{"an extension of a sheet that names no kind", true,
		func(p *edited) { p.beside("", "", `<extLst><ext/></extLst>`) }},
	{"margins without a bottom", true, func(p *edited) {
		p.beside("", "", `<pageMargins left="1" right="1" top="1" header="1" footer="1"/>`)
	}},
}

// A workbook that is merely too large is not reported as broken.
func TestTooLargeIsToldAsThat(t *testing.T) {
	c := kind{edit: func(p *edited) { p.sub(tablePart, `(</sheetData>)`, `<row r="1048576"/>${1}`) }}
	data := c.workbook(t)
	r, e, err := read.Workbook("a.xlsx", data, read.Options{})
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, Workbook(&out, Marked{Data: data, Edition: e, Report: r, Findings: someFindings()}))
	b, err := book.Open(out.Bytes())
	require.NoError(t, err)
	summary := b.Sheets[0].At(form.ListSummary, 0)
	require.NotNil(t, summary)
	assert.Contains(t, summary.Text, form.Say("mark.fresh.large"))
}

func init() { kinds = append(kinds, unsound...) }
