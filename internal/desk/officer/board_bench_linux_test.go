package officer_test

import (
	"fmt"
	"net/http"
	"net/url"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/desktest"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// many are the agencies of the benchmark, of which a third has sent nothing.
const many = 30_000

// great is an office of so many agencies, with what most of them sent.
func great(b *testing.B) *desktest.Office {
	o := desktest.New(b)
	agencies := []roster.Agency{{Name: desktest.Archives, Level: "县级部门", Line: 1},
		{Name: desktest.Finance, Level: "县级部门", Line: 2}}
	for i := range many {
		agencies = append(agencies, roster.Agency{Name: fmt.Sprintf("示例县第%d局", i), Level: "县级部门",
			Superior: fmt.Sprintf("示例县第%d政府", i/40), Line: i + 3})
	}
	_, err := o.Ledger.Adopt(b.Context(), &roster.List{File: "r.csv", Agencies: agencies})
	require.NoError(b, err)
	for i := range many {
		if i%3 != 0 {
			sent(b, o, int64(i+3), i)
		}
	}
	return o
}

// sent enters a report with a dozen findings; every fiftieth is like another's.
func sent(b *testing.B, o *desktest.Office, agency int64, n int) {
	b.Helper()
	var findings []finding.Finding
	for k := range 12 {
		findings = append(findings, finding.Finding{Rule: "requests.balance", Class: templates.Must,
			Outcome: finding.Fails, Key: fmt.Sprint(k), Sheet: "收到和处理", Cells: []string{"D5", "D6"},
			Expected: "7", Actual: "8", Message: message.New("desk.board"), Hint: message.New("desk.queue")})
	}
	if n%50 == 1 {
		findings = append(findings, finding.Finding{Rule: "text.copied", Class: templates.Verify,
			Outcome: finding.Fails, Section: "overview", Key: fmt.Sprintf("overview 示例县第%d局", n+1),
			Row: "一、总体情况", Actual: "92%", Message: message.New("desk.board")})
	}
	_, err := o.Ledger.Take(b.Context(), ledger.Entering{Data: fmt.Append(nil, agency, n),
		Taking: ledger.Taking{Key: fmt.Sprint(agency, n), SHA256: "x", File: "年报.xlsx", Agency: agency,
			Told:  report.Identity{Edition: o.Edition.ID, Year: desktest.Year, Scope: report.Own},
			Scope: report.Own, Verdict: finding.Judge(findings), Findings: findings, State: ledger.Current,
			Received: "2026-01-19"}, Compared: current(b, o, agency)})
	require.NoError(b, err)
}

func current(b *testing.B, o *desktest.Office, agency int64) int64 {
	in, err := o.Ledger.CurrentOf(b.Context(), agency, report.Own)
	require.NoError(b, err)
	if in == nil {
		return 0
	}
	return in.ID
}

// BenchmarkBoard is the board of so many agencies: at first, unchanged, and right after a change.
func BenchmarkBoard(b *testing.B) {
	o := great(b)
	v := o.Officer("王办", ledger.RoleOfficer, "")
	county := o.Officer("县办", ledger.RoleOfficer, "示例县第7政府")
	n := 0
	for _, c := range []struct {
		name   string
		who    *desktest.Visitor
		path   string
		before func()
	}{
		{"cold", v, "/desk", func() { o.Serve() }},
		{"warm", v, "/desk", func() {}},
		{"a search", v, "/desk?q=" + url.QueryEscape("第123"), func() {}},
		{"sorted by state", v, "/desk?sort=state", func() {}},
		{"after a hand-in", v, "/desk", func() { n++; sent(b, o, 5, many+n) }},
		{"after an act", v, "/desk", func() {
			n++
			require.NoError(b, o.Ledger.Extend(b.Context(), 9, "2026-02-20", fmt.Sprint(n)))
		}},
		{"after a renaming", v, "/desk", func() {
			n++
			require.NoError(b, o.Ledger.Rename(b.Context(), 9, fmt.Sprintf("示例县改名%d局", n)))
		}},
		{"below a superior, warm", county, "/desk", func() {}},
		{"below a superior, after a hand-in", county, "/desk", func() { n++; sent(b, o, 285, many+n) }},
		{"the queue, after a hand-in", v, "/desk/queue", func() { n++; sent(b, o, 5, many+n) }},
		{"scores, warm", v, "/desk/score", func() {}},
		{"scores, after a hand-in", v, "/desk/score", func() { n++; sent(b, o, 5, many+n) }},
		{"score.xlsx", v, "/desk/score.xlsx", func() {}},
		{"an agency", v, "/desk/agencies/5", func() {}},
		{"reminders", v, "/desk/reminders", func() {}},
		{"totals", v, "/desk/totals", func() {}},
	} {
		b.Run(c.name, func(b *testing.B) {
			c.who.Open("/desk")
			spent := time.Duration(0)
			for b.Loop() {
				b.StopTimer()
				c.before()
				b.StartTimer()
				begun := processor(b)
				answer, _ := c.who.Open(c.path)
				spent += processor(b) - begun
				require.Equal(b, http.StatusOK, answer.StatusCode)
			}
			b.ReportMetric(float64(spent.Microseconds())/1000/float64(b.N), "processor-ms/op")
		})
	}
}

// processor is the time this process has computed: of a machine that others use too it says more than
// the clock.
func processor(b *testing.B) time.Duration {
	var used syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
