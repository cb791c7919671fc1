package status

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/answer"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/outside/cluster"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name string, got []byte) {
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

// What is counted is the same wherever the ledger lies.
func TestInADatabase(t *testing.T) { cluster.Again(t) }

// desk is a ledger into which intakes are entered by hand.
type desk struct {
	*ledger.Ledger
	t *testing.T
	n int
}

func newDesk(t *testing.T, agencies ...roster.Agency) *desk {
	clock := func() time.Time { return time.Date(2026, 2, 1, 9, 0, 0, 0, time.UTC) }
	l, err := ledger.Create(t.Context(), cluster.Ledger(t, filepath.Join(t.TempDir(), "l.db")), 2025, clock)
	require.NoError(t, err)
	t.Cleanup(func() { l.Close() })
	for i := range agencies {
		agencies[i].Line = i + 2
	}
	if len(agencies) > 0 {
		_, err = l.Adopt(t.Context(), &roster.List{File: "r.csv", Agencies: agencies})
		require.NoError(t, err)
	}
	return &desk{l, t, 0}
}

func (d *desk) in(agency int64, scope report.Scope, received string, change ...func(*ledger.Taking)) {
	d.n++
	in := ledger.Taking{Key: fmt.Sprint(d.n), File: fmt.Sprintf("in/%d.xlsx", d.n), Agency: agency, Scope: scope,
		Verdict: finding.Pass, State: ledger.Current, Received: received}
	for _, c := range change {
		c(&in)
	}
	e := ledger.Entering{Taking: in, Data: []byte(in.Key)}
	if current, err := d.CurrentOf(d.t.Context(), in.Agency, in.Scope); err == nil && current != nil {
		e.Compared = current.ID
	}
	_, err := d.Take(d.t.Context(), e)
	require.NoError(d.t, err)
}

func fails(in *ledger.Taking) {
	in.Verdict = finding.Fail
	in.Findings = []finding.Finding{{Rule: "requests.balance", Class: templates.Must,
		Outcome: finding.Fails, Sheet: "三", Cells: []string{"D5"},
		Message:   message.New("ledger.said", "text", "不平衡"),
		Diagnosis: message.New("ledger.said", "text", "疑似错列"), Hint: message.New("ledger.said", "text", "核对")}}
}

func (d *desk) status(due string) *Status {
	s, err := Of(d.t.Context(), d.Ledger, due)
	require.NoError(d.t, err)
	return s
}

// county is a season with one of everything.
func county(t *testing.T) *desk {
	d := newDesk(t,
		roster.Agency{Name: "某县办", Level: "县级", Superior: "某市办"},
		roster.Agency{Name: "一局", Level: "县级部门", Superior: "某县办", Contact: "李", Phone: "1"},
		roster.Agency{Name: "二局", Level: "县级部门", Superior: "某县办"},
		roster.Agency{Name: "三镇", Level: "乡镇", Superior: "某县办"},
		roster.Agency{Name: "四局", Level: "县级部门", Superior: "某县办"},
		roster.Agency{Name: "市五局", Level: "市级部门", Superior: "某市办"},
		roster.Agency{Name: "无上级", Level: ""},
	)
	d.in(1, report.Area, "2026-02-15")
	d.in(2, report.Own, "2026-01-20", fails)
	d.in(3, report.Own, "2026-01-20")
	d.in(3, report.Own, "2026-02-10")
	d.in(4, report.Own, "2026-02-05", func(in *ledger.Taking) {
		in.Verdict = finding.VerifyIt
	})
	d.in(0, report.Own, "2026-01-20", func(in *ledger.Taking) {
		in.State, in.Told.Agency, in.Near = ledger.Unknown, "一居", []string{"一局"}
	})
	d.in(0, report.Own, "2026-01-20", func(in *ledger.Taking) {
		in.State, in.Why = ledger.Refused, ledger.Said{Zh: "不是工作簿", En: "no workbook"}
	})
	require.NoError(t, d.Exempt(t.Context(), 5, "撤销"))
	return d
}

func TestJSONIsTheContract(t *testing.T) {
	var out bytes.Buffer
	s := county(t).status("")
	s.Today = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	require.NoError(t, s.JSON(t.Context(), &out, message.Chinese))
	golden(t, "county.json", out.Bytes())
	out.Reset()
	require.NoError(t, newDesk(t).status("").JSON(t.Context(), &out, message.English))
	assert.NotContains(t, out.String(), "null", "lists are never null")
	var empty map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &empty))
	for _, key := range []string{"missing", "late", "must", "verify", "unknown", "refused", "superseded"} {
		assert.Equal(t, []any{}, empty[key], key)
	}
}

