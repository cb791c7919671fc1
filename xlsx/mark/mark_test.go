package mark

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/read"
	"nianbao/xlsx/specimen"
)

func markedReport(t *testing.T) (*templates.Edition, *report.Report, []byte, []finding.Finding) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	r := report.New("科技局.xlsx")
	r.Identity = report.Identity{Edition: e.ID, Year: 2025, Agency: "某县科学技术局", Scope: report.Own}
	for _, table := range e.Tables {
		for _, s := range table.Slots {
			r.Values[s.ID] = report.Parse("0", report.StoredNumber)
		}
	}
	r.Values["requests.received.total"] = report.Parse("5", report.StoredNumber)
	r.Prose["overview"] = []report.Paragraph{{Text: "全年工作平稳。"}}
	var b bytes.Buffer
	require.NoError(t, form.Fill(&b, e, r))
	findings := []finding.Finding{
		{Rule: "requests.applicants", Class: templates.Must, Outcome: finding.Fails, Sheet: "三、依申请公开",
			Cells: []string{"J7", "D7", "E7"},
			Slots: []string{"requests.received.total"}, Expected: "0", Actual: "5", Difference: "5",
			Message: message.New("result.noagency"), Hint: message.New("inbox.empty.hint")},
		{Rule: "year.jump", Class: templates.Verify, Outcome: finding.Fails, Sheet: "二、主动公开", Cells: []string{"B10"},
			Slots: []string{"disclosure.licences.decided"}, Message: message.New("result.noagency")},
		{Rule: "text.sections", Class: templates.Must, Outcome: finding.Fails, Sheet: "六、其他事项",
			Message: message.New("result.noagency")},
	}
	return e, r, b.Bytes(), findings
}

func markIt(t *testing.T, m Marked) []byte {
	var b bytes.Buffer
	require.NoError(t, Workbook(&b, m))
	return b.Bytes()
}

func TestMarkKeepsFiguresAndShowsFindings(t *testing.T) {
	e, r, data, findings := markedReport(t)
	marked := markIt(t, Marked{Data: data, Edition: e, Report: r, Findings: findings})
	again, _, err := read.Workbook("returned.xlsx", marked, read.Options{})
	require.NoError(t, err)
	assert.Equal(t, r.Values, again.Values, "the figures are untouched")
	assert.Empty(t, again.Oddities, "our own marks are not held against the agency")

	f, err := excelize.OpenReader(bytes.NewReader(marked))
	require.NoError(t, err)
	defer f.Close()
	assert.Equal(t, form.ListSheet, f.GetSheetList()[0])
	assert.Equal(t, mustFill, fillIn(t, f, "三、依申请公开", "J7"))
	assert.Equal(t, alsoFill, fillIn(t, f, "三、依申请公开", "D7"))
	assert.Equal(t, verifyFill, fillIn(t, f, "二、主动公开", "B10"))
	comments, err := f.GetComments("三、依申请公开")
	require.NoError(t, err)
	require.Len(t, comments, 3, "no finding is told by colour alone")
	for _, c := range comments {
		assert.Contains(t, commentText(c), "强制性")
	}
	for cell, linked := range map[string]bool{"C5": true, "C6": true, "C7": false} {
		ok, target, err := f.GetCellHyperLink(form.ListSheet, cell)
		require.NoError(t, err)
		assert.Equal(t, linked, ok, "%s %s", cell, target)
	}
	ok, back, err := f.GetCellHyperLink("三、依申请公开", "A1")
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Contains(t, back, form.ListSheet)
}

// A line of the cover that a note names second is not coloured like a fault.
func TestMarkColoursANoteAsANote(t *testing.T) {
	e, r, data, _ := markedReport(t)
	note := finding.Finding{Rule: "file.cover", Class: templates.Note, Outcome: finding.Fails, Sheet: "封面",
		Cells:   []string{"B8", "B9"},
		Message: message.New("result.noagency")}
	sum := finding.Finding{Rule: "requests.applicants", Class: templates.Must, Outcome: finding.Fails,
		Sheet: "封面", Cells: []string{"B10", "B11"},
		Message: message.New("result.noagency")}
	note.Cells = append(note.Cells, "B11")
	f, err := excelize.OpenReader(bytes.NewReader(markIt(t,
		Marked{Data: data, Edition: e, Report: r, Findings: []finding.Finding{sum, note}})))
	require.NoError(t, err)
	defer f.Close()
	for cell, fill := range map[string]string{"B8": noteFill, "B9": noteFill, "B10": mustFill, "B11": alsoFill} {
		assert.Equal(t, fill, fillIn(t, f, "封面", cell), cell)
	}
}

