package check

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/finding"
	"nianbao/internal/report"
)

// 零报告 typed into a table is one finding that names the cell in which to choose.
func TestNilInWords(t *testing.T) {
	for _, c := range []struct {
		name  string
		every bool // in every cell, else in the first
		rest  string
		want  int
	}{
		{"in one cell, the rest blank", false, "", 1},
		{"in every cell", true, "", 1},
		{"beside a figure", false, "3", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := zeros(t, "2021", 2025)
			table := ctx.Edition.Table("review")
			for i, s := range table.Slots {
				raw := c.rest
				if i == 0 || c.every {
					raw = "零报告"
				}
				ctx.Report.Values[s.ID] = report.Parse(raw, report.StoredText)
			}
			var told []finding.Finding
			for _, f := range run(t, ctx) {
				if f.Table == "review" && f.Outcome == finding.Fails {
					told = append(told, f)
				}
			}
			nils := 0
			for _, f := range told {
				if f.Message.Key == "value.text.nil" {
					nils++
					assert.Len(t, told, 1, "nothing else about the table")
					assert.Contains(t, zh(f.Hint), "O3 格")
				}
			}
			assert.Equal(t, c.want, nils)
		})
	}
}

func TestPrefilledIsNotTyped(t *testing.T) {
	c := zeros(t, "2021", 2025)
	set(c.Report, "requests.carried.person", "2", "requests.carried.total", "2")
	c.Report.NilTable["requests"] = true
	found := of(run(t, c), "value.nil")
	assert.NotEmpty(t, found)
	for _, f := range found {
		assert.Contains(t, zh(f.Message), "按上年报告预填")
	}
}

// Advice names 零报告 only where the sheet has it.
func TestAdviceOfBlanks(t *testing.T) {
	for _, c := range []struct {
		name, slot string
		foreign    bool
		want       string
	}{
		{"no choice on the sheet", "disclosure.rules.issued", false, "value.blank.zero"},
		{"a choice on the sheet", "requests.received.person", false, "rule.value.blank.do"},
		{"published", "requests.received.person", true, "value.blank.zero"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := put(zeros(t, "2021", 2025), c.slot, "")
			ctx.Report.Foreign = c.foreign
			assert.Equal(t, c.want, of(run(t, ctx), "value.blank")[0].Hint.Key)
		})
	}
}
