package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

func TestSections(t *testing.T) {
	t.Run("empty", func(t *testing.T) {
		c := zeros(t, "2021", 2025)
		c.Report.Prose["problems"] = []report.Paragraph{{Text: " \u3000"}}
		f := one(t, c, "text.sections")
		assert.Equal(t, "“五、存在的主要问题及改进情况”没有内容", zh(f.Message))
		assert.Equal(t, "五、问题与改进", f.Sheet)
		assert.True(t, f.Open())
	})
	t.Run("nothing", func(t *testing.T) {
		for text, class := range map[string]templates.Class{"无": templates.Verify, "无。": templates.Verify, " （无） ": templates.Verify,
			"——": templates.Verify, "本年度没有收取信息处理费。": ""} {
			c := zeros(t, "2021", 2025)
			c.Report.Prose["other"] = []report.Paragraph{{Text: text, Place: report.Place{Sheet: "六、其他事项", Cell: templates.Address{Row: 4}}}}
			found := of(run(t, c), "text.sections")
			if class == "" {
				assert.Empty(t, found, text)
				continue
			}
			require.Len(t, found, 1, text)
			assert.Equal(t, class, found[0].Class)
			assert.Equal(t, []string{"A5"}, found[0].Cells)
		}
	})
	t.Run("missing table", func(t *testing.T) {
		c := zeros(t, "2021", 2025)
		for _, s := range c.Edition.Table("review").Slots {
			delete(c.Report.Values, s.ID)
		}
		none(t, c, "text.sections") // a workbook's tables are the rules of the file's business
		c.Report.Foreign = true
		assert.Equal(t, templates.Must, one(t, c, "text.sections").Class)
		c.Report.Prose["notes"] = []report.Paragraph{{Text: "本年度没有发生行政复议、行政诉讼。", Table: "review"}}
		assert.Equal(t, templates.Note, one(t, c, "text.sections").Class)
	})
	t.Run("unreadable", func(t *testing.T) {
		c := zeros(t, "2021", 2025)
		delete(c.Report.Prose, "problems")
		for _, s := range c.Edition.Table("review").Slots {
			delete(c.Report.Values, s.ID)
		}
		c.Report.Unreadable["problems"], c.Report.Unreadable["review"] = true, true
		none(t, c, "text.sections")
		none(t, c, "value.blank")
		assert.Equal(t, finding.Unjudged, one(t, c, "review.total").Outcome)
	})
	t.Run("order", func(t *testing.T) {
		c := zeros(t, "2021", 2025)
		c.Report.Foreign = true
		at := func(section string, line int) {
			c.Report.Prose[section][0].Place = report.Place{Line: line}
		}
		at("overview", 5)
		at("problems", 90)
		at("other", 95)
		none(t, c, "text.sections")
		at("other", 80)
		f := one(t, c, "text.sections")
		assert.Equal(t, "“六、其他需要报告的事项”排在了“五、存在的主要问题及改进情况”之前，顺序与规定不符", zh(f.Message))
		assert.True(t, f.Open())
	})
}

func lead(t *testing.T, text string) *Context {
	c := zeros(t, "2021", 2021)
	c.Report.Prose["lead"] = []report.Paragraph{{Text: text, Place: report.Place{Sheet: "引言", Cell: templates.Address{Row: 3}}}}
	return c
}

// Leads as they are published, all meant: the report is for 2021.
func TestPeriodPasses(t *testing.T) {
	for _, text := range []string{
		"本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。",
		"统计期限为2021年1月1日至12月31日。",
		"统计期限为 2021 年 1 月 1 日至 12 月 31 日。",
		"统计期限为２０２１年１月１日至１２月３１日，即二〇二一年度政府信息公开工作报告。",
		"根据新修订的《中华人民共和国政府信息公开条例》（2019年修订，国务院令第711号）和《国务院办公厅政府信息与政务公开办公室关于印发2019年格式的通知》（国办公开办函〔2021〕30号）要求编制。",
		"根据2019年5月15日起施行的《条例》，公布2021年政府信息公开工作年度报告。",
		"与2020年相比，公开数量有所增加。2021年度政府信息公开工作年度报告由六部分组成。",
		"按照省政府办公厅2022年年度报告编制通知的要求，编制本报告。",
		"本报告公示时间为2022年1月20日至2022年2月20日。",
		"自2008年以来，我局政府信息公开工作不断推进。",
		"2021年，市科技局政务公开工作以《中华人民共和国政府信息公开条例》和市政府办公室相关工作要求为准绳。",
		"電話：0533-3162020年中無休。",
	} {
		for _, f := range of(run(t, lead(t, text)), "text.period") {
			assert.Fail(t, zh(f.Message), text)
		}
	}
}

func TestPeriodFails(t *testing.T) {
	for text, found := range map[string]string{
		"本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。":     "2020年1月1日起至2020年12月31日",
		"统计期限为2020年1月1日至12月31日。":                    "2020年1月1日至12月31日",
		"统计期限为2021年1月1日至2020年12月31日。":               "2021年1月1日至2020年12月31日",
		"数据统计期限为2021年1月1日至11月30日。":                  "2021年1月1日至11月30日",
		"现将2020年政府信息公开工作年度报告公布如下。":                  "2020年",
		"2020年，市科技局政务公开工作以《条例》为准绳。":                 "2020年",
		"編製了《條例》要求的2020年度政府信息公開工作年度報告。":             "2020年度",
		"二〇二〇年政府信息公开工作年度报告。":                        "2020年",
		"报告所列數據的統計期限為2020年1月1日至2020年12月31日。":        "2020年1月1日至2020年12月31日",
		"本报告数据统计期限为2021年1月1日至2021年12月31日，2022年度报告。": "2022年度",
	} {
		f := one(t, lead(t, text), "text.period")
		assert.Equal(t, found, f.Actual, text)
		assert.Equal(t, "2021", f.Expected)
		assert.Equal(t, templates.Verify, f.Class)
		assert.Equal(t, []string{"A4"}, f.Cells)
	}
	c := zeros(t, "2021", 2021)
	c.Report.Title = "某市科学技术局2020年政府信息公开工作年度报告"
	assert.Equal(t, "标题写的是“2020年”，报告年度是 2021 年", zh(one(t, c, "text.period").Message))
	c.Report.Year = 0 // nothing to compare with: the unknown year is told by its own rule
	none(t, c, "text.period")
}
