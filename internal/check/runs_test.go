package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// formulas puts a formula into every total of section 三.
func formulas(t *testing.T) (*Context, []*templates.Slot) {
	c := zeros(t, "2021", 2025)
	set(c.Report, "requests.received.person", "7")
	var totals []*templates.Slot
	for _, table := range c.Edition.Tables {
		for _, s := range table.Slots {
			if table.ID == "requests" && s.Column == "总计" {
				totals = append(totals, s)
				c.Report.Values[s.ID] = report.Value{Raw: "=SUM(D7:I7)", Kind: report.Formula, Cached: "99"}
			}
		}
	}
	return c, totals
}

func TestFormulasOfAColumnAreOneFinding(t *testing.T) {
	c, totals := formulas(t)
	require.Greater(t, len(totals), 15)
	f := one(t, c, "value.formula")
	assert.Len(t, f.Slots, len(totals))
	assert.Len(t, f.Cells, len(totals))
	assert.Contains(t, zh(f.Message), "“总计”一列有")
	assert.Contains(t, zh(f.Hint), f.Cells[0]+" 填 7", "what the row comes to")
	assert.NotContains(t, zh(f.Hint), "99", "never the stored result")

	t.Run("id while some are put right", func(t *testing.T) {
		for _, s := range totals[:10] {
			set(c.Report, s.ID, "0")
		}
		later := one(t, c, "value.formula")
		assert.Len(t, later.Slots, len(totals)-10)
		assert.Equal(t, f.ID(), later.ID())
		assert.Equal(t, finding.StillOpen,
			finding.Against([]finding.Finding{f}, []finding.Finding{later})[0].Change)
	})
	t.Run("row incomplete", func(t *testing.T) {
		set(c.Report, "requests.received.person", "")
		for _, s := range totals {
			if s.ID != "requests.received.total" {
				set(c.Report, s.ID, "0")
			}
		}
		c.Report.Values["requests.received.total"] = report.Value{Raw: "=SUM(D7:I7)", Kind: report.Formula}
		assert.Equal(t, "rule.value.formula.do", one(t, c, "value.formula").Hint.Key, "nothing is guessed")
	})
}

func TestRunsOfValues(t *testing.T) {
	for _, c := range []struct {
		name  string
		slots map[string]string
		want  int
	}{
		{"scattered", map[string]string{"requests.received.person": "-1", "requests.forward.total": "-1"}, 2},
		{"row", map[string]string{"requests.received.person": "-1", "requests.received.company": "-1",
			"requests.received.research": "-1"}, 1},
		{"two of a row", map[string]string{"requests.received.person": "-1", "requests.received.company": "-1"}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := zeros(t, "2021", 2025)
			for slot, raw := range c.slots {
				require.NotNil(t, ctx.Edition.Slot(slot), slot)
				set(ctx.Report, slot, raw)
			}
			assert.Len(t, of(run(t, ctx), "value.negative"), c.want)
		})
	}
}
