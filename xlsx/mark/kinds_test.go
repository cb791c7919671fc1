package mark

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

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

// edited is a package being edited.
type edited struct{ pack.Parts }

func (p *edited) sub(part, pattern, with string) {
	i := p.Find(part)
	p.Parts[i].Data = regexp.MustCompile(pattern).ReplaceAll(p.Parts[i].Data, []byte(with))
}

func (p *edited) add(name, data string) {
	p.Parts = append(p.Parts, pack.Part{Name: name, Data: []byte(data)})
}

func (p *edited) drop(name string) {
	i := p.Find(name)
	p.Parts = append(p.Parts[:i:i], p.Parts[i+1:]...)
}

// rename renames a part and every target that names it.
func (p *edited) rename(from, to, target string) {
	p.Parts[p.Find(from)].Name = to
	base := from[strings.LastIndexByte(from, '/')+1:]
	for i := range p.Parts {
		if strings.HasSuffix(p.Parts[i].Name, ".rels") {
			p.Parts[i].Data = regexp.MustCompile(`Target="[^"]*`+regexp.QuoteMeta(base)+`"`).
				ReplaceAll(p.Parts[i].Data, []byte(`Target="`+target+`"`))
		}
	}
	p.sub(pack.ContentTypes, `PartName="/`+regexp.QuoteMeta(from)+`"`, `PartName="/`+to+`"`)
}

const (
	workbookPart  = "xl/workbook.xml"
	relationsPart = "xl/_rels/workbook.xml.rels"
	stylesPart    = "xl/styles.xml"
	tablePart     = "xl/worksheets/sheet4.xml"
	officeTypes   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// addSheet lists a further sheet, last or first.
func (p *edited) addSheet(kindOf, folder, contentType, data string, first bool) {
	entry := `<sheet xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" name="附" sheetId="90" q:id="rId90"/>`
	if first {
		p.sub(workbookPart, `(<sheets>)`, `${1}`+entry)
	} else {
		p.sub(workbookPart, `(</sheets>)`, entry+`${1}`)
	}
	p.sub(relationsPart, `(</Relationships>)`,
		`<Relationship Id="rId90" Type="`+officeTypes+kindOf+`" Target="`+folder+`/extra.xml"/>${1}`)
	if data != "" {
		p.add("xl/"+folder+"/extra.xml", data)
	}
	p.sub(pack.ContentTypes, `(</Types>)`, `<Override PartName="/xl/`+folder+`/extra.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.`+contentType+`+xml"/>${1}`)
}

const mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

// chartSheet adds a sheet with a chart of the table.
func (p *edited) chartSheet(first bool) {
	const drawn = "http://schemas.openxmlformats.org/drawingml/2006/"
	p.addSheet("chartsheet", "chartsheets", "chartsheet",
		`<chartsheet `+mainSpace+`><sheetViews><sheetView tabSelected="1" workbookViewId="0"/>`+
			`</sheetViews><drawing xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" q:id="rId1"/></chartsheet>`, first)
	relations := func(kindOf, target string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` +
			officeTypes + kindOf + `" Target="` + target + `"/></Relationships>`
	}
	p.add("xl/chartsheets/_rels/extra.xml.rels", relations("drawing", "../drawings/drawing7.xml"))
	p.add("xl/drawings/_rels/drawing7.xml.rels", relations("chart", "/xl/charts/chart7.xml"))
	p.add("xl/drawings/drawing7.xml",
		`<xdr:wsDr xmlns:xdr="`+drawn+`spreadsheetDrawing" xmlns:a="`+drawn+`main"><xdr:absoluteAnchor>`+
			`<xdr:pos x="0" y="0"/><xdr:ext cx="9000000" cy="6000000"/><xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图"/>`+
			`<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>`+
			`<a:graphicData uri="`+drawn+`chart"><c:chart xmlns:c="`+drawn+`chart" xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" q:id="rId1"/>`+
			`</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>`)
	p.add("xl/charts/chart7.xml",
		`<c:chartSpace xmlns:c="`+drawn+`chart" xmlns:a="`+drawn+`main"><c:chart><c:plotArea><c:barChart>`+
			`<c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>'二、主动公开'!$B$6:$B$7</c:f></c:numRef></c:val></c:ser>`+
			`<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>`+
			`<c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`)
	p.sub(pack.ContentTypes, `(</Types>)`, `<Override PartName="/xl/drawings/drawing7.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`+
		`<Override PartName="/xl/charts/chart7.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>${1}`)
}

// comment gives the table a comment in the way of openpyxl: prefixes of its own, the names of the parts too.
func (p *edited) comment(vml string) {
	p.sub(tablePart, `(</worksheet>)`, `<legacyDrawing xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" q:id="anysvml"/>${1}`)
	p.add("xl/worksheets/_rels/sheet4.xml.rels",
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
			`<Relationship Id="comments" Type="`+officeTypes+`comments" Target="/xl/comments/comment1.xml"/>`+
			`<Relationship Id="anysvml" Type="`+officeTypes+`vmlDrawing" Target="/xl/drawings/commentsDrawing1.vml"/></Relationships>`)
	p.add("xl/comments/comment1.xml", `<comments `+mainSpace+`><authors><author>李四</author></authors><commentList>`+
		`<comment ref="B6" authorId="0"><text><t>已与台账核对</t></text></comment></commentList></comments>`)
	p.add("xl/drawings/commentsDrawing1.vml", vml)
	p.sub(pack.ContentTypes, `(</Types>)`,
		`<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`+
			`<Override PartName="/xl/comments/comment1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>${1}`)
}

const foreignVML = `<xml xmlns:ns0="urn:schemas-microsoft-com:vml" xmlns:ns1="urn:schemas-microsoft-com:office:office" ` +
	`xmlns:ns2="urn:schemas-microsoft-com:office:excel"><ns1:shapelayout ns0:ext="edit"><ns1:idmap ns0:ext="edit" data="1"/></ns1:shapelayout>` +
	`<ns0:shapetype id="_x0000_t202" coordsize="21600,21600" ns1:spt="202" path="m,l,21600r21600,l21600,xe"/>` +
	`<ns0:shape id="_x0000_s0001" type="#_x0000_t202" style="visibility:hidden"><ns0:fill color2="#ffffe1"/>` +
	`<ns2:ClientData ObjectType="Note"><ns2:Row>5</ns2:Row><ns2:Column>1</ns2:Column></ns2:ClientData></ns0:shape></xml>`

func utf16Of(data []byte) []byte {
	out := []byte("\xFF\xFE")
	text := strings.Replace(string(data), `encoding="UTF-8"`, `encoding="UTF-16"`, 1)
	for _, unit := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}

func half(data []byte) []byte { return data[:len(data)/2] }

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
