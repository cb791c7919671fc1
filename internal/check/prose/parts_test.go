package prose

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

func TestParts(t *testing.T) {
	assert.Empty(t, found(t, context(t, "公开信息388条，其中概况20条、动态275条、目录93条。"), "text.parts"))

	f := one(t, found(t, context(t, "好。", "公开信息388条，其中概况20条、动态275条、目录113条。"), "text.parts"))
	assert.Equal(t, finding.Fails, f.Outcome)
	assert.Equal(t, templates.Verify, f.Class)
	assert.Equal(t, []string{"408", "388", "-20"}, []string{f.Expected, f.Actual, f.Difference})
	assert.Equal(t, []string{"A5"}, f.Cells)
	assert.Equal(t, "一、总体情况", f.Sheet)
	assert.Equal(t, "“公开信息388条，其中概况20条、动态275条、目录113条。”：合计“公开信息388条”，"+
		"所列“概况20条＋动态275条＋目录113条”之和是 408，相差 20", f.Message.In(message.Chinese))

	f = one(t, found(t, context(t, "收到来信10件，来电20件，其中咨询25件，投诉15件。"), "text.parts"))
	assert.Equal(t, []string{"40", "30", "-10"}, []string{f.Expected, f.Actual, f.Difference})
	assert.Equal(t, "“收到来信10件，来电20件，其中咨询25件，投诉15件。”：“收到来信10件＋来电20件”一共 30，"+
		"所列“咨询25件＋投诉15件”之和是 40，相差 10", f.Message.In(message.Chinese))

	f = one(t, found(t, context(t, "公开信息约388条，分别为概况20条、动态275条。"), "text.parts"))
	assert.Equal(t, finding.Unjudged, f.Outcome)
}

// What comes of parts otherwise than as their sum is told as it was reckoned.
func TestOtherArithmeticIsTold(t *testing.T) {
	for text, want := range map[string]string{
		"14个乡镇各举办1场活动，县直部门举办9场，全年共25场。": "1场×14个",
		"公开信息227条，比上年的198条增加39条。":       "推算应为 237，相差 10",
		"发布解读48篇，较2022年的60篇减少10篇。":      "推算应为 50，相差 2",
	} {
		f := one(t, found(t, context(t, text), "text.parts"))
		assert.Contains(t, f.Message.In(message.Chinese), want)
	}
}

// Whoever writes what the rule advises is not accused again: the wordings it names are those it understands.
func TestTheAdviceOnPartsIsTrue(t *testing.T) {
	for _, lang := range []message.Lang{message.Chinese, message.English} {
		advice := message.New("rule.text.parts.do").In(lang)
		assert.Contains(t, advice, "“（有交叉）”")
		assert.Contains(t, advice, "“主要有”")
		assert.Contains(t, advice, "“等”")
	}
	for _, c := range []struct{ before, after string }{
		{"解读48篇，其中文字30篇，图片25篇。", "解读48篇，其中文字30篇，图片25篇（有交叉）。"},
		{"解读48篇，其中文字30篇，图片25篇。", "解读48篇（有交叉），其中文字30篇，图片25篇。"},
		{"解读48篇，其中文字30篇，图片25篇。", "解读48篇，其中文字30篇，图片25篇。（有交叉）"},
		{"解读48篇（文字30篇，图片25篇）。", "解读48篇（文字30篇，图片25篇）（有交叉）。"},
		{"解读48篇，分别为文字30篇，图片25篇。", "解读48篇，分别为文字30篇，图片25篇（有交叉）。"},
		{"来信10件，来电20件，其中咨询25件，投诉15件。", "来信10件，来电20件，其中咨询25件，投诉15件（有交叉）。"},
		{"网站发布120条、微信发布80条，合计160条。", "网站发布120条、微信发布80条，合计160条（有交叉）。"},
		{"信息100条，分别为动态60条、公告30条。", "信息100条，主要有动态60条、公告30条。"},
		{"信息100条，分别为动态60条、公告30条。", "信息100条，其中动态60条、公告30条等。"},
		{"意见63条：采纳41条，部分采纳10条，未采纳11条。", "意见63条，主要有采纳41条，部分采纳10条，未采纳11条。"},
	} {
		one(t, found(t, context(t, c.before), "text.parts"))
		assert.Empty(t, found(t, context(t, c.after), "text.parts"), c.after)
	}
}

// The same slip in two paragraphs is two findings; two in one cell have ids of their own, which a corrected figure of
// the other does not change.
func TestFindingsHaveIdsOfTheirOwn(t *testing.T) {
	twice := "公开信息388条，其中甲200条、乙275条。公开信息99条，其中甲90条、乙95条。"
	list := found(t, context(t, twice, twice), "text.parts")
	require.Len(t, list, 4)
	ids := map[string]bool{}
	for _, f := range list {
		ids[f.ID()] = true
	}
	assert.Len(t, ids, 4)
	later := found(t, context(t, strings.ReplaceAll(twice, "275", "276"), twice), "text.parts")
	assert.Equal(t, list[0].ID(), later[0].ID())
}

// Between rounds a paragraph is put in above, or another sentence about the same is put right:
// the finding keeps its id, and with it its explanation; it is never given another's.
func TestFindingsKeepTheirIds(t *testing.T) {
	wrong, namesake := "公开信息388条，其中甲200条、乙275条。", "另据统计，网站公开信息99条，其中甲90条、乙95条。"
	before := found(t, context(t, namesake, wrong), "text.parts")
	require.Len(t, before, 2)
	after := found(t, context(t, "我局认真落实。", strings.ReplaceAll(namesake, "99条", "185条"), wrong), "text.parts")
	assert.Equal(t, []string{"A6"}, one(t, after).Cells)
	assert.Equal(t, before[1].ID(), after[0].ID())

	received := func(paragraphs ...string) finding.Finding {
		return one(t, found(t, put(context(t, paragraphs...), "requests.received.total", "12"), "text.requests"))
	}
	assert.Equal(t, received("收到政府信息公开申请13件。").ID(), received("新的一段。", "全年收到政府信息公开申请14件。").ID())
}

// A workbook and the web page made of it have the same findings.
func TestPageAndWorkbookHaveTheSameFindings(t *testing.T) {
	workbook, page := context(t, "公开信息388条，其中甲200条、乙275条。"), context(t, "公开信息388条，其中甲200条、乙275条。")
	page.Report.Foreign = true
	page.Report.Prose["overview"][0].Place = report.Place{Line: 12}
	assert.Equal(t, one(t, found(t, workbook, "text.parts")).ID(), one(t, found(t, page, "text.parts")).ID())
}
