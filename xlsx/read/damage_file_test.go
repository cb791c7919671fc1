package read

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/report"
)

// Sheets of another edition, sheets that cannot be read, and what a file brings along.
var fileDamages = []damage{
	// The old table of section 二 in the new form: what the labels name in both is taken, nothing
	// by its place.
	{name: "table-of-2019", code: `paste(wb["二、主动公开"], openpyxl.load_workbook(other)["二、主动公开"])`,
		odd: []string{"file.template table 二、主动公开! 2021→2019", "file.year contradiction 二、主动公开!A2 2022→2020",
			"file.template contradiction 二、主动公开!A2 2021→2019",
			"file.outside figure 二、主动公开!B6:B7 →101、104", "file.outside figure 二、主动公开!D6:D7 →102、105",
			"file.outside figure 二、主动公开!F6:F7 →103、106", "file.outside figure 二、主动公开!B10:B11 →107、110",
			"file.outside figure 二、主动公开!D10:D11 →108、111", "file.outside figure 二、主动公开!F11 →112",
			"file.outside figure 二、主动公开!B14:B15 →113、116", "file.outside figure 二、主动公开!D14:D15 →114、117",
			"file.outside figure 二、主动公开!B18 →119", "file.outside figure 二、主动公开!E18 →120",
			"file.outside figure 二、主动公开!B21 →121", "file.outside figure 二、主动公开!E21 →122.25元"},
		anyFigures: true, otherwise: func(t *testing.T, r *report.Report) {
			assert.Equal(t, "109", r.Values["disclosure.licences.decided"].NumberText())
			assert.NotContains(t, r.Values, "disclosure.rules.issued")
			assert.NotContains(t, r.Values, "disclosure.fees.amount")
		}},
	{name: "table-of-2019-requests", code: `paste(wb["三、依申请公开"], openpyxl.load_workbook(other)["三、依申请公开"])`,
		odd: []string{"file.template table 三、依申请公开! 2021→2019", "file.year contradiction 三、依申请公开!A2 2022→2020",
			"file.template contradiction 三、依申请公开!A2 2021→2019", "file.outside figure 三、依申请公开!D27:J27 *"},
		anyFigures: true, otherwise: func(t *testing.T, r *report.Report) {
			assert.NotContains(t, r.Values, "requests.other_misc.total")
			assert.Equal(t, "123", r.Values["requests.received.person"].NumberText())
		}},
	{name: "broken-sheet", code: `
def after(parts): parts["xl/worksheets/sheet5.xml"] = parts["xl/worksheets/sheet5.xml"][:20000]`,
		odd: []string{"file.unreadable sheet 三、依申请公开! →broken-xml"}, changed: gone("requests."),
		otherwise: func(t *testing.T, r *report.Report) {
			assert.Equal(t, map[string]bool{"requests": true}, r.Unreadable)
		}},
	{name: "broken-prose", code: `
def after(parts): parts["xl/worksheets/sheet3.xml"] = parts["xl/worksheets/sheet3.xml"].replace(b"</row>", b"</raw>", 1)`,
		odd: []string{"file.unreadable sheet 一、总体情况! →broken-xml"},
		otherwise: func(t *testing.T, r *report.Report) {
			assert.Equal(t, map[string]bool{"overview": true}, r.Unreadable)
			assert.Empty(t, r.Prose["overview"])
		}},
	{name: "places-that-do-not-exist", code: `
def after(parts):
    name = "xl/worksheets/sheet4.xml"
    parts[name] = parts[name].replace(b"<sheetData>", b'<sheetData><row r="0"/>', 1).replace(b"</sheetData>",
        b'<row r="1048577"><c r="A1048577" t="str"><v>\xe5\x8f\xa6\xe6\x9c\x89</v></c></row></sheetData>', 1).replace(
        b"</mergeCells>", b'<mergeCell ref="#REF!"/></mergeCells>', 1)`,
		odd: []string{"file.unreadable place 二、主动公开! 0→", "file.unreadable nowhere 二、主动公开! A1048577→另有",
			"file.unreadable place 二、主动公开! #REF!→"}},
	{name: "broken-comments", code: `
from openpyxl.comments import Comment
wb["二、主动公开"]["B6"].comment = Comment("甲", "乙")
def after(parts):
    name = [n for n in parts if "comment" in n and n.endswith(".xml")][0]
    parts[name] = parts[name][:100]`,
		odd: []string{"file.unreadable beside 二、主动公开! *"}},
	{name: "external-link", code: `
def after(parts):
    parts["xl/externalLinks/externalLink1.xml"] = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    relate(parts, "xl/externalLinks/_rels/externalLink1.xml.rels", "externalLinkPath", "file:///D:/2021.xlsx", ' TargetMode="External"')
    relate(parts, "xl/_rels/workbook.xml.rels", "externalLink", "externalLinks/externalLink1.xml")`,
		odd: []string{"file.external link ! →file:///D:/2021.xlsx"}},
	{name: "macros", code: `
def after(parts):
    parts["xl/vbaProject.bin"] = b"x"
    relate(parts, "xl/_rels/workbook.xml.rels", "vbaProject", "vbaProject.bin")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")`,
		odd: []string{"file.macro macros ! →"}},
	{name: "embedded", code: `
def after(parts): parts["xl/embeddings/oleObject1.bin"] = b"x"`,
		odd: []string{"file.embedded object ! →xl/embeddings/oleObject1.bin"}},
	{name: "text-box", code: `
def after(parts):
    draw(parts, "sheet5", '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
      'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>11</xdr:col>'
      '<xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>14</xdr:col>'
      '<xdr:colOff>0</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp><xdr:txBody><a:p><a:r>'
      '<a:t>含2件来信</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>')`,
		odd: []string{"file.outside textbox 三、依申请公开!L9 →含2件来信"}},
}
