package taking

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/outside/cluster"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/wide"
)

const year = 2025

var now = func() time.Time { return time.Date(2026, 1, 20, 9, 0, 0, 0, time.UTC) }

// What these tests say of a season is so wherever its ledger lies.
func TestInADatabase(t *testing.T) { cluster.Again(t) }

// office is a ledger with a roster, and a folder files come into.
type office struct {
	*Receiver
	t   testing.TB
	dir string
}

func newOffice(t testing.TB, names ...string) *office {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "in"), 0o755))
	l, err := ledger.Create(t.Context(), cluster.Ledger(t, filepath.Join(dir, "l.db")), year, now)
	require.NoError(t, err)
	t.Cleanup(func() { l.Close() })
	edition, err := templates.ForYear(year)
	require.NoError(t, err)
	o := &office{&Receiver{Ledger: l, Edition: edition, Received: "2026-01-20", Today: now()}, t, dir}
	o.roster(names...)
	return o
}

func (o *office) roster(names ...string) ledger.Changes {
	r := &roster.List{File: "r.csv"}
	for i, n := range names {
		r.Agencies = append(r.Agencies, roster.Agency{Name: n, Superior: "某县人民政府办公室", Line: i + 2})
	}
	c, err := o.Ledger.Adopt(o.t.Context(), r)
	require.NoError(o.t, err)
	require.NoError(o.t, o.Prepare(o.t.Context()))
	return c
}

// reportOf is a report all of whose figures are zero, with prose enough to pass.
func reportOf(e *templates.Edition, name string, change ...func(*report.Report)) *report.Report {
	r := report.New(name)
	r.Identity = report.Identity{Edition: e.ID, Year: year, Agency: name, Scope: report.Own}
	for _, t := range e.Tables {
		for _, s := range t.Slots {
			r.Values[s.ID] = report.Parse("0", report.StoredNumber)
		}
	}
	for _, s := range e.Sections {
		if s.Number != "" {
			r.Prose[s.ID] = []report.Paragraph{{Text: "本年度按照规定办理，未收取信息处理费。"}}
		}
	}
	for _, c := range change {
		c(r)
	}
	return r
}

func workbook(t testing.TB, e *templates.Edition, r *report.Report) []byte {
	var b bytes.Buffer
	require.NoError(t, form.Fill(&b, e, r))
	return b.Bytes()
}

// wrong breaks a sum.
func wrong(r *report.Report) {
	r.Values["requests.received.total"] = report.Parse("7", report.StoredNumber)
}

func (o *office) comes(file, agency string, change ...func(*report.Report)) {
	o.put(file, workbook(o.t, o.Edition, reportOf(o.Edition, agency, change...)))
}

func (o *office) put(file string, data []byte) {
	require.NoError(o.t, os.MkdirAll(filepath.Dir(filepath.Join(o.dir, "in", file)), 0o755))
	require.NoError(o.t, os.WriteFile(filepath.Join(o.dir, "in", file), data, 0o644))
}

// takes takes in all that came and returns one line a file.
func (o *office) takes() []string {
	found, err := inbox.WalkReports([]string{filepath.Join(o.dir, "in")}, wide.Options{})
	require.NoError(o.t, err)
	broken, rest := Broken(found.Broken)
	require.Empty(o.t, rest)
	var lines []string
	require.NoError(o.t, o.All(o.t.Context(), append(found.Files, broken...), func(out ledger.Outcome) {
		line := fmt.Sprintf("%s %s %s round %d", filepath.Base(out.File), out.State, out.Verdict, out.Round)
		if out.Already {
			line += " already"
		}
		lines = append(lines, line)
	}))
	return lines
}

// states lists the ledger's files with their states.
func (o *office) states() map[string]string {
	all, err := o.Ledger.Takings(context.Background())
	require.NoError(o.t, err)
	states := map[string]string{}
	for _, in := range all {
		states[filepath.Base(in.File)] = string(in.State)
	}
	return states
}
