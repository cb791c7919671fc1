package ledger

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Who signs the letters is given once; the journal has it, and the same once more changes nothing.
func TestOffice(t *testing.T) {
	ctx, file := t.Context(), filepath.Join(t.TempDir(), "l.db")
	l, err := Create(ctx, file, 2025, time.Now)
	require.NoError(t, err)
	defer l.Close()
	given, err := l.Office(ctx)
	require.NoError(t, err)
	assert.Equal(t, Office{}, given)
	one := Office{Name: "青禾县政务公开办公室", Phone: "0943-8000001"}
	require.NoError(t, l.SetOffice(ctx, one))
	before, err := l.Verify(ctx)
	require.NoError(t, err)
	require.NoError(t, l.SetOffice(ctx, one))
	given, err = l.Office(ctx)
	require.NoError(t, err)
	assert.Equal(t, one, given)
	after, err := l.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, before.Entries, after.Entries)
	assert.Empty(t, after.Problems)
	_, err = l.db.ExecContext(ctx, "UPDATE facts SET value = '0943-9' WHERE name = 'office.phone'")
	require.NoError(t, err)
	changed, err := l.Verify(ctx)
	require.NoError(t, err)
	assert.Len(t, changed.Problems, 1, "a telephone changed by hand is told")
}