// In the next round our marks are gone before new ones are made, and what the agency explained comes back.
func TestMarkNextRound(t *testing.T) {
	e, r, data, findings := markedReport(t)
	first := markIt(t, Marked{Data: data, Edition: e, Report: r, Findings: findings})
	f, err := excelize.OpenReader(bytes.NewReader(first))
	require.NoError(t, err)
	require.NoError(t, f.SetCellStr(form.ListSheet, "H6", "年底集中清理积压件，数量比往年增加"))
	require.NoError(t, f.SetCellInt("三、依申请公开", "J7", 0))
	var returned bytes.Buffer
	require.NoError(t, f.Write(&returned))
	require.NoError(t, f.Close())

	second, _, err := read.Workbook("returned.xlsx", returned.Bytes(), read.Options{})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{findings[1].ID(): "年底集中清理积压件，数量比往年增加"}, second.Explanations)
	assert.Empty(t, second.Oddities)

	clean, err := excelize.OpenReader(bytes.NewReader(markIt(t,
		Marked{Data: returned.Bytes(), Edition: e, Report: second, Findings: findings[1:2]})))
	require.NoError(t, err)
	defer clean.Close()
	assert.Equal(t, form.InputFill, fillIn(t, clean, "三、依申请公开", "J7"))
	comments, err := clean.GetComments("三、依申请公开")
	require.NoError(t, err)
	assert.Empty(t, comments)
}

// A report that came in another form is filled in afresh; a finding in one of its lines is marked
// at its present place.
func TestMarkOfAPublishedReport(t *testing.T) {
	e, r, _, findings := markedReport(t)
	r.Foreign = true
	r.Prose["overview"] = []report.Paragraph{{Text: "第一段。", Place: report.Place{Line: 12}},
		{Text: "共5件，其中2件、2件。", Place: report.Place{Line: 13}}}
	for _, table := range e.Tables {
		for i, s := range table.Slots {
			r.Places[s.ID] = report.Place{Line: 40 + i}
		}
	}
	sum, prose, stray := findings[0], findings[2], findings[1]
	sum.Sheet, sum.Cells = "", []string{":66", ":60"}
	sum.Slots = []string{"requests.received.total", "requests.received.person", "review.direct.total"}
	prose.Rule, prose.Section, prose.Sheet, prose.Cells = "text.parts", "overview", "", []string{":13"}
	stray.Rule, stray.Slots, stray.Sheet, stray.Cells = "file.outside", nil, "", []string{":99"}
	data := markIt(t, Marked{Edition: e, Report: r, Findings: []finding.Finding{sum, prose, stray}})
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer f.Close()
	assert.Equal(t, mustFill, fillIn(t, f, "三、依申请公开", "J7"))
	assert.Equal(t, alsoFill, fillIn(t, f, "三、依申请公开", "D7"))
	assert.Equal(t, mustFill, fillIn(t, f, "一、总体情况", "A5"))
	assert.Equal(t, form.InputFill, fillIn(t, f, "一、总体情况", "A4"))
	for cell, want := range map[string]string{"C5": "'三、依申请公开'!J7", "C6": "'一、总体情况'!A5", "C7": ""} {
		_, target, err := f.GetCellHyperLink(form.ListSheet, cell)
		require.NoError(t, err)
		assert.Equal(t, want, target)
	}
	again, _, err := read.Workbook("returned.xlsx", data, read.Options{})
	require.NoError(t, err)
	assert.Equal(t, specimen.Figures(r), specimen.Figures(again))
}

func fillIn(t *testing.T, f *excelize.File, sheet, cell string) string {
	id, err := f.GetCellStyle(sheet, cell)
	require.NoError(t, err)
	style, err := f.GetStyle(id)
	require.NoError(t, err)
	require.NotEmpty(t, style.Fill.Color)
	return style.Fill.Color[0]
}

// A program that saves the workbook may fix the height of every row. What goes back shows its
// paragraphs whole all the same; rows that are high enough stay as they came.
func TestMarkShowsParagraphsWhole(t *testing.T) {
	e, r, _, findings := markedReport(t)
	long := strings.Repeat("全年通过政府网站、政务新媒体和公示栏公开信息，及时回应群众关切。", 8)
	r.Prose["overview"] = []report.Paragraph{{Text: long}, {Text: "短。"}}
	var b bytes.Buffer
	require.NoError(t, form.Fill(&b, e, r))
	f, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	defer f.Close()
	const sheet = "一、总体情况"
	require.NoError(t, f.SetRowHeight(sheet, 4, 28))
	require.NoError(t, f.SetRowHeight(sheet, 5, 90))
	saved, err := f.WriteToBuffer()
	require.NoError(t, err)
	back, _, err := read.Workbook("returned.xlsx", saved.Bytes(), read.Options{})
	require.NoError(t, err)

	data := markIt(t, Marked{Data: saved.Bytes(), Edition: e, Report: back, Findings: findings})
	marked, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer marked.Close()
	grown, err := marked.GetRowHeight(sheet, 4)
	require.NoError(t, err)
	assert.Greater(t, grown, 80.0)
	kept, err := marked.GetRowHeight(sheet, 5)
	require.NoError(t, err)
	assert.Equal(t, 90.0, kept)
	p, err := pack.Unpack(data)
	require.NoError(t, err)
	part := p.At(sheetPart(p, func(name string) bool { return name == sheet })).Data
	assert.NotRegexp(t, `<row r="[45]"[^>]*customHeight="(1|true)"`, string(part), "the agency may write more")
	assert.Regexp(t, `<row r="3"[^>]*customHeight="(1|true)"`, string(part))
}
