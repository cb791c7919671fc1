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
