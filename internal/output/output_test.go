package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/ownfolder"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func put(t *testing.T, path, content string) string {
	t.Helper()
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

func TestFile(t *testing.T) {
	big := strings.Repeat("年报", 1<<16)
	for _, c := range []struct {
		name        string
		there, new  string
		force, want bool
	}{
		{"new", "", "new", false, true},
		{"other bytes", "old", "new", false, false},
		{"other bytes, force", "old", "new", true, true},
		{"same bytes", big, big, false, true},
		{"longer", "same and more", "same", false, false},
		{"shorter", "same", "same and more", false, false},
		{"last byte differs", big + "a", big + "b", false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.txt")
			if c.there != "" {
				put(t, path, c.there)
			}
			free := (&Run{Force: c.force}).Free(path, text(c.new))
			err := (&Run{Force: c.force}).File(path, text(c.new))
			assert.Equal(t, free == nil, err == nil, "what is told before is what happens")
			if c.want {
				require.NoError(t, err)
				assert.Equal(t, c.new, content(t, path))
			} else {
				assert.ErrorIs(t, err, fs.ErrExist)
				assert.Equal(t, c.there, content(t, path))
			}
			entries, err := os.ReadDir(filepath.Dir(path))
			require.NoError(t, err)
			assert.Len(t, entries, 1, "no temporary file is left")
		})
	}
}

// A writer that fails half way leaves the old file, and nothing else.
func TestFileIsWholeOrUntouched(t *testing.T) {
	dir := t.TempDir()
	path := put(t, filepath.Join(dir, "a.txt"), "old")
	broken := errors.New("the disk is full")
	err := (&Run{Force: true}).File(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, strings.Repeat("half", 1<<16))
		return broken
	})
	assert.ErrorIs(t, err, broken)
	assert.Equal(t, "old", content(t, path))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 1)
}

// A file that appears while another is being written is not replaced.
func TestFileLosesTheRace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	err := (&Run{}).File(path, func(w io.Writer) error {
		put(t, path, "theirs")
		return text("ours")(w)
	})
	assert.ErrorIs(t, err, fs.ErrExist)
	assert.Equal(t, "theirs", content(t, path))
}

// What a run read is never its output, by whatever name and force.
func TestWhatWasReadIsNeverWritten(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	put(t, at("a.xlsx"), "original")
	put(t, at("2025.db"), "ledger")
	put(t, at("b.xlsx"), "other")
	require.NoError(t, os.Link(at("a.xlsx"), at("hard.xlsx")))
	require.NoError(t, os.Symlink(at("a.xlsx"), at("soft.xlsx")))
	require.NoError(t, os.Symlink(dir, at("folder")))
	for name, spared := range map[string]bool{
		"a.xlsx": true, "./a.xlsx": true, "hard.xlsx": true, "soft.xlsx": true, "folder/a.xlsx": true,
		"2025.db": true, "2025.db-wal": true, "2025.db-shm": true, "2025.DB-WAL": true, "folder/2025.db-shm": true,
		"b.xlsx": false, "new.xlsx": false, "2025.db-new": false,
	} {
		t.Run(name, func(t *testing.T) {
			r := &Run{Force: true}
			r.Reads(at("a.xlsx"), "", at("absent"))
			r.ReadsLedger(at("2025.db"))
			err := r.File(dir+"/"+name, text("new"))
			if spared {
				assert.ErrorContains(t, err, "读入的原件")
			} else {
				assert.NoError(t, err)
			}
			assert.Equal(t, "original", content(t, at("a.xlsx")))
			assert.Equal(t, "ledger", content(t, at("2025.db")))
		})
	}
}

func TestNothingButFilesIsReplaced(t *testing.T) {
	assert.ErrorContains(t, (&Run{Force: true}).File(t.TempDir(), text("a")), "不是普通文件")
	assert.ErrorContains(t, (&Run{Force: true}).File(os.DevNull, text("a")), "不是普通文件")
}

func TestNewFilesFollowTheUmask(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "theirs"), nil, 0o666))
	require.NoError(t, (&Run{}).File(filepath.Join(dir, "ours"), text("a")))
	theirs, err := os.Stat(filepath.Join(dir, "theirs"))
	require.NoError(t, err)
	ours, err := os.Stat(filepath.Join(dir, "ours"))
	require.NoError(t, err)
	assert.Equal(t, theirs.Mode(), ours.Mode())
}

// A killed run leaves its temporary file; the next clears it away, but never one another program is at work on.
func TestTemporaryFilesOfKilledRunsAreCleared(t *testing.T) {
	dir := t.TempDir()
	left := put(t, filepath.Join(dir, ".nianbao-17.tmp"), "half")
	theirs := put(t, filepath.Join(dir, ".nianbao-a.tmp"), "not ours")
	held, err := newTemporary(dir)
	require.NoError(t, err)
	defer held.drop()
	require.NoError(t, (&Run{}).File(filepath.Join(dir, "a.txt"), text("a")))
	assert.NoFileExists(t, left)
	assert.FileExists(t, theirs)
	assert.FileExists(t, held.name)
}

func TestOwnFolder(t *testing.T) {
	for _, c := range []struct {
		name  string
		there []string // nil: the folder is not there
		ours  bool
	}{
		{"new", nil, true},
		{"empty", []string{}, true},
		{"left by a killed run", []string{".nianbao-5.tmp"}, true},
		{"with an original", []string{"a.xlsx"}, false},
		{"with a mark somebody sent", []string{ownfolder.Name}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			if c.there != nil {
				require.NoError(t, os.Mkdir(dir, 0o755))
			}
			for _, name := range c.there {
				put(t, filepath.Join(dir, name), "")
			}
			require.NoError(t, (&Run{}).OwnFolder(dir))
			assert.Equal(t, c.ours, ownfolder.Is(dir))
		})
	}
}
