package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Two files of one agency, year and scope: the same once more is a note, another version asks.
func TestTwoFilesOfOneAgency(t *testing.T) {
	first := zeros(t, "2021", 2025)
	slot := first.Edition.Tables[0].Slots[0]
	for _, c := range []struct {
		name, file string
		change     func(*report.Report)
		class      templates.Class
		want       string
	}{
		{"same", "甲 (1).xlsx", func(r *report.Report) { r.Agency = " " + r.Agency }, templates.Note,
			"与“甲 (1).xlsx”是同一机关、同一年度、同一范围的报告，数据和文字都相同"},
		{"zero in other digits", "甲.xlsx", func(r *report.Report) {
			r.Values[slot.ID] = report.Parse("０.0", report.StoredText)
		},
			templates.Note, "与“甲.xlsx”是同一机关、同一年度、同一范围的报告，数据和文字都相同"},
		{"differs", "甲（改）.xlsx", func(r *report.Report) { r.Values[slot.ID] = report.Parse("7", report.StoredNumber) },
			templates.Verify, "与“甲（改）.xlsx”是同一机关、同一年度、同一范围的报告，有 1 个数据不同：" + slot.Label()},
		{"blank differs", "甲（空）.xlsx", func(r *report.Report) { delete(r.Values, slot.ID) },
			templates.Verify, "与“甲（空）.xlsx”是同一机关、同一年度、同一范围的报告，有 1 个数据不同：" + slot.Label()},
		{"prose", "甲（文字）.xlsx", func(r *report.Report) {
			r.Prose[first.Edition.Sections[0].ID] = []report.Paragraph{{Text: "又改了一稿。"}}
		}, templates.Verify, "与“甲（文字）.xlsx”是同一机关、同一年度、同一范围的报告，数据相同，文字不同"},
	} {
		t.Run(c.name, func(t *testing.T) {
			other := zeros(t, "2021", 2025)
			other.Report.File = c.file
			c.change(other.Report)
			first.Others = []rule.Version{rule.VersionOf(other.Edition, other.Report)}
			found := twice(first)
			assert.Len(t, found, 1)
			assert.Equal(t, c.want, zh(found[0].Message))
			assert.Equal(t, c.class, found[0].Class)
			if c.class == templates.Verify {
				assert.Equal(t, finding.VerifyIt, finding.Judge(run(t, first)))
			}
		})
	}
}
