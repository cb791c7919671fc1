package total

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
)

func TestTitleIsTheGovernments(t *testing.T) {
	for name, want := range map[string]string{
		"青禾县人民政府办公室": "青禾县人民政府", "甲省人民政府办公厅": "甲省人民政府", "某开发区管理委员会办公室": "某开发区管理委员会",
		"青禾县人民政府": "青禾县人民政府", "甲县政务公开办公室": "甲县政务公开办公室", "办公室": "办公室",
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, want, (&Total{Name: name}).Title()) })
	}
}

func paragraphs(texts ...string) (all []report.Paragraph) {
	for _, text := range texts {
		all = append(all, report.Paragraph{Text: text})
	}
	return all
}

func TestKeep(t *testing.T) {
	s := newSeason(t, "2021", 2025)
	slot := s.slot(templates.Count)
	s.agency("一局", "某县").Own = s.sent("一局", report.Own, slot.ID, "5")
	asks := say("total.prose.office")
	const made, older = "本表由1个单位的2025年度报告逐级汇总生成。", "本表由9个单位的2025年度报告逐级汇总生成。"
	for _, c := range []struct {
		name         string
		before, want []string
	}{
		{"nothing was written", []string{older, asks}, []string{made, asks}},
		{"written in place of all", []string{"全县情况。"}, []string{"全县情况。"}},
		{"written below the sentence", []string{older, "全县情况。"}, []string{made, "全县情况。"}},
		{"the line that asks was left in", []string{"全县情况。", asks}, []string{"全县情况。", asks}},
		{"what was lacking lacks no more", []string{"（不完整）本汇总缺少1项：二局 未报。", "全县情况。"}, []string{"全县情况。"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			total := s.totals("")["某县"]
			before := *total.Report
			before.Release, before.Cover = "1", map[string]string{"author": "张三"}
			before.Prose = map[string][]report.Paragraph{"overview": paragraphs(c.before...)}
			before.Values = map[string]report.Value{slot.ID: report.Parse("4", report.StoredText)}
			require.True(t, total.Is(&before))
			changes := total.Keep(s.Edition, &before)
			assert.Equal(t, paragraphs(c.want...), total.Report.Prose["overview"])
			assert.Equal(t, "张三", total.Report.Cover["author"])
			assert.Equal(t, report.CellDifference{Slot: slot.ID, Before: "4", After: "5"}, changes.Cells[0])
			assert.Equal(t, "5", total.Report.Value(slot.ID).NumberText())
		})
	}
}

func TestWorkbookOfAnotherTotal(t *testing.T) {
	s := newSeason(t, "2021", 2025)
	s.agency("一局", "某县").Own = s.sent("一局", report.Own, s.slot(templates.Count).ID, "5")
	total := s.totals("")["某县"]
	for name, change := range map[string]func(*report.Report){
		"another year":     func(r *report.Report) { r.Year = 2024 },
		"another agency":   func(r *report.Report) { r.Agency = "乙县" },
		"its own report":   func(r *report.Report) { r.Scope = report.Own },
		"no template":      func(r *report.Report) { r.Release = "" },
		"published report": func(r *report.Report) { r.Foreign = true },
	} {
		t.Run(name, func(t *testing.T) {
			r := *total.Report
			r.Release = "1"
			change(&r)
			assert.False(t, total.Is(&r))
		})
	}
}
