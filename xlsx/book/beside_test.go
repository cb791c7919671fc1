package book

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Properties, comments and shapes: what a workbook holds beside its cells.

const coreRel = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

func TestProperties(t *testing.T) {
	parts := []part{
		{"_rels/.rels", rels(relURL+"officeDocument", "xl/workbook.xml", coreRel, "docProps/core.xml",
			relURL+"extended-properties", "docProps/app.xml", relURL+"custom-properties",
			"docProps/custom.xml")},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="a" xmlns:dc="b" xmlns:dcterms="c">
<dc:title>年度报告</dc:title>
<dc:creator>科技局</dc:creator><cp:lastModifiedBy>张三</cp:lastModifiedBy><cp:keywords>x</cp:keywords>
<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-05T08:00:00Z</dcterms:created></cp:coreProperties>`},
		{"docProps/app.xml", `<Properties><Application>WPS 表格</Application><TitlesOfParts><vt:vector>
<vt:lpstr>表</vt:lpstr></vt:vector></TitlesOfParts></Properties>`},
		{"docProps/custom.xml", `<Properties xmlns:vt="a">
<property fmtid="{D5}" pid="2" name="nianbao.agency"><vt:lpwstr>科技局_x000A_甲&amp;乙</vt:lpwstr></property>
<property pid="3" name="nianbao.year"><vt:i4>2025</vt:i4></property><property pid="4" name="空">
<vt:lpwstr/></property></Properties>`},
	}
	b := open(t, parts...)
	assert.Empty(t, b.Unread)
	assert.Equal(t, map[string]string{"nianbao.agency": "科技局\n甲&乙", "nianbao.year": "2025", "空": ""},
		b.Properties)
	assert.Equal(t, Core{Title: "年度报告", Creator: "科技局", LastModifiedBy: "张三", Keywords: "x",
		Created: "2026-01-05T08:00:00Z"}, b.Core)
	assert.Equal(t, "WPS 表格", b.Program)

	parts[3].text = parts[3].text[:100]
	b = open(t, parts...)
	require.Len(t, b.Unread, 1, "damaged properties are only remarked")
	assert.ErrorContains(t, b.Unread[0], "docProps/custom.xml")
	assert.Equal(t, "年度报告", b.Core.Title)
}

func TestComments(t *testing.T) {
	comments := part{"xl/comments1.xml", `<comments ` + mainNS + `><authors><author>审核人</author>
<author>tc={1}</author></authors><commentList>
<comment ref="B2" authorId="0"><text><r><rPr/><t>审核人:</t></r><r><t xml:space="preserve">
请核实</t></r></text></comment><comment ref="A1" authorId="1"><text><t>[Threaded comment] Your version…</t>
</text></comment>
<comment ref="C1" authorId="9"><text><t>无名</t></text></comment></commentList></comments>`}
	threads := part{"xl/threadedComments/threadedComment1.xml",
		`<ThreadedComments><threadedComment ref="A1" personId="{1}" id="{2}"><text>为什么是0？</text>
</threadedComment>
<threadedComment ref="A1" personId="{2}" id="{3}" parentId="{2}"><text>没有申请</text></threadedComment>
</ThreadedComments>`}
	sheetRels := part{sheetRels, rels(relURL+"comments", "../comments1.xml",
		"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
		"../threadedComments/threadedComment1.xml")}
	b := open(t, comments, threads, sheetRels)
	assert.Empty(t, b.Unread)
	assert.Equal(t, []Comment{
		{0, 0, "", "为什么是0？"}, {0, 0, "", "没有申请"}, {0, 2, "", "无名"}, {1, 1, "审核人", "审核人:\n请核实"},
	}, b.Sheets[0].Comments)

	for name, parts := range map[string][]part{
		"cut off": {{comments.name, comments.text[:250]}, threads, sheetRels},
		"missing": {threads, sheetRels},
		"on no cell": {{comments.name, `<comments><commentList><comment ref="A0"/></commentList>
</comments>`}, threads, sheetRels},
		"no relationships": {comments, {sheetRels.name, "<Relationships>"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, append(parts, sheet1(`<row><c><v>1</v></c></row>`))...)
			require.NoError(t, b.Sheets[0].Err, "the values can be read all the same")
			assert.Len(t, b.Sheets[0].Cells, 1)
			require.Len(t, b.Unread, 1)
			assert.ErrorContains(t, b.Unread[0], "表")
		})
	}
	refusal := refused(t, pack(t, with(sheetRels, threads, part{comments.name,
		"<!DOCTYPE a>" + comments.text})...))
	assert.Equal(t, CodeDoctype, refusal.Code, "what was made to harm harms, wherever it stands")
}

func TestShapes(t *testing.T) {
	b := open(t, part{sheetRels, rels(relURL+"drawing",
		"../drawings/drawing1.xml")},
		part{"xl/drawings/drawing1.xml", `<xdr:wsDr xmlns:xdr="a" xmlns:a="b">
<xdr:twoCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row>
</xdr:from><xdr:to><xdr:col>9</xdr:col></xdr:to>
<xdr:sp><xdr:txBody><a:p><a:r><a:t>另有3件</a:t></a:r><a:r><a:t>未统计</a:t></a:r></a:p><a:p><a:r>
<a:t>见附件</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>8</xdr:row></xdr:from><xdr:pic><xdr:nvPicPr/>
</xdr:pic></xdr:oneCellAnchor></xdr:wsDr>`})
	assert.Empty(t, b.Unread)
	assert.Equal(t, []Shape{{Row: 2, Col: 5, Text: "另有3件未统计\n见附件"}, {Row: 8, Col: 1, Picture: true}},
		b.Sheets[0].Shapes)
}
