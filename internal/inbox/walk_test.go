package inbox

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/ownfolder"
)

func put(t *testing.T, dir string, names ...string) {
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(name), 0o644))
	}
}

func names(t *testing.T, dir string, found *Found) []string {
	var out []string
	for _, f := range found.Files {
		rel, err := filepath.Rel(dir, f.Name)
		require.NoError(t, err)
		out = append(out, filepath.ToSlash(rel))
	}
	return out
}

// What no person made is passed over and named; all else is answered for, whatever it is.
func TestWalkPassesOverWhatNobodySent(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "b/a.xlsx", "a.xlsx", "~$a.xlsx", ".~lock.a.xlsx#", ".hidden/a.xlsx", "__MACOSX/a.xlsx",
		"说明.pdf", "报告.TXT",
		"年报.rar", "截图.png", "printed/a.txt", "Thumbs.db", "b/.DS_Store", "2025.db", "2025.db-wal")
	require.NoError(t, ownfolder.Mark(filepath.Join(dir, "printed")))
	found, err := Walk([]string{dir}, filepath.Join(dir, "2025.db"))
	require.NoError(t, err)
	assert.Equal(t, []string{"a.xlsx", "b/a.xlsx", "年报.rar", "截图.png", "报告.TXT", "说明.pdf"}, names(t, dir, found))
	relative := func(paths []string) (out []string) {
		for _, path := range paths {
			out = append(out, filepath.ToSlash(strings.TrimPrefix(path, dir)))
		}
		return out
	}
	assert.Equal(t, []string{"/.hidden/", "/.~lock.a.xlsx#", "/Thumbs.db", "/__MACOSX/", "/b/.DS_Store", "/~$a.xlsx"},
		relative(found.PassedOver))
	assert.Equal(t, []string{"/2025.db", "/2025.db-wal", "/printed/"}, relative(found.Own))
	assert.Equal(t, []string{"", "/b"}, relative(found.Places().Folders))
	assert.Contains(t, relative(found.Places().Files), "/b/a.xlsx")
}

// A mark that somebody sent along does not hide a folder, and is named like other hidden files.
func TestWalkEntersFoldersWithSentMark(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "乡镇/"+ownfolder.Name, "乡镇/a.xlsx")
	found, err := Walk([]string{dir})
	require.NoError(t, err)
	assert.Equal(t, []string{"乡镇/a.xlsx"}, names(t, dir, found))
	assert.Len(t, found.PassedOver, 1)
}

// A mark that came in a zip hides nothing either, wherever it lies in it.
func TestZipWithSentMark(t *testing.T) {
	forged := []byte(`{"program":"nianbao","folder":"00"}`)
	entries := map[string][]byte{
		ownfolder.Name: forged, "a.xlsx": []byte("a"), "乡镇/" + ownfolder.Name: forged,
		"乡镇/b.xlsx": []byte("b"), "x/" + ownfolder.Name + "/c.xlsx": []byte("c")}
	dir := t.TempDir()
	path := filepath.Join(dir, "来件.zip")
	data := zipped(t, entries, ownfolder.Name, "a.xlsx", "乡镇/"+ownfolder.Name, "乡镇/b.xlsx",
		"x/"+ownfolder.Name+"/c.xlsx")
	require.NoError(t, os.WriteFile(path, data, 0o644))
	found, err := Walk([]string{dir})
	require.NoError(t, err)
	assert.Equal(t, []string{"来件.zip!a.xlsx", "来件.zip!乡镇/b.xlsx"}, names(t, dir, found))
	assert.Equal(t, []string{path + "!" + ownfolder.Name, path + "!乡镇/" + ownfolder.Name,
		path + "!x/" + ownfolder.Name + "/"}, found.PassedOver, "and each is named")
	assert.Empty(t, found.Own)
}

// The folder a run writes to is no folder of reports to it.
func TestWalkPassesOverTheOutput(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.txt", "读入/a.xlsx")
	found, err := Walk([]string{dir}, filepath.Join(dir, "读入"))
	require.NoError(t, err)
	assert.Equal(t, []string{"a.txt"}, names(t, dir, found))
	assert.Equal(t, []string{filepath.Join(dir, "读入") + string(filepath.Separator)}, found.Own)
}

// A path the user names is looked at, whatever it is called.
func TestWalkTakesWhatIsNamed(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "printed/a.txt", "strange.bin")
	require.NoError(t, ownfolder.Mark(filepath.Join(dir, "printed")))
	found, err := Walk([]string{filepath.Join(dir, "printed"), filepath.Join(dir, "strange.bin")})
	require.NoError(t, err)
	assert.Equal(t, []string{"printed/a.txt", "strange.bin"}, names(t, dir, found))
	assert.Empty(t, found.PassedOver)
}

// A slip in one path does not keep the others from being read, and no file is read twice.
func TestWalkGoesOn(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.xlsx", "b.xlsx")
	require.NoError(t, os.Mkdir(filepath.Join(dir, "empty"), 0o755))
	a := filepath.Join(dir, "a.xlsx")
	found, err := Walk([]string{filepath.Join(dir, "absent"), a, dir, filepath.Join(dir, "empty"), a})
	require.NoError(t, err)
	assert.Equal(t, []string{"a.xlsx", "b.xlsx"}, names(t, dir, found))
	assert.Len(t, found.Broken, 2)
}

// Unreadable entries are reported: neither a folder without permission nor a dangling link is
// passed over.
func TestWalkReportsUnreadableEntries(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.xlsx", "closed/b.xlsx")
	require.NoError(t, os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "link.xlsx")))
	require.NoError(t, os.Chmod(filepath.Join(dir, "closed"), 0))
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "closed"), 0o755) })
	found, err := Walk([]string{dir})
	require.NoError(t, err)
	if os.Geteuid() == 0 || runtime.GOOS == "windows" { // nothing is closed to root, nor by a mode there
		assert.Equal(t, []string{"a.xlsx", "closed/b.xlsx", "link.xlsx"}, names(t, dir, found))
		return
	}
	assert.Equal(t, []string{"a.xlsx", "link.xlsx"}, names(t, dir, found))
	assert.Len(t, found.Broken, 1)
}

func TestWalkSaysWhatIsNotThere(t *testing.T) {
	_, err := Walk([]string{filepath.Join(t.TempDir(), "absent")})
	assert.ErrorIs(t, err, os.ErrNotExist)
	_, err = Walk([]string{t.TempDir()})
	assert.ErrorContains(t, err, "没有可以读取的报告")
}

func TestReadIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "big.xlsx")
	require.NoError(t, os.WriteFile(path, make([]byte, MaxFile+1), 0o644))
	_, err := onDisk(path, true).Read()
	assert.ErrorContains(t, err, "超过 20 MB")
}
