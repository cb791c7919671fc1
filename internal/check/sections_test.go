package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/rule"
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
		for text, class := range map[string]templates.Class{"无": templates.Verify, "无。": templates.Verify,
			" （无） ": templates.Verify,
			"——":    templates.Verify, "本年度没有收取信息处理费。": ""} {
			c := zeros(t, "2021", 2025)
			c.Report.Prose["other"] = []report.Paragraph{{Text: text,
				Place: report.Place{Sheet: "六、其他事项", Cell: templates.Address{Row: 4}}}}
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

		late := report.Oddity{Rule: "text.headings", Detail: "order", Actual: "五、存在的主要问题及改进情况",
			Expected: "六、其他需要报告的事项", Line: 90}
		c.Report.Observe(late)
		none(t, c, "text.headings") // the same fault, reported once
		c.Options.Policy = &Policy{Entries: []rule.PolicyEntry{{Rule: "text.sections"}}}
		one(t, c, "text.headings")
		c.Options.Policy = nil
		at("other", 95)
		one(t, c, "text.headings")
	})
}
