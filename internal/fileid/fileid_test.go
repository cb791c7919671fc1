package fileid

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOf(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	require.NoError(t, os.WriteFile(at("a"), nil, 0o600))
	require.NoError(t, os.WriteFile(at("b"), nil, 0o600))
	require.NoError(t, os.Link(at("a"), at("hard")))
	require.NoError(t, os.Symlink(at("a"), at("soft")))
	a, err := Of(at("a"))
	require.NoError(t, err)
	for name, same := range map[string]bool{"a": true, "../" + filepath.Base(dir) + "/a": true, "hard": true,
		"soft": true,
		"b":    false, ".": false} {
		t.Run(name, func(t *testing.T) {
			got, err := Of(at(name))
			require.NoError(t, err)
			assert.Equal(t, same, got == a)
		})
	}
	_, err = Of(at("absent"))
	assert.ErrorIs(t, err, os.ErrNotExist)
}
