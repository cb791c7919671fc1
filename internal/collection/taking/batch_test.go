package taking

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/inbox"
	"nianbao/internal/report"
)

// Two of one agency in one batch: the later by what is certain counts, and a person decides.
func TestTwoVersionsInOneBatch(t *testing.T) {
	filled := func(day string) func(*report.Report) {
		return func(r *report.Report) { r.Cover["date"] = day }
	}
	o := newOffice(t, "甲局", "乙局")
	o.comes("1-final.xlsx", "甲局", filled("2026-01-18"), figure("disclosure.licences.decided", "500"))
	o.comes("2-draft.xlsx", "甲局", filled("2026-01-12"))
	o.takes()
	assert.Equal(t, map[string]string{"1-final.xlsx": "current", "2-draft.xlsx": "superseded"}, o.states())
	doubts, err := o.Ledger.Doubts(t.Context())
	require.NoError(t, err)
	require.Len(t, doubts, 1)
	assert.Equal(t, ByDate, doubts[0].Decided)
	before := o.entries()
	o.takes()
	assert.Equal(t, before, o.entries(), "a second run changes nothing")

	chosen, err := o.Ledger.Choose(t.Context(), doubts[0].Takings[1], "")
	require.NoError(t, err)
	assert.Equal(t, ledger.Current, chosen.State)
	doubts, err = o.Ledger.Doubts(t.Context())
	require.NoError(t, err)
	assert.Empty(t, doubts)
	o.entries()
}

// A run that broke off between two of one agency knows, run again, that they came together.
func TestTwoVersionsInABrokenBatch(t *testing.T) {
	for _, c := range []struct {
		name    string
		again   []string // what the folder has when it is run again
		doubted bool
	}{
		{"the same files", []string{"1.xlsx", "2.xlsx"}, true},
		{"only a later one", []string{"2.xlsx"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t, "甲局", "乙局")
			o.comes("1.xlsx", "甲局", figure("disclosure.licences.decided", "500"))
			o.comes("2.xlsx", "甲局", figure("disclosure.licences.decided", "7"))
			found, err := inbox.Walk([]string{filepath.Join(o.dir, "in")})
			require.NoError(t, err)
			b := o.batch(o.Ledger, o.Received)
			b.several = true
			first := b.examine(t.Context(), found.Files[0])
			_, err = b.enter(t.Context(), first[0])
			require.NoError(t, err)
			_ = o.entries()
			for _, f := range found.Files {
				if !slices.Contains(c.again, f.Base()) {
					require.NoError(t, os.Remove(f.Name))
				}
			}
			o.takes()
			doubts, err := o.Ledger.Doubts(t.Context())
			require.NoError(t, err)
			assert.Equal(t, c.doubted, len(doubts) == 1)
			assert.Equal(t, "current", o.states()["2.xlsx"])
			begun, err := o.Ledger.Batch(t.Context())
			require.NoError(t, err)
			assert.Zero(t, begun, "and the batch is taken in")
			before := o.entries()
			o.takes()
			assert.Equal(t, before, o.entries(), "a third run changes nothing")
		})
	}
}
