//go:build unix

package inbox

import (
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Reading a pipe may never end, so it is refused before.
func TestPipesAreRefusedAtOnce(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.xlsx")
	pipe := filepath.Join(dir, "pipe.xlsx")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	_, err := Walk([]string{pipe})
	assert.ErrorContains(t, err, "管道")
	_, err = Walk([]string{"/dev/zero"})
	assert.ErrorContains(t, err, "设备")
	assert.NoError(t, Ordinary("", dir, filepath.Join(dir, "a.xlsx"), filepath.Join(dir, "absent")))
	assert.ErrorContains(t, Ordinary("", pipe), "管道")
	found, err := Walk([]string{dir})
	require.NoError(t, err)
	assert.Len(t, found.Files, 1)
	require.Len(t, found.Broken, 1)
	assert.ErrorContains(t, found.Broken[0], "pipe.xlsx")
}
