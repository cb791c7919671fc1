package taking

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/output"
	"nianbao/internal/report"
	"nianbao/templates"
)

func TestEveryFileHasAnOutcome(t *testing.T) {
	o := newOffice(t, "某县科学技术局", "某县档案局")
	old, err := templates.Find("2019")
	require.NoError(t, err)
	o.comes("1-good.xlsx", "某县科学技术局")
	o.comes("2-again.xlsx", "某县科学技术局")
	o.comes("3-wrong.xlsx", "某县档案局", wrong)
	o.comes("4-area.xlsx", "某县档案局", func(r *report.Report) { r.Scope = report.Area })
	o.comes("5-stranger.xlsx", "某县档案馆")
	o.comes("6-lastyear.xlsx", "某县档案局", func(r *report.Report) { r.Year = 2024 })
	o.put("7-oldform.xlsx", workbook(t, old, reportOf(old, "某县档案局")))
	o.put("8-junk.xlsx", []byte("junk"))
	o.put("9-broken.zip", []byte("PK"))
	want := []string{
		"1-good.xlsx current pass round 1",
		"2-again.xlsx current pass round 1 already",
		"3-wrong.xlsx current fail round 1",
		"4-area.xlsx current pass round 1",
		"5-stranger.xlsx unknown pass round 0",
		"6-lastyear.xlsx refused fail round 0",
		"7-oldform.xlsx refused fail round 0",
		"8-junk.xlsx refused unreadable round 0",
		"9-broken.zip refused unreadable round 0",
	}
	got := o.takes()
	// the ledger knows these bytes by the name they first came under
	got[1] = "2-again.xlsx" + got[1][len("1-good.xlsx"):]
	assert.Equal(t, want, got)

	before := o.entries()
	for _, line := range o.takes() {
		assert.Contains(t, line, "already")
	}
	assert.Equal(t, before, o.entries(), "a second run changes nothing")

	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	for _, in := range all {
		assert.Equal(t, in.State == "refused", in.Why.Zh != "", in.File)
		data, err := o.Ledger.Original(t.Context(), in.SHA256, in.File)
		require.NoError(t, err)
		came, err := os.ReadFile(in.File)
		require.NoError(t, err)
		assert.Equal(t, came, data, "kept byte for byte")
	}
	assert.Equal(t, []string{"某县档案局"}, all[3].Near)
}

func (o *office) entries() int {
	proof, err := o.Ledger.Verify(o.t.Context())
	require.NoError(o.t, err)
	require.Empty(o.t, proof.Problems)
	return proof.Entries
}

func TestNewerReportSupersedes(t *testing.T) {
	o := newOffice(t, "某县科学技术局")
	o.comes("1.xlsx", "某县科学技术局", wrong)
	o.takes()
	o.Received = "2026-01-25"
	o.comes("2.xlsx", "某县科学技术局")
	o.takes()
	assert.Equal(t, map[string]string{"1.xlsx": "superseded", "2.xlsx": "current"}, o.states())
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	assert.Equal(t, 2, all[1].Round)
	assert.Equal(t, all[1].ID, all[0].By)
	assert.Positive(t, all[1].Steps[finding.PutRight])
	assert.Zero(t, all[1].Steps[finding.NewlyFound])

	// A file that lay in the post longer is older, whenever it is taken in.
	o.Received = "2026-01-22"
	o.comes("3.xlsx", "某县科学技术局", func(r *report.Report) { r.Cover["author"] = "甲" })
	o.takes()
	assert.Equal(t, map[string]string{"1.xlsx": "superseded", "2.xlsx": "current", "3.xlsx": "superseded"}, o.states())

	// Withdrawing brings back the one before, and the withdrawn bytes do not come in again.
	restored, err := o.Ledger.Withdraw(t.Context(), all[1].ID, "误发")
	require.NoError(t, err)
	assert.Equal(t, "3.xlsx", filepath.Base(restored.File))
	o.takes()
	assert.Equal(t, map[string]string{"1.xlsx": "superseded", "2.xlsx": "withdrawn", "3.xlsx": "current"}, o.states())
	o.entries()
}

func TestARosterThatChangesLosesNothing(t *testing.T) {
	o := newOffice(t, "甲局", "乙局", "丙局")
	o.comes("1.xlsx", "甲局")
	o.comes("2.xlsx", "丁局")
	o.takes()
	c := o.roster("乙局", "丙局", "丁局")
	assert.Equal(t, []string{"丁局"}, c.Added)
	assert.Equal(t, []string{"甲局"}, c.Removed)
	found, err := o.Rematch(t.Context())
	require.NoError(t, err)
	require.Len(t, found, 1)
	assert.Equal(t, map[string]string{"1.xlsx": "current", "2.xlsx": "current"}, o.states())
	c = o.roster("甲局", "乙局", "丙局", "丁局")
	assert.Equal(t, []string{"甲局"}, c.Back)
	assert.False(t, o.roster("甲局", "乙局", "丙局", "丁局").Any())

	_, err = o.Ledger.Adopt(t.Context(), &roster.List{File: "x.csv", Agencies: []roster.Agency{{Name: "别处的局"}}})
	assert.ErrorContains(t, err, "对不上")
	o.entries()
}

func TestRenamedAgencyIsTheSame(t *testing.T) {
	o := newOffice(t)
	adopt := func(name string) {
		_, err := o.Ledger.Adopt(t.Context(),
			&roster.List{File: "r.csv", Agencies: []roster.Agency{{Name: name, Code: "1X"}}})
		require.NoError(t, err)
		require.NoError(t, o.Prepare(t.Context()))
	}
	adopt("某县计划局")
	adopt("某县发展局")
	o.comes("1.xlsx", "某县计划局") // on the template sent out before
	assert.Equal(t, []string{"1.xlsx current pass round 1"}, o.takes())
}

