package score

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/collection/status"
	"nianbao/internal/finding"
)

var today = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

func agency(name string, change func(*status.Agency)) *status.Agency {
	a := &status.Agency{Agency: ledger.Agency{Agency: roster.Agency{Name: name}}, Deadline: "2026-01-31"}
	change(a)
	return a
}

func sent(verdict finding.Verdict, returned string) *ledger.Taking {
	return &ledger.Taking{Receipt: "2025-000001", Verdict: verdict, State: ledger.Current, Returned: returned}
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*status.Agency)
		score  string
		items  []Item
	}{
		{"in time and right",
			func(a *status.Agency) { a.Own, a.First = sent(finding.Pass, ""), "2026-01-20" },
			"100", nil},
		{"nothing came", func(*status.Agency) {}, "90", []Item{Missing}},
		{"the deadline is yet to come", func(a *status.Agency) { a.Deadline = "2026-03-10" }, "100", nil},
		{"two days late", func(a *status.Agency) {
			a.Own, a.First, a.Late = sent(finding.Pass, ""), "2026-02-02", true
		}, "97", []Item{Late}},
		{"late beyond the most", func(a *status.Agency) {
			a.Own, a.First, a.Late = sent(finding.Pass, ""), "2026-02-28", true
		}, "95", []Item{Late}},
		{"returned and not corrected", func(a *status.Agency) {
			a.Own, a.First = sent(finding.Fail, "2026-01-21T01:00:00Z"), "2026-01-20"
			a.Files = []*ledger.Taking{a.Own}
		}, "94", []Item{Returned, Uncorrected}},
		{"returned and put right", func(a *status.Agency) {
			first := sent(finding.Fail, "2026-01-21T01:00:00Z")
			first.State = ledger.Superseded
			a.Own, a.First = sent(finding.Pass, ""), "2026-01-20"
			a.Files = []*ledger.Taking{first, a.Own}
		}, "99", []Item{Returned}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := Of(&status.Status{Agencies: []*status.Agency{agency("某局", c.change)}}, Default(), today)
			require.Len(t, rows, 1)
			assert.Equal(t, c.score, rows[0].Score.String())
			var items []Item
			for _, m := range rows[0].Marks {
				items = append(items, m.Item)
				assert.NotEmpty(t, m.Facts)
			}
			assert.Equal(t, c.items, items)
		})
	}
	t.Run("copied costs both", func(t *testing.T) {
		in := func(a *status.Agency) { a.Own, a.First = sent(finding.Pass, ""), "2026-01-20" }
		one, two := agency("甲局", in), agency("乙局", in)
		st := &status.Status{Agencies: []*status.Agency{one, two},
			Copied: []status.Copied{{Agency: one, Other: two, Section: "overview"}}}
		rows := Of(st, Default(), today)
		assert.Equal(t, "97", rows[0].Score.String())
		assert.Equal(t, "97", rows[1].Score.String())
	})
	t.Run("who is exempt has no line", func(t *testing.T) {
		assert.Empty(t, Of(&status.Status{Agencies: []*status.Agency{agency("某局",
			func(a *status.Agency) { a.Exempt = "撤销" })}}, Default(), today))
	})
}

func TestRead(t *testing.T) {
	s, err := Read("评分.yaml", strings.NewReader("base: 10\nlate: {points: 0.1}\n"))
	require.NoError(t, err)
	assert.Equal(t, "0.1", s.Scales[Late].Points.String(), "exact")
	assert.True(t, s.Scales[Missing].Points.IsZero(), "what is not named costs nothing")
	for name, text := range map[string]string{
		"an unknown key":    "base: 10\nlater: {points: 1}\n",
		"no number":         "base: 十\n",
		"less than nothing": "base: 10\nlate: {points: -1}\n"} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("评分.yaml", strings.NewReader(text))
			assert.ErrorContains(t, err, "评分.yaml")
		})
	}
}

func TestWorkbook(t *testing.T) {
	rows := Of(&status.Status{Agencies: []*status.Agency{agency("某局", func(*status.Agency) {})}},
		Default(), today)
	var out bytes.Buffer
	require.NoError(t, Workbook(&out, 2025, rows))
	assert.NotZero(t, out.Len())
}
