package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Two files of one agency, year and scope are told of each other: the same once more as a note, another version as
// something to be verified. An area's total is not the office's own report once more.
func TestTwoFilesOfOneAgency(t *testing.T) {
	submitted := NewSubmissions()
	file := func(name string, change func(*report.Report)) *Context {
		c := zeros(t, "2021", 2025)
		c.Report.File = name
		if change != nil {
			change(c.Report)
		}
		submitted.Add(c.Report)
		return c
	}
	first := file("甲.xlsx", nil)
	again := file("甲 (1).xlsx", func(r *report.Report) { r.Agency = " " + r.Agency })
	slot := first.Edition.Tables[0].Slots[0]
	file("甲（改）.xlsx", func(r *report.Report) { r.Values[slot.ID] = report.Parse("7", report.StoredNumber) })
	file("甲（文字）.xlsx", func(r *report.Report) {
		r.Prose[first.Edition.Sections[0].ID] = []report.Paragraph{{Text: "又改了一稿。"}}
	})
	area := file("甲地区.xlsx", func(r *report.Report) { r.Scope = report.Area })
	nobody := file("无名.xlsx", func(r *report.Report) { r.Agency, r.Code = "", "" })

	first.Others = submitted.Others(first.Report)
	found := twice(first)
	assert.Len(t, found, 3)
	assert.Equal(t, "与“甲 (1).xlsx”是同一机关、同一年度、同一范围的报告，数据和文字都相同", zh(found[0].Message))
	assert.Equal(t, templates.Note, found[0].Class)
	assert.Equal(t, "与“甲（改）.xlsx”是同一机关、同一年度、同一范围的报告，有 1 个数据不同："+slot.Label(), zh(found[1].Message))
	assert.Equal(t, templates.Verify, found[1].Class)
	assert.Equal(t, "与“甲（文字）.xlsx”是同一机关、同一年度、同一范围的报告，数据相同，文字不同", zh(found[2].Message))

	again.Others = submitted.Others(again.Report)
	assert.Equal(t, finding.VerifyIt, finding.Judge(run(t, again)))
	assert.Empty(t, submitted.Others(area.Report))
	assert.Empty(t, submitted.Others(nobody.Report))
}
