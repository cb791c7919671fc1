package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

func TestIdentity(t *testing.T) {
	t.Run("year", func(t *testing.T) {
		c := zeros(t, "2021", 2025)
		c.Options.Year = 2025
		none(t, c, "file.year")
		c.Options.Year = 2024
		f := one(t, c, "file.year")
		assert.Equal(t, []string{"2024", "2025"}, []string{f.Expected, f.Actual})
		assert.True(t, f.Open())
		c.Report.Observe(report.Oddity{Rule: "file.year", Detail: "other", Expected: "2024", Actual: "2025"})
		one(t, c, "file.year") // told once, although the reader observed it too
		c = zeros(t, "2021", 2025)
		c.Report.Year = 0
		assert.Equal(t, templates.Verify, one(t, c, "file.year").Class)
	})
	t.Run("agency", func(t *testing.T) {
		c := zeros(t, "2021", 2025)
		c.Options.Agency = "某市 科学技术局"
		none(t, c, "file.agency")
		c.Options.Agency = "某市教育局"
		assert.True(t, one(t, c, "file.agency").Open())
		c = zeros(t, "2021", 2025)
		c.Report.Agency = " "
		f := one(t, c, "file.agency")
		assert.Equal(t, templates.Verify, f.Class)
		assert.Equal(t, finding.VerifyIt, finding.Judge(run(t, c)))
	})
	t.Run("edition", func(t *testing.T) {
		c := zeros(t, "2019", 2022)
		f := one(t, c, "file.template")
		assert.Equal(t, []string{"2021", "2019"}, []string{f.Expected, f.Actual})
		assert.True(t, f.Open())
	})
	t.Run("cover", func(t *testing.T) {
		c := zeros(t, "2021", 2025)
		delete(c.Report.Cover, "reviewer")
		c.Report.Cover["date"] = "  "
		f := one(t, c, "file.cover")
		assert.Equal(t, "封面未填写：审核人、填报日期", zh(f.Message))
		assert.Equal(t, []string{"B9", "B12"}, f.Cells)
		assert.Equal(t, finding.Pass, finding.Judge(run(t, c)))
		c.Report.Foreign = true
		none(t, c, "file.cover")
	})
}

// An observation is judged by the rule it names, in the class of its detail.
func TestOddities(t *testing.T) {
	for _, c := range []struct {
		oddity report.Oddity
		class  templates.Class
		said   string
	}{
		{report.Oddity{Rule: "file.label", Detail: "changed", Sheet: "二、主动公开", Cell: "A7",
			Table: "disclosure", Expected: "行政规范性文件", Actual: "其他文件"},
			templates.Must, "“二、主动公开”A7的文字被改动：应为“行政规范性文件”，现为“其他文件”"},
		{report.Oddity{Rule: "file.rows", Detail: "deleted", Sheet: "三、依申请公开", Cell: "A28:J28",
			Table: "requests", Expected: "28",
			Label: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"},
			templates.Must, "“三、依申请公开”删除了原第 28 行：2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"},
		{report.Oddity{Rule: "file.columns", Detail: "moved", Sheet: "三、依申请公开", Cell: "F4:F31",
			Table: "requests", Expected: "E",
			Actual: "F", Label: "商业企业"},
			templates.Must, "“三、依申请公开”原 E 列移到了 F 列：商业企业；数据已按列名取用"},
		{report.Oddity{Rule: "file.merge", Detail: "broken", Sheet: "二、主动公开", Cell: "A4:D4",
			Table: "disclosure", Expected: "A4:D4"},
			templates.Verify, "“二、主动公开”A4:D4的合并单元格 A4:D4 被拆开"},
		{report.Oddity{Rule: "file.merge", Detail: "broken", Sheet: "二、主动公开", Cell: "B10",
			Table: "disclosure", Slot: "disclosure.licences.decided", Expected: "B10:D10"},
			templates.Must, "“二、主动公开”B10的合并单元格 B10:D10 被拆开"},
		{report.Oddity{Rule: "file.sheet", Detail: "added", Sheet: "Sheet1", Actual: "3"}, templates.Verify,
			"多了工作表“Sheet1”（有 3 格内容），没有读取"},
		{report.Oddity{Rule: "file.unreadable", Detail: "sheet", Sheet: "封面", Actual: "broken-xml"}, templates.Must,
			"工作表“封面”无法完整读取（内容在中途断开或不合规范），其内容不明"},
		{report.Oddity{Rule: "file.protection", Detail: "lost", Actual: "封面"}, templates.Note, "工作表保护已去掉：封面"},
		{report.Oddity{Rule: "file.label", Detail: "smudged", Sheet: "封面", Cell: "A1", Expected: "甲",
			Actual: "乙"}, templates.Must,
			"文件与下发时不同（file.label/smudged）：封面 A1 应为“甲”，现为“乙”"},
		{report.Oddity{Rule: "file.novel", Detail: "thing", Sheet: "封面", Actual: "乙"}, templates.Verify,
			"文件与下发时不同（file.novel/thing）：封面  应为“”，现为“乙”"},
	} {
		ctx := zeros(t, "2021", 2025)
		ctx.Report.Observe(c.oddity)
		found := run(t, ctx)
		require.Len(t, found, 1, c.said)
		f := found[0]
		assert.Equal(t, c.said, zh(f.Message))
		assert.Equal(t, c.class, f.Class, c.said)
		assert.Equal(t, c.oddity.Sheet, f.Sheet)
		if c.oddity.Cell != "" {
			assert.Equal(t, []string{c.oddity.Cell}, f.Cells)
		}
		assert.NotEmpty(t, f.Hint.In(message.English))
	}
}