func TestText(t *testing.T) {
	term, out, _ := terminal.Buffer(message.Chinese)
	require.NoError(t, county(t).status("").Text(t.Context(), &term.Writer))
	golden(t, "county.txt", out.Bytes())
}

func TestCSV(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, county(t).status("").CSV(t.Context(), &out))
	golden(t, "county.csv", out.Bytes())
}

// What counts is the day the first readable report came, against the kind of agency's day, one day for all, or an
// extension.
func TestLate(t *testing.T) {
	d := county(t)
	late := func(due string) []string { return d.status(due).names(func(a *Agency) bool { return a.Late }) }
	assert.Equal(t, []string{"三镇"}, late(""))
	assert.Equal(t, []string{"某县办", "一局", "二局", "三镇"}, late("2026-01-19"))
	assert.Empty(t, late("2026-03-01"))
	require.NoError(t, d.Extend(t.Context(), 4, "2026-02-05", ""))
	assert.Empty(t, late(""))
	assert.Equal(t, []string{"某县办", "一局", "二局"}, late("2026-01-19"))
}

func TestSuperiorsInACircleEndAll(t *testing.T) {
	d := newDesk(t, roster.Agency{Name: "甲", Superior: "乙"}, roster.Agency{Name: "乙", Superior: "甲"},
		roster.Agency{Name: "丙", Superior: "丙"})
	total := Count{}
	for _, n := range d.status("").Superiors() {
		total.sum(n.Count)
	}
	assert.Equal(t, 3, total.Due)
}

func TestWorkbookHasItsCharts(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, county(t).status("").Workbook(t.Context(), &out))
	file, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	require.NoError(t, err)
	assert.Equal(t, []string{"上报进度", "各机关", "问题分布", "问题和说明", "来件"}, file.GetSheetList())
	charts := 0
	file.Pkg.Range(func(name, _ any) bool {
		if strings.HasPrefix(name.(string), "xl/charts/chart") {
			charts++
		}
		return true
	})
	assert.Equal(t, 2, charts)
	rows, err := file.GetRows("上报进度")
	require.NoError(t, err)
	assert.Equal(t, []string{"某市办", "6", "4", "1", "1", "1", "1", "0"}[:1], rows[2][:1])
}

// Prose that two agencies share is reported for the pair, in every form; last year's own and
// explained prose is not.
func TestCopied(t *testing.T) {
	d := newDesk(t, roster.Agency{Name: "一局"}, roster.Agency{Name: "二局"}, roster.Agency{Name: "三局"})
	copied := func(section, other, percent, explanation string) finding.Finding {
		return finding.Finding{Rule: "text.copied", Class: templates.Verify, Outcome: finding.Fails, Section: section,
			Row: "一、总体情况", Key: section + " " + other, Actual: percent, Explanation: explanation,
			Message: message.New("ledger.said", "text", "雷同")}
	}
	with := func(findings ...finding.Finding) func(*ledger.Taking) {
		return func(in *ledger.Taking) { in.Findings = findings }
	}
	d.in(1, report.Own, "2026-01-20", with(copied("overview", "二局", "98%", ""), copied("overview", "一局", "70%", "")))
	d.in(2, report.Own, "2026-01-20", with(copied("overview", "一局", "60%", "")))
	d.in(3, report.Own, "2026-01-20", with(copied("overview", "一局", "60%", "统一提供的文字")))
	s := d.status("")
	require.Len(t, s.Copied, 2)
	assert.Equal(t, "一局", s.Copied[0].Agency.Name)
	require.Len(t, s.Pairs(), 1)
	var out bytes.Buffer
	require.NoError(t, s.Text(t.Context(), &answer.Writer{Out: &out, Lang: message.Chinese}))
	assert.Contains(t, out.String(), "  一局 与 二局：一、总体情况 98%\n")
	out.Reset()
	require.NoError(t, s.Workbook(t.Context(), &out))
	book, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	defer book.Close()
	assert.Contains(t, book.GetSheetList(), "文字雷同")
}
