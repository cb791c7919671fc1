package taking

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
)

// A report under the name of one of several agencies that became one may have the figures of that
// one only, whether it came before they were merged or after.
func TestReportOfOneOfSeveralMerged(t *testing.T) {
	merge := func(o *office, former string) {
		_, err := o.Ledger.Adopt(t.Context(), &roster.List{File: "r2.csv", Agencies: []roster.Agency{
			{Name: "某县农业农村和商务局", Before: former, Line: 2}}})
		require.NoError(t, err)
		require.NoError(t, o.Prepare(t.Context()))
	}
	current := func(o *office) ledger.Taking {
		in, err := o.Ledger.CurrentOf(t.Context(), o.agencies[0].ID, "own")
		require.NoError(t, err)
		require.NotNil(t, in)
		return *in
	}
	for _, c := range []struct {
		name, former string
		before       string // who reported before they were merged
		after        string // who after
		want         []string
	}{
		{"before", "某县农业农村局、某县商务局", "某县商务局", "", []string{"verify former 某县农业农村局"}},
		{"after", "某县农业农村局、某县商务局", "", "某县农业农村局", []string{"verify former 某县商务局"}},
		{"under the new name", "某县农业农村局、某县商务局", "某县商务局", "某县农业农村和商务局", nil},
		{"renamed only", "某县商务局", "某县商务局", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t, "某县农业农村局", "某县商务局")
			if c.before != "" {
				o.comes("1.xlsx", c.before, figure("disclosure.penalties.decided", "165"))
				o.takes()
			}
			merge(o, c.former)
			if c.after != "" {
				o.Received = "2026-01-25"
				o.comes("2.xlsx", c.after)
				o.takes()
			}
			o.reviews()
			assert.Equal(t, c.want, o.namedIn(current(o)))
			o.entries()
		})
	}
}
