package mark

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/read"
	"nianbao/xlsx/sound"
	"nianbao/xlsx/specimen"
)

// kind is one way in which a workbook differs from those the library that marks it expects.
type kind struct {
	name  string
	fresh bool // the agency gets a fresh workbook
	edit  func(p *edited)
}

const (
	workbookPart  = "xl/workbook.xml"
	relationsPart = "xl/_rels/workbook.xml.rels"
	stylesPart    = "xl/styles.xml"
	tablePart     = "xl/worksheets/sheet4.xml"
	officeTypes   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

const mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

const foreignVML = `<xml xmlns:ns0="urn:schemas-microsoft-com:vml" xmlns:ns1="urn:schemas-microsoft-com:office:office" ` +
	`xmlns:ns2="urn:schemas-microsoft-com:office:excel"><ns1:shapelayout ns0:ext="edit"><ns1:idmap ns0:ext="edit" data="1"/></ns1:shapelayout>` +
	`<ns0:shapetype id="_x0000_t202" coordsize="21600,21600" ns1:spt="202" path="m,l,21600r21600,l21600,xe"/>` +
	`<ns0:shape id="_x0000_s0001" type="#_x0000_t202" style="visibility:hidden"><ns0:fill color2="#ffffe1"/>` +
	`<ns2:ClientData ObjectType="Note"><ns2:Row>5</ns2:Row><ns2:Column>1</ns2:Column></ns2:ClientData></ns0:shape></xml>`

var kinds = []kind{
	{"as issued", false, func(*edited) {}},
	{"an added sheet without views", false, func(p *edited) {
		p.addSheet("worksheet", "worksheets", "worksheet", `<worksheet `+mainSpace+`><sheetData/></worksheet>`, false)
	}},
	{"no sheet with views", false, func(p *edited) {
		for i := range p.Parts {
			if strings.HasPrefix(p.Parts[i].Name, "xl/worksheets/sheet") {
				p.sub(p.Parts[i].Name, `<sheetViews>.*</sheetViews>`, "")
			}
		}
	}},
	{"views with a prefix", false, func(p *edited) {
		p.addSheet("worksheet", "worksheets", "worksheet",
			`<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData/></x:worksheet>`, false)
	}},
	{"a chart sheet last", false, func(p *edited) {
		p.chartSheet(false)
	}},
	{"a chart sheet first", false, func(p *edited) {
		p.chartSheet(true)
	}},
	{"a dialog sheet", false, func(p *edited) {
		p.addSheet("dialogsheet", "dialogsheets", "dialogsheet",
			`<dialogsheet `+mainSpace+`><sheetViews><sheetView workbookViewId="0"/></sheetViews></dialogsheet>`, false)
	}},
	{"a listed sheet without part", true, func(p *edited) {
		p.addSheet("worksheet", "worksheets", "worksheet", "", false)
	}},
	{"a sheet that is a page", true, func(p *edited) {
		p.addSheet("worksheet", "worksheets", "worksheet", `<html><body/></html>`, false)
	}},
	{"a sheet that is empty", true, func(p *edited) { p.addSheet("worksheet", "worksheets", "worksheet", " ", false) }},
	{"a sheet cut off", true, func(p *edited) {
		i := p.Find(tablePart)
		p.Parts[i].Data = half(p.Parts[i].Data)
	}},
	{"no styles", true, func(p *edited) {
		p.drop(stylesPart)
		p.sub(relationsPart, `<Relationship [^>]*styles"[^>]*>(</Relationship>)?`, "")
		p.sub(pack.ContentTypes, `<Override [^>]*styles[^>]*>(</Override>)?`, "")
	}},
	{"styles that lead nowhere", true, func(p *edited) { p.drop(stylesPart) }},
	{"styles without fonts", true, func(p *edited) { p.sub(stylesPart, `<fonts.*</fonts>`, "") }},
	{"styles without fills", true, func(p *edited) { p.sub(stylesPart, `<fills.*</fills>`, "") }},
	{"styles without borders", true, func(p *edited) { p.sub(stylesPart, `<borders.*</borders>`, "") }},
	{"styles without cell formats", true, func(p *edited) { p.sub(stylesPart, `<cellXfs.*</cellXfs>`, "") }},
	{"styles broken behind the formats", true, func(p *edited) { p.sub(stylesPart, `(</cellXfs>).*`, "${1}<dxfs") }},
	{"a format beyond the last", true, func(p *edited) { p.sub(tablePart, `<c r="A1" s="\d+"`, `<c r="A1" s="9999"`) }},
	{"parts outside xl", false, func(p *edited) {
		p.rename(tablePart, "tables/t.xml", "/tables/t.xml")
		p.rename(stylesPart, "look.xml", "../look.xml")
	}},
	{"a backslash in a target", false, func(p *edited) {
		p.sub(relationsPart, `worksheets/sheet4.xml`,
			`worksheets\sheet4.xml`)
	}},
	{"a percent-encoded target", false, func(p *edited) {
		p.rename(tablePart, "xl/worksheets/表 四.xml", "worksheets/%E8%A1%A8%20%E5%9B%9B.xml")
	}},
	{"an absolute target", false, func(p *edited) {
		p.sub(relationsPart, `"worksheets/sheet4.xml`,
			`"/xl/worksheets/sheet4.xml`)
	}},
	{"Han in a part's name", false, func(p *edited) {
		p.rename(tablePart, "xl/worksheets/表四.xml", "worksheets/表四.xml")
	}},
	{"UTF-16", false, func(p *edited) {
		i := p.Find(tablePart)
		p.Parts[i].Data = utf16Of(p.Parts[i].Data)
	}},
	{"a byte order mark", false, func(p *edited) {
		for _, name := range []string{pack.CustomProperties, tablePart, workbookPart} {
			i := p.Find(name)
			p.Parts[i].Data = append([]byte("\xEF\xBB\xBF"), p.Parts[i].Data...)
		}
	}},
	{"the strict format", false, func(p *edited) {
		for i := range p.Parts {
			p.Parts[i].Data = []byte(strings.NewReplacer(
				"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
				"http://purl.oclc.org/ooxml/spreadsheetml/main",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
				"http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
				"http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
				"http://purl.oclc.org/ooxml/officeDocument/relationships",
				"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
				"http://purl.oclc.org/ooxml/officeDocument/customProperties",
			).Replace(string(p.Parts[i].Data)))
		}
		p.sub(workbookPart, `<workbook `, `<workbook conformance="strict" `)
	}},
	{"comments of openpyxl", false, func(p *edited) { p.comment(foreignVML) }},
	{"comments with a broken drawing", true, func(p *edited) { p.comment(`<xml><br></xml>`) }},
	{"a drawing that is not there", false, func(p *edited) {
		p.sub(tablePart, `(</worksheet>)`, `<legacyDrawing xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" q:id="rId7"/>${1}`)
	}},
	{"a sheet id twice", true, func(p *edited) { p.sub(workbookPart, `sheetId="3"`, `sheetId="2"`) }},
	{"a part typed twice", false, func(p *edited) {
		p.sub(pack.ContentTypes, `(</Types>)`, `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${1}`)
	}},
	{"a name of no sheet", true, func(p *edited) { p.sub(workbookPart, `localSheetId="2"`, `localSheetId="77"`) }},
	{"a merged column", true, func(p *edited) { p.sub(tablePart, `(</mergeCells>)`, `<mergeCell ref="Z:Z"/>${1}`) }},
	{"rows out of order", true, func(p *edited) {
		p.sub(tablePart, `(?s)(<row r="6".*?</row>)(<row r="7".*?</row>)`, "${2}${1}")
	}},
	{"an unbound prefix", true, func(p *edited) { p.sub(tablePart, `(</sheetData>)`, `${1}<z:extra/>`) }},
	{"a million empty rows", true, func(p *edited) { p.sub(tablePart, `(</sheetData>)`, `<row r="1048576"/>${1}`) }},
	{"cells far to the right", true, func(p *edited) {
		rows := strings.Builder{}
		for row := 100; row < 200; row++ {
			fmt.Fprintf(&rows, `<row r="%d"><c r="XFD%d"/></row>`, row, row)
		}
		p.sub(tablePart, `(</sheetData>)`, rows.String()+`${1}`)
	}},
	{"active tab out of range", false, func(p *edited) { p.sub(workbookPart, `activeTab="\d+"`, `activeTab="55"`) }},
	{"orphaned part", false, func(p *edited) { p.add("xl/media/left.bin", "x") }},
}

// issued is a template that was filled in, the same for all kinds.
var issued = sync.OnceValues(func() ([]byte, error) {
	e, err := templates.Find("2021")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = form.Fill(&out, e, specimen.Filled(e))
	return out.Bytes(), err
})

// workbook is the workbook of a kind.
func (c kind) workbook(t testing.TB) []byte {
	data, err := issued()
	require.NoError(t, err)
	p, err := pack.Unpack(data)
	require.NoError(t, err)
	edit := &edited{p}
	c.edit(edit)
	var out bytes.Buffer
	require.NoError(t, edit.Write(&out))
	return out.Bytes()
}

// someFindings are about a cell, a table, a sheet that may be gone, and nothing.
func someFindings() []finding.Finding {
	must := finding.Finding{Rule: "requests.balance", Class: templates.Must, Outcome: finding.Fails, Sheet: "二、主动公开",
		Cells: []string{"B6", "B7"}, Slots: []string{"disclosure.rules.issued"},
		Message: message.New("result.noagency")}
	verify := must
	verify.Rule, verify.Class, verify.Cells, verify.Sheet = "year.jump", templates.Verify, []string{"B10"}, "三、依申请公开"
	gone := must
	gone.Rule, gone.Sheet, gone.Cells, gone.Slots = "file.sheet", "附", []string{"A1"}, nil
	return []finding.Finding{must, verify, gone}
}

func TestEveryKindComesBack(t *testing.T) {
	for _, c := range kinds {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			data := c.workbook(t)
			r, e, err := read.Workbook("a.xlsx", data, read.Options{})
			require.NoError(t, err)
			var out bytes.Buffer
			m := Marked{Data: data, Edition: e, Report: r, Findings: someFindings()}
			require.NoError(t, Workbook(&out, m))
			p, err := pack.Unpack(out.Bytes())
			require.NoError(t, err)
			assert.Empty(t, sound.Check(p))
			own, why := m.inOwnFile()
			assert.Equal(t, c.fresh, why != nil, "%v", why)
			if !c.fresh {
				assert.True(t, bytes.Equal(own, out.Bytes()), "the same bytes every time")
			}

			back, _, err := read.Workbook("b.xlsx", out.Bytes(), read.Options{})
			require.NoError(t, err)
			assert.Equal(t, specimen.Figures(r), specimen.Figures(withBlanks(back, r)), "no figure is lost or changed")
			assert.Equal(t, texts(r), texts(back))
		})
	}
}

// withBlanks leaves out the values of one report that another has none of: a fresh workbook has blanks there.
func withBlanks(back, r *report.Report) *report.Report {
	for id, v := range back.Values {
		if _, known := r.Values[id]; !known && v.Kind == report.Blank {
			delete(back.Values, id)
		}
	}
	return back
}

func texts(r *report.Report) map[string][]string {
	out := map[string][]string{}
	for id, paragraphs := range r.Prose {
		for _, p := range paragraphs {
			out[id] = append(out[id], p.Table+p.Text)
		}
	}
	return out
}
