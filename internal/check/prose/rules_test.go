package prose

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/prose/copied"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

func edition(t testing.TB, id string) *templates.Edition {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return e
}

// context makes a report for 2022 with all figures zero, and gives it paragraphs in its overview.
func context(t testing.TB, paragraphs ...string) *rule.Context {
	e := edition(t, "2021")
	r := report.New("test.xlsx")
	r.Identity = report.Identity{Edition: e.ID, Year: 2022, Agency: "青山县水务局", Scope: report.Own}
	for _, table := range e.Tables {
		for _, s := range table.Slots {
			r.Values[s.ID] = report.Parse("0", report.StoredNumber)
		}
	}
	c := &rule.Context{Edition: e, Report: r}
	write(c, "overview", paragraphs...)
	write(c, "other", "本年度未收取信息处理费。")
	return c
}

func write(c *rule.Context, section string, paragraphs ...string) {
	s := c.Edition.Section(section)
	c.Report.Prose[section] = nil
	for i, text := range paragraphs {
		c.Report.Prose[section] = append(c.Report.Prose[section],
			report.Paragraph{Text: text, Place: report.Place{Sheet: s.Sheet, Cell: s.Cells.First.Offset(i, 0)}})
	}
}

func put(c *rule.Context, pairs ...string) *rule.Context {
	for i := 0; i+1 < len(pairs); i += 2 {
		c.Report.Values[pairs[i]] = report.Parse(pairs[i+1], report.StoredText)
	}
	return c
}

// found applies one rule and requires that its messages exist in both languages.
func found(t testing.TB, c *rule.Context, id string) []finding.Finding {
	for _, r := range Rules(c.Edition) {
		if r.ID != id {
			continue
		}
		list := r.Check(c.Fresh())
		for _, f := range list {
			for _, lang := range []message.Lang{message.Chinese, message.English} {
				for _, text := range []message.Text{f.Message, f.Hint} {
					assert.True(t, message.Has(text.Key), text.Key)
					assert.NotContains(t, text.In(lang), "{", text.Key)
				}
			}
			assert.Equal(t, id, f.Rule)
			assert.True(t, f.Row != "" || f.Key == "prior", "where a finding stands")
		}
		return list
	}
	t.Fatalf("no rule %s", id)
	return nil
}

func one(t testing.TB, list []finding.Finding) finding.Finding {
	require.Len(t, list, 1)
	return list[0]
}

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

func TestRequests(t *testing.T) {
	received := func(text string) *rule.Context {
		return put(context(t, text), "requests.received.total", "12", "requests.carried.total", "3",
			"requests.total.total", "13", "requests.forward.total", "2")
	}
	for _, right := range []string{"收到政府信息公开申请12件。", "受理政府信息公开申请15件。", "收到政府信息公开申请12件，接受咨询80人次，收到意见建议30条。",
		"全县收到政府信息公开申请900件。"} {
		assert.Empty(t, found(t, received(right), "text.requests"), right)
	}
	f := one(t, found(t, received("收到政府信息公开申请13件。"), "text.requests"))
	assert.Equal(t, []string{"12", "13", "1"}, []string{f.Expected, f.Actual, f.Difference})
	said := f.Message.In(message.Chinese)
	assert.Contains(t, said, "一、本年新收政府信息公开申请数量｜总计”12，或")
	assert.Contains(t, said, "文字写“收到政府信息公开申请13件”")

	f = one(t, found(t, received("本年度未收到政府信息公开申请。"), "text.requests"))
	assert.Equal(t, "0", f.Actual)

	f = one(t, found(t, put(received("收到政府信息公开申请11件。"), "requests.received.total", ""), "text.requests"))
	assert.Equal(t, finding.Unjudged, f.Outcome)
	assert.Contains(t, f.Message.In(message.Chinese), "一、本年新收政府信息公开申请数量｜总计")
	assert.Empty(t, found(t, put(received("收到政府信息公开申请15件。"), "requests.received.total", ""), "text.requests"),
		"one of its meanings is certain")
}

func TestOutcomes(t *testing.T) {
	c := put(context(t, "办结政府信息公开申请5件，其中予以公开3件，不予公开2件。"), "requests.total.total", "5", "requests.granted.total", "3",
		"requests.refused_internal.total", "1", "requests.refused_process.total", "1")
	assert.Empty(t, found(t, c, "text.outcomes"))

	f := one(t, found(t, put(c, "requests.refused_process.total", "2"), "text.outcomes"))
	assert.Equal(t, []string{"3", "2", "-1"}, []string{f.Expected, f.Actual, f.Difference})
	assert.Contains(t, f.Message.In(message.Chinese), "“（三）不予公开”3")

	f = one(t, found(t, put(c, "requests.refused_process.total", "一件"), "text.outcomes"))
	assert.Equal(t, finding.Unjudged, f.Outcome)
	assert.Contains(t, f.Message.In(message.Chinese), "6.属于四类过程性信息")
}

