package ownfolder

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestIs(t *testing.T) {
	dir := t.TempDir()
	folder := func(name string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.Mkdir(path, 0o755))
		return path
	}
	ours := folder("ours")
	require.NoError(t, Mark(ours))
	genuine, err := os.ReadFile(filepath.Join(ours, Name))
	require.NoError(t, err)

	t.Run("marked", func(t *testing.T) { assert.True(t, Is(ours)) })
	t.Run("unmarked", func(t *testing.T) { assert.False(t, Is(dir)) })
	t.Run("moved", func(t *testing.T) {
		moved := folder("moved")
		require.NoError(t, Mark(moved))
		require.NoError(t, os.Rename(moved, filepath.Join(dir, "elsewhere")))
		assert.True(t, Is(filepath.Join(dir, "elsewhere")))
	})
	for name, text := range map[string][]byte{"sent empty": nil, "copied from ours": genuine,
		"nearly ours": append(genuine[:len(genuine):len(genuine)], '\n')} {
		t.Run(name, func(t *testing.T) {
			sent := folder(name)
			require.NoError(t, os.WriteFile(filepath.Join(sent, Name), text, 0o644))
			assert.False(t, Is(sent))
		})
	}
	t.Run("link to ours", func(t *testing.T) {
		sent := folder("linked")
		require.NoError(t, os.Symlink(filepath.Join(ours, Name), filepath.Join(sent, Name)))
		assert.False(t, Is(sent))
	})
}
