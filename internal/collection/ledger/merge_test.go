package ledger

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/roster"
)

// Agencies that became one in mid-season: what they sent is the new one's, and every name finds it.
func TestAgenciesMerged(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := fresh(t, s) // 甲局, 乙局
		l.taken(t, "a", 1)
		l.taken(t, "b", 2)
		c, err := l.Adopt(t.Context(), &roster.List{Agencies: []roster.Agency{{Name: "丙局", Before: "甲局、乙局"}}})
		require.NoError(t, err)
		assert.Equal(t, [][2]string{{"甲局", "丙局"}}, c.Renamed)
		assert.Equal(t, [][2]string{{"乙局", "丙局"}}, c.Merged)
		assert.Empty(t, c.Removed)
		all, err := l.Agencies(t.Context())
		require.NoError(t, err)
		assert.Equal(t, "丙局", all[0].Name)
		assert.Equal(t, []string{"乙局", "甲局"}, all[0].Former)
		takings, err := l.Takings(t.Context())
		require.NoError(t, err)
		assert.Equal(t, []int64{1, 1}, []int64{takings[0].Agency, takings[1].Agency})
		assert.Equal(t, []State{Superseded, Current}, []State{takings[0].State, takings[1].State})
		assert.Equal(t, []int{1, 2}, []int{takings[0].Round, takings[1].Round})
		assert.Equal(t, "2025-000002", takings[1].Receipt)
		doubts, err := l.Doubts(t.Context())
		require.NoError(t, err)
		assert.Len(t, doubts, 1, "both had reported: a person decides")
		assert.Empty(t, l.problems(t))
		c, err = l.Adopt(t.Context(), &roster.List{Agencies: []roster.Agency{{Name: "丙局", Before: "甲局、乙局"}}})
		require.NoError(t, err)
		assert.False(t, c.Any(), "once more")
	})
}

// An agency renamed without a code: its former name is enough.
func TestAgencyRenamedWithoutACode(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := fresh(t, s)
		l.taken(t, "a", 1)
		c, err := l.Adopt(t.Context(), &roster.List{Agencies: []roster.Agency{{Name: "丁局", Before: "甲局"}, {Name: "乙局"}}})
		require.NoError(t, err)
		assert.Equal(t, [][2]string{{"甲局", "丁局"}}, c.Renamed)
		in, err := l.CurrentOf(t.Context(), 1, "own")
		require.NoError(t, err)
		assert.NotNil(t, in)
		assert.Empty(t, l.problems(t))
	})
}