func TestReturnsGoBackOnce(t *testing.T) {
	o := newOffice(t, "甲局", "乙局")
	o.comes("1.xlsx", "甲局", wrong)
	o.comes("2.xlsx", "乙局")
	o.takes()
	back := t.TempDir()
	var wrote []string
	send := func() {
		require.NoError(t, o.Return(t.Context(), &output.Run{}, back, func(f string) {
			wrote = append(wrote, filepath.Base(f))
		}))
	}
	send()
	send()
	assert.Equal(t, []string{"甲局.xlsx"}, wrote)
	o.comes("3.xlsx", "甲局", wrong, func(r *report.Report) { r.Cover["author"] = "甲" })
	o.takes()
	send()
	assert.Equal(t, []string{"甲局.xlsx", "甲局（第2次）.xlsx"}, wrote)

	data, err := os.ReadFile(filepath.Join(back, "甲局.xlsx"))
	require.NoError(t, err)
	opened, err := inbox.Decode("甲局.xlsx", data, inbox.Options{})
	require.NoError(t, err)
	assert.Equal(t, "7", opened.Report.Value("requests.received.total").NumberText(), "figures are never touched")
}

// A report that was returned and then withdrawn keeps its round, so that the next return has a
// name of its own; and a file of somebody's in the folder keeps nobody else's return back.
func TestReturnsOfRoundsHaveDistinctNames(t *testing.T) {
	o := newOffice(t, "甲局", "乙局", "丙局")
	back := t.TempDir()
	var wrote []string
	send := func() error {
		return o.Return(t.Context(), &output.Run{}, back, func(f string) { wrote = append(wrote, filepath.Base(f)) })
	}
	o.comes("1.xlsx", "甲局", wrong)
	o.takes()
	require.NoError(t, send())
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	_, err = o.Ledger.Withdraw(t.Context(), all[0].ID, "误发")
	require.NoError(t, err)
	o.comes("2.xlsx", "甲局", wrong, func(r *report.Report) { r.Cover["author"] = "甲" })
	o.takes()
	require.NoError(t, send())
	assert.Equal(t, []string{"甲局.xlsx", "甲局（第2次）.xlsx"}, wrote)

	require.NoError(t, os.WriteFile(filepath.Join(back, "乙局.xlsx"), []byte("somebody's"), 0o644))
	o.comes("3.xlsx", "乙局", wrong)
	o.comes("4.xlsx", "丙局", wrong)
	o.takes()
	assert.ErrorIs(t, send(), os.ErrExist)
	assert.Equal(t, "丙局.xlsx", wrote[len(wrote)-1])
}

func TestUnreadableFilesStayListed(t *testing.T) {
	o := newOffice(t, "甲局")
	data := workbook(t, o.Edition, reportOf(o.Edition, "甲局"))
	path := filepath.Join(o.dir, "in", "1.xlsx")
	require.NoError(t, os.WriteFile(path, make([]byte, inbox.MaxFile+1), 0o644))
	assert.Equal(t, []string{"1.xlsx refused unreadable round 0"}, o.takes())
	require.NoError(t, os.WriteFile(path, data, 0o644))
	assert.Equal(t, []string{"1.xlsx current pass round 1"}, o.takes())
	all, err := o.Ledger.Takings(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "superseded", string(all[0].State))
}

// A failure of the ledger is reported as such, not as an interruption; nothing waits for anything
// afterwards.
func TestLedgerFailureIsNotAnInterruption(t *testing.T) {
	o := newOffice(t, "甲局")
	for i := range 20 {
		o.put(string(rune('a'+i))+".xlsx", []byte{byte(i)})
	}
	require.NoError(t, o.Ledger.Close())
	found, err := inbox.Walk([]string{filepath.Join(o.dir, "in")})
	require.NoError(t, err)
	err = o.All(t.Context(), found.Files, func(ledger.Outcome) { t.Error("taken into a closed ledger") })
	assert.ErrorContains(t, err, "台账")
	assert.NotErrorIs(t, err, context.Canceled)
}

// A run that ended after a return was written but before that was noted is gone on with.
func TestReturnsGoOnAfterABreak(t *testing.T) {
	o := newOffice(t, "甲局")
	o.comes("1.xlsx", "甲局", wrong)
	o.takes()
	back, other := t.TempDir(), t.TempDir()
	none := func(string) {}
	require.NoError(t, o.Return(t.Context(), &output.Run{}, back, none))
	data, err := os.ReadFile(filepath.Join(back, "甲局.xlsx"))
	require.NoError(t, err)

	again := newOffice(t, "甲局")
	again.put("1.xlsx", workbook(t, o.Edition, reportOf(o.Edition, "甲局", wrong)))
	again.takes()
	require.NoError(t, os.WriteFile(filepath.Join(other, "甲局.xlsx"), data, 0o644))
	require.NoError(t, again.Return(t.Context(), &output.Run{}, other, none))
	all, err := again.Ledger.Takings(t.Context())
	require.NoError(t, err)
	assert.NotEmpty(t, all[0].Returned)

	foreign := newOffice(t, "甲局")
	foreign.put("1.xlsx", workbook(t, o.Edition, reportOf(o.Edition, "甲局", wrong)))
	foreign.takes()
	require.NoError(t, os.WriteFile(filepath.Join(other, "甲局.xlsx"), []byte("somebody's"), 0o644))
	assert.ErrorIs(t, foreign.Return(t.Context(), &output.Run{}, other, none), os.ErrExist)
}
