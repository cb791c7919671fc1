package season_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desktest"
)

// After a change no more is worked out than what it changed, however many agencies there are.
func TestOnlyWhatChangedIsWorkedOut(t *testing.T) {
	const others = 60
	o := desktest.New(t)
	list := []roster.Agency{{Name: desktest.Archives, Level: "县级部门", Superior: "示例县政府", Line: 1},
		{Name: desktest.Finance, Level: "县级部门", Superior: "示例县政府", Line: 2},
		{Name: "示例县政府", Level: "县级", Line: 3}}
	for i := range others {
		list = append(list, roster.Agency{Name: fmt.Sprintf("示例县第%d局", i), Level: "县级部门",
			Superior: "示例县第0局", Line: i + 4})
	}
	o.Rostered(list...)
	k := season.NewKeeper(o.Ledger)
	now := func(t *testing.T) *season.Snapshot {
		t.Helper()
		s, err := k.Now(t.Context())
		require.NoError(t, err)
		s.Tree(session.Officer{})
		return s
	}
	now(t)
	first := k.Worked()
	assert.Equal(t, season.Work{Agencies: len(list), Rosters: 1, Forests: 1}, first)
	officer := o.Ledger.As(ledger.Actor{Kind: ledger.Officer, Name: "王办"})
	for _, c := range []struct {
		name string
		do   func() error
		want season.Work
	}{
		{"nothing", func() error { return nil }, season.Work{}},
		{"signed in", func() error { o.Officer("王办", ledger.RoleOfficer, ""); return nil }, season.Work{}},
		{"handed in", func() error {
			o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives, desktest.Wrong)))
			return nil
		}, season.Work{Agencies: 1, Takings: 1}},
		{"a second round", func() error {
			o.HandIn(desktest.Archives, desktest.Sent("b.xlsx", o.Workbook(desktest.Archives)))
			return nil
		}, season.Work{Agencies: 1, Takings: 2}},
		{"extended", func() error { return officer.Extend(t.Context(), 2, "2026-02-20", "灾情") },
			season.Work{Agencies: 1}},
		{"links", func() error { o.Link(desktest.Finance); return nil }, season.Work{}},
		{"reminded", func() error {
			run, _, err := officer.Remind(t.Context(), []int64{2, 3}, "2026-02-01")
			require.NoError(t, err)
			return officer.Reminded(t.Context(), run)
		}, season.Work{Agencies: 2}},
		{"closed", func() error { return officer.CloseSeason(t.Context(), "汇总完毕") }, season.Work{}},
		{"a superior renamed", func() error { return officer.Rename(t.Context(), 3, "示例县人民政府") },
			season.Work{Agencies: 3, Takings: 2, Rosters: 1, Forests: 1}},
		{"merged", func() error { return officer.Merge(t.Context(), 1, desktest.Finance) },
			season.Work{Agencies: 2, Takings: 2, Rosters: 1, Forests: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := k.Worked()
			require.NoError(t, c.do())
			kept := now(t)
			after := k.Worked()
			assert.Equal(t, c.want, season.Work{Agencies: after.Agencies - before.Agencies,
				Takings: after.Takings - before.Takings, Rosters: after.Rosters - before.Rosters,
				Forests: after.Forests - before.Forests})
			anew, err := season.NewKeeper(o.Ledger).Now(t.Context())
			require.NoError(t, err)
			assert.Equal(t, anew.Cards, kept.Cards)
			assert.Equal(t, anew.Closed, kept.Closed)
			assert.Equal(t, anew.Tree(session.Officer{}), kept.Tree(session.Officer{}))
		})
	}
}