func TestReview(t *testing.T) {
	c := put(context(t, "因政府信息公开被申请行政复议4件，提起行政诉讼3件；规范性文件备案9件。"),
		"review.reconsideration.total", "4", "review.direct.total", "1", "review.after.total", "2")
	assert.Empty(t, found(t, c, "text.review"))
	f := one(t, found(t, put(c, "review.after.total", "0"), "text.review"))
	assert.Equal(t, []string{"1", "3", "2"}, []string{f.Expected, f.Actual, f.Difference})
	f = one(t, found(t, put(c, "review.after.total", "-"), "text.review"))
	assert.Equal(t, finding.Unjudged, f.Outcome)
}

func TestDocuments(t *testing.T) {
	c := put(context(t, "制发行政规范性文件4件，废止2件，现行有效15件；公开政府文件63件。"),
		"disclosure.documents.issued", "4", "disclosure.documents.repealed", "2", "disclosure.documents.inforce", "15")
	assert.Empty(t, found(t, c, "text.documents"))
	f := one(t, found(t, put(c, "disclosure.documents.inforce", "16"), "text.documents"))
	assert.Equal(t, []string{"16", "15", "-1"}, []string{f.Expected, f.Actual, f.Difference})
	put(c, "disclosure.documents.issued", "", "disclosure.documents.repealed", "", "disclosure.documents.inforce", "")
	f = one(t, found(t, c, "text.documents"))
	assert.Equal(t, finding.Unjudged, f.Outcome, "an empty table is told once")
	assert.Contains(t, f.Message.In(message.Chinese), "3 处")
}

// 废止 and 宣布失效 are one figure of the form: a pair that does not add up to it is reported
// once, by its sum.
func TestPairIsReportedByItsSum(t *testing.T) {
	c := put(context(t, "全年废止行政规范性文件1件、宣布失效行政规范性文件3件。"), "disclosure.documents.repealed", "5")
	f := one(t, found(t, c, "text.documents"))
	assert.Equal(t, []string{"5", "4", "-1"}, []string{f.Expected, f.Actual, f.Difference})
	assert.Contains(t, f.Message.In(message.Chinese), "文字写“废止行政规范性文件1件、宣布失效行政规范性文件3件”，合起来是 4，表中是“行政规范性文件｜本年废止件数”5")
	assert.Contains(t, f.Message.In(message.English), "4 together")
	assert.Empty(t, found(t, put(c, "disclosure.documents.repealed", "4"), "text.documents"))
	for _, f := range found(t, put(c, "disclosure.documents.repealed", "-"), "text.documents") {
		assert.Equal(t, finding.Unjudged, f.Outcome)
	}
}

// Prose beside a table is about the table's subject.
func TestProseBesideATable(t *testing.T) {
	c := context(t)
	c.Report.Prose["notes"] = []report.Paragraph{{Text: "本年共收到申请3件，均予以公开。", Table: "requests"}}
	f := one(t, found(t, c, "text.requests"))
	assert.Equal(t, "requests", f.Table)
	c.Report.Prose["notes"][0].Table = "disclosure"
	assert.Empty(t, found(t, c, "text.requests"))
}

func TestEdition(t *testing.T) {
	assert.Empty(t, found(t, context(t, "根据国办公开办函〔2021〕30号和《关于做好2022年政府信息公开工作年度报告的通知》编制。"), "text.edition"))
	f := one(t, found(t, context(t, "根据国办公开办函[2019]60号编制。"), "text.edition"))
	assert.Equal(t, []string{"国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"}, []string{f.Expected, f.Actual})
	c := context(t, "根据《关于做好2021年政府信息公开工作年度报告的通知》编制。")
	f = one(t, found(t, c, "text.edition"))
	assert.Equal(t, []string{"2022", "2021"}, []string{f.Expected, f.Actual})
	c.Report.Year = 0
	assert.Equal(t, finding.Unjudged, one(t, found(t, c, "text.edition")).Outcome)
}

func TestLength(t *testing.T) {
	for text, want := range map[string]int{
		"":                   0,
		"公开 信息，\t方便群众。":      10,
		"2022年公开18.5万元（含A4）": 11,
		"open data 开放":       4,
		"“一网通办”……":           8,
		"公\u200b开":           2,
	} {
		assert.Equal(t, want, Length([]report.Paragraph{{Text: text}}), text)
	}
	assert.Empty(t, found(t, context(t, strings.Repeat("字", 600), strings.Repeat("字", 400)), "text.length"))
	f := one(t, found(t, context(t, strings.Repeat("字", 600), strings.Repeat("字", 401)), "text.length"))
	assert.Equal(t, []string{"<= 1000", "1001", "1"}, []string{f.Expected, f.Actual, f.Difference})
	assert.Equal(t, templates.Note, f.Class)
	assert.Equal(t, finding.Unjudged, one(t, found(t, context(t), "text.length")).Outcome)
}

