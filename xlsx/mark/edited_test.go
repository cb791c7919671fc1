package mark

import (
	"encoding/binary"
	"regexp"
	"strings"
	"unicode/utf16"

	"nianbao/xlsx/pack"
)

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

func utf16Of(data []byte) []byte {
	out := []byte("\xFF\xFE")
	text := strings.Replace(string(data), `encoding="UTF-8"`, `encoding="UTF-16"`, 1)
	for _, unit := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}

func half(data []byte) []byte { return data[:len(data)/2] }
