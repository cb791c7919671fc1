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
)

func says(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func read(t *testing.T, path string) string {
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

func TestFileRefusesToOverwrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, File(path, false, says("old")))
	err := File(path, false, says("new"))
	assert.ErrorIs(t, err, fs.ErrExist)
	assert.Equal(t, "old", read(t, path))
	require.NoError(t, File(path, true, says("new")))
	assert.Equal(t, "new", read(t, path))
}

// A writer that fails half way leaves the old file, and nothing else.
func TestFileIsWholeOrUntouched(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	require.NoError(t, File(path, false, says("old")))
	broken := errors.New("the disk is full")
	err := File(path, true, func(w io.Writer) error {
		_, _ = io.WriteString(w, strings.Repeat("half", 1<<16))
		return broken
	})
	assert.ErrorIs(t, err, broken)
	assert.Equal(t, "old", read(t, path))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 1)
}

// A file that appears while another is being written is not replaced.
func TestFileLosesTheRace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	err := File(path, false, func(w io.Writer) error {
		require.NoError(t, os.WriteFile(path, []byte("theirs"), 0o644))
		return says("ours")(w)
	})
	assert.ErrorIs(t, err, fs.ErrExist)
	assert.Equal(t, "theirs", read(t, path))
}

func TestNamesAreSafeEverywhere(t *testing.T) {
	for text, want := range map[string]string{
		"某县科学技术局":           "某县科学技术局",
		"../../etc/passwd":  "_.._etc_passwd",
		`C:\Windows\a`:      "C__Windows_a",
		"CON":               "_CON",
		"con.txt":           "_con.txt",
		"Lpt1":              "_Lpt1",
		"  ... ":            "_",
		"":                  "_",
		"局（开发区） ":           "局（开发区）",
		"a\x00b\u202ec\r\n": "abc",
		"𬭚县档案局":             "𬭚县档案局",
	} {
		assert.Equal(t, want, Name(text), "%q", text)
	}
	long := Name(strings.Repeat("长", 300))
	assert.LessOrEqual(t, len(long), nameBytes)
	assert.True(t, strings.HasSuffix(long, "长"), "a name is not cut inside a character")
}

func TestNamesAreNeverTheSame(t *testing.T) {
	var names Names
	assert.Equal(t, "a.xlsx", names.Unique("a", ".xlsx"))
	assert.Equal(t, "A(2).xlsx", names.Unique("A", ".xlsx"))
	assert.Equal(t, "a(3).xlsx", names.Unique("a", ".xlsx"))
	assert.Equal(t, "a(2)(2).xlsx", names.Unique("a(2)", ".xlsx"))
	long := strings.Repeat("长", 300)
	assert.NotEqual(t, names.Unique(long+"甲", ".xlsx"), names.Unique(long+"乙", ".xlsx"))
}

// A folder that holds something already may hold originals: marked as ours it would be passed over for good.
func TestOwnFolderMarksOnlyWhatIsNew(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, OwnFolder(filepath.Join(dir, "new")))
	assert.FileExists(t, filepath.Join(dir, "new", Mark))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "original.xlsx"), nil, 0o644))
	require.NoError(t, OwnFolder(dir))
	assert.NoFileExists(t, filepath.Join(dir, Mark))
}