func TestFee(t *testing.T) {
	c := context(t)
	for _, said := range []string{"本年度未收取信息处理费。", "收取信息处理费320元。", "信息處理費收取情況：無。"} {
		write(c, "other", said)
		assert.Empty(t, found(t, c, "text.fee"), said)
	}
	write(c, "other", "1.依据《政府信息公开信息处理费管理办法》收取信息处理费的情况", "无。")
	assert.Empty(t, found(t, c, "text.fee"), "the statement may stand in a paragraph of its own")

	write(c, "other", "没有其他需要报告的事项。")
	assert.Contains(t, one(t, found(t, c, "text.fee")).Message.In(message.Chinese), "没有写信息处理费的收取情况")
	write(c, "other", "认真执行《政府信息公开信息处理费管理办法》，规范收费行为。")
	f := one(t, found(t, c, "text.fee"))
	assert.Equal(t, []string{"A4"}, f.Cells)
	assert.Contains(t, f.Message.In(message.Chinese), "提到了信息处理费")

	write(c, "other")
	assert.Equal(t, finding.Unjudged, one(t, found(t, c, "text.fee")).Outcome)
}

func TestCopied(t *testing.T) {
	text := "围绕农村饮水安全、河道采砂、水资源费征收等群众关心的事项，把立项、招标、验收三个环节的材料逐件挂网，并在项目所在村设置公示牌，方便就近查看。" +
		"制定了发布三审表，谁起草、谁校对、谁签发一目了然，对历年栏目逐条清理，纠正错敏词，补发缺漏的统计数据，对未按时更新栏目的股室进行了约谈，" +
		"年底由纪检组随机抽查两个水管站的公示台账。"
	c := context(t, text)
	prior := context(t, strings.ReplaceAll(text, "水资源费", "取水许可费"))
	prior.Report.Year = 2021
	c.LastYear.Report, c.LastYear.Edition = prior.Report, prior.Edition
	f := one(t, found(t, c, "text.copied"))
	assert.Equal(t, finding.Fails, f.Outcome)
	assert.Contains(t, f.Message.In(message.Chinese), "与 2021 年的报告相同")

	write(prior, "overview", "以林长制为抓手，逐级公布林长名单、责任区域和监督电话，及时发布森林火险等级和林业有害生物预警信息，退耕还林补助资金发放到户的明细在各村张贴七天，"+
		"影像资料存档备查，群众反映的面积误差由工作人员带着图纸上门复核，野生动物救护热线的接听记录按季度汇总后向社会公布，办事指南重新编写。")
	assert.Empty(t, found(t, c, "text.copied"))
	write(prior, "overview", "略。")
	assert.Equal(t, finding.Unjudged, one(t, found(t, c, "text.copied")).Outcome)

	c.LastYear.Report, c.LastYear.Edition = nil, nil
	c.Twins = []rule.Twin{{Report: &report.Report{Identity: report.Identity{Agency: "白河县农业局", Year: 2022}}, Section: "overview", Percent: 83,
		Passages: []string{"把立项、招标、验收三个环节的材料逐件挂网"}}}
	f = one(t, found(t, c, "text.copied"))
	assert.Equal(t, "83%", f.Actual)
	assert.Contains(t, f.Message.In(message.Chinese), "“白河县农业局” 2022 年的报告相同，如“把立项、招标、验收三个环节的材料逐件挂网”")
	c.Twins[0].Percent = 50
	assert.Empty(t, found(t, c, "text.copied"))
}

// What a small office writes on its problems is less than agencies are compared by, yet must not be last year's.
func TestAShortSectionCopiedFromLastYear(t *testing.T) {
	c, prior := context(t, "2022年，我局公开信息12条。"), context(t, "2021年，我局公开信息12条。")
	prior.Report.Year = 2021
	c.LastYear.Report, c.LastYear.Edition = prior.Report, prior.Edition
	write(c, "problems", "公开的主动性有待提高，解读形式比较单一。", "下一步将加强业务培训，丰富解读形式，明确专人负责栏目更新。")
	assert.Empty(t, found(t, c, "text.copied"))
	write(prior, "problems", "公开的主动性有待提高，解读形式比较单一。下一步将加强业务培训，丰富解读形式，明确专人负责栏目更新。")
	f := one(t, found(t, c, "text.copied"))
	assert.Equal(t, "100%", f.Actual)
	assert.Equal(t, "五、存在的主要问题及改进情况", f.Row)
	assert.Contains(t, f.Message.In(message.Chinese), "与 2021 年的报告相同")
}

// The rule states its bounds correctly.
func TestRuleStatesItsBounds(t *testing.T) {
	for _, lang := range []message.Lang{message.Chinese, message.English} {
		why := message.New("rule.text.copied.why").In(lang)
		for _, bound := range []int{copied.Shortest, mostCopied, copied.ShortestAgain, copied.LeastAgain} {
			assert.Contains(t, why, strconv.Itoa(bound))
		}
	}
}

// The earlier form asks neither for the fee nor for brevity.
func TestRulesOfTheEarlierForm(t *testing.T) {
	ids := map[string]bool{}
	for _, r := range Rules(edition(t, "2019")) {
		ids[r.ID] = true
	}
	assert.True(t, ids["text.parts"] && ids["text.requests"] && ids["text.outcomes"] && ids["text.review"] && ids["text.documents"] && ids["text.copied"])
	assert.False(t, ids["text.fee"] || ids["text.length"])
}
