package companion_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/companion/specimen"
	"nianbao/internal/document"
	"nianbao/internal/document/docx"
	"nianbao/internal/report"
	"nianbao/templates"
)

// run is the markup of a run.
func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func paragraph(content ...string) string { return `<w:p>` + strings.Join(content, "") + `</w:p>` }

// What clerks do in Word: each case is some markup below the heading of section 一, the paragraphs
// it is read as and what is told beside.
func TestWhatWordHolds(t *testing.T) {
	const picture = `<w:r><w:drawing><a:blip/></w:drawing></w:r>`
	cell := func(text string) string { return `<w:tc>` + paragraph(run(text)) + `</w:tc>` }
	table := `<w:tbl><w:tr>` + cell("平台") + cell("条数") + `</w:tr><w:tr>` + cell("网站") + cell("7") + `</w:tr></w:tbl>`
	for _, c := range []struct {
		name, markup string
		want, told   []string
	}{
		{"soft break", paragraph(run("甲。"), `<w:r><w:br/></w:r>`, run("乙。")), []string{"甲。", "乙。"}, nil},
		{"text in pieces", paragraph(run("全年"), `<w:proofErr/>`, run("12"), run("条。")), []string{"全年12条。"}, nil},
		{"content control", `<w:sdt><w:sdtContent>` + paragraph(run("甲。")) + `</w:sdtContent></w:sdt>`,
			[]string{"甲。"}, nil},
		{"inserted", paragraph(run("甲"), `<w:ins>`+run("乙")+`</w:ins>`, run("。")), []string{"甲乙。"},
			[]string{"file.comment.tracked 1"}},
		{"deleted", paragraph(run("甲"), `<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>`, run("。")), []string{"甲。"},
			[]string{"file.comment.tracked 1"}},
		{"end of a paragraph deleted",
			paragraph(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`, run("甲，")) + paragraph(run("乙。")),
			[]string{"甲，乙。"}, []string{"file.comment.tracked 1"}},
		{"moved", paragraph(`<w:moveFrom>`+run("甲。")+`</w:moveFrom>`) + paragraph(`<w:moveTo>`+run("甲。")+`</w:moveTo>`),
			[]string{"甲。"}, []string{"file.comment.tracked 2"}},
		{"picture in a paragraph", paragraph(run("如图。"), picture), []string{"如图。"},
			[]string{"file.outside.word.picture “一、总体情况”第1段"}},
		{"picture alone", paragraph(run("如下。")) + paragraph(picture) + paragraph(run("以上。")), []string{"如下。", "以上。"},
			[]string{"file.outside.word.picture “一、总体情况”第2段"}},
		{"footnote", paragraph(run("甲"), `<w:r><w:footnoteReference/></w:r>`), []string{"甲"},
			[]string{"file.outside.word.footnote “一、总体情况”第1段"}},
		{"comment", paragraph(run("甲"), `<w:r><w:commentReference/></w:r>`), []string{"甲"},
			[]string{"file.comment.word.comment “一、总体情况”第1段"}},
		{"equation", paragraph(run("甲"), `<m:oMath/>`), []string{"甲"},
			[]string{"file.outside.word.formula “一、总体情况”第1段"}},
		{"table of its own", paragraph(run("见表。")) + table, []string{"见表。"},
			[]string{"file.outside.table “一、总体情况”第1段 平台 条数 网站"}},
		{"hidden text", paragraph(run("甲。"), `<w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r>`), []string{"甲。"},
			[]string{"file.outside.hidden 乙"}},
		{"text box", paragraph(run("甲。"), `<w:r><w:txbxContent>`+paragraph(run("乙。"))+`</w:txbxContent></w:r>`),
			[]string{"甲。", "乙。"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, below(t, overview, c.markup))
			assert.Equal(t, c.want, said(r, "overview"))
			assert.Equal(t, c.told, told(r))
		})
	}
}

// Numbers that Word draws become text.
func TestNumbersOfLists(t *testing.T) {
	const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
	item := func(level, text string) string {
		return paragraph(`<w:pPr><w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="1"/></w:numPr></w:pPr>`, run(text))
	}
	list := item("0", "主动公开") + item("1", "网站") + item("1", "公报") + item("0", "依申请公开")
	data, err := specimen.Changed(below(t, overview, list),
		func(_, part string) string { return part }, map[string]string{"word/numbering.xml": numbering})
	require.NoError(t, err)
	r := read(t, data)
	assert.Equal(t, []string{"（一）主动公开", "1.网站", "2.公报", "（二）依申请公开"}, said(r, "overview"))
}

func TestHeadings(t *testing.T) {
	replaced := func(t *testing.T, from, to string) []byte {
		data, err := specimen.Changed(below(t, problems, paragraph(run("更新慢。"))), func(name, part string) string {
			if name == "word/document.xml" {
				return strings.ReplaceAll(part, from, to)
			}
			return part
		}, nil)
		require.NoError(t, err)
		return data
	}
	for name, to := range map[string]string{
		"without number":  ">存在的主要问题及改进情况<",
		"another number":  ">三、存在的主要问题及改进情况<",
		"another wording": ">五、存在问题及改进情况<",
		"other marks":     ">五．存在的主要问题及改进情况：<",
	} {
		t.Run(name, func(t *testing.T) {
			r := read(t, replaced(t, ">"+problems+"<", to))
			assert.Equal(t, []string{"更新慢。"}, said(r, "problems"))
			assert.Empty(t, told(r))
		})
	}
	t.Run("gone", func(t *testing.T) {
		r := read(t, replaced(t, ">"+problems+"<", "><"))
		assert.Empty(t, said(r, "problems"))
		assert.Equal(t, []string{"更新慢。"}, said(r, "notes"), "the text stands below the heading before")
		assert.Contains(t, told(r), "file.label.heading "+problems)
	})
	t.Run("text before the first and after the notes", func(t *testing.T) {
		r := read(t, replaced(t, ">引言<", ">请领导审阅<"))
		assert.Contains(t, told(r), "file.outside.elsewhere 请领导审阅")
		r = read(t, replaced(t, ">填表说明<", ">填表说明</w:t></w:r></w:p><w:p><w:r><w:t>补充一句。<"))
		assert.Contains(t, told(r), "file.outside.elsewhere “填表说明” 补充一句。")
	})
}

// An official table that somebody put into the file gives its figures, for comparison with the workbook's.
func TestOfficialTable(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	printed := report.New("")
	printed.Year, printed.Agency = who.Year, who.Agency
	for i, s := range e.Table("disclosure").Slots {
		printed.Values[s.ID] = report.Parse(strconv.Itoa(10+i), report.StoredNumber)
	}
	var b bytes.Buffer
	require.NoError(t, docx.Write(&b, document.New(e, printed, document.Options{}), docx.Options{}))
	var table string
	_, err = specimen.Changed(b.Bytes(), func(name, part string) string {
		if name == "word/document.xml" {
			table = part[strings.Index(part, "<w:tbl>") : strings.Index(part, "</w:tbl>")+len("</w:tbl>")]
		}
		return part
	}, nil)
	require.NoError(t, err)
	r := read(t, below(t, "二、主动公开政府信息情况", table+paragraph(run("规章由县政府制定。"))))
	for i, s := range e.Table("disclosure").Slots {
		assert.Equal(t, strconv.Itoa(10+i), r.Values[s.ID].Raw, s.ID)
		assert.Equal(t, 1, r.Places[s.ID].Table)
	}
	assert.Equal(t, []string{"规章由县政府制定。"}, said(r, "notes"))
	assert.Empty(t, told(r), "it is no table of the clerk's own")
}
