package output

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What goes back never lies among what came in; other output may lie beside a report that was
// named, not in a folder that was walked.
func TestFoldersOfReports(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, name := range []string{"walked", "named", "lists"} {
		require.NoError(t, os.Mkdir(at(name), 0o755))
	}
	require.NoError(t, os.Symlink(at("walked"), at("link")))
	r := &Run{Force: true}
	r.ReadsFolders(at("walked"))
	r.ReadsReports(put(t, at("named/a.xlsx"), "original"))
	r.Reads(put(t, at("lists/roster.csv"), "list"))
	for name, want := range map[string]struct{ returns, other bool }{
		"walked":     {false, false},
		"walked/.":   {false, false},
		"link":       {false, false},
		"walked/new": {true, true},
		"named":      {false, true},
		"lists":      {true, true},
		"new":        {true, true},
	} {
		t.Run(name, func(t *testing.T) {
			returns, other := r.SpareInbox(at(name)), r.FreeFolder(at(name))
			assert.Equal(t, want.returns, returns == nil, "%v", returns)
			assert.Equal(t, want.other, other == nil, "%v", other)
			if other != nil {
				assert.ErrorContains(t, other, "收件")
				assert.Error(t, r.OwnFolder(at(name)), "what is told before is what happens")
			}
		})
	}
}

// A file where a folder must be is reported as what it is, above all one that was read.
func TestFileWhereAFolderMustBe(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	r := &Run{Force: true}
	r.Reads(put(t, at("roster.csv"), "list"))
	put(t, at("other.txt"), "words")
	for name, said := range map[string]string{
		"roster.csv":        "就是读入的原件",
		"roster.csv/deeper": "就是读入的原件",
		"other.txt":         "是文件，不是文件夹",
		"other.txt/a/b":     "是文件，不是文件夹",
	} {
		t.Run(name, func(t *testing.T) {
			assert.ErrorContains(t, r.FreeFolder(at(name)), said)
			assert.ErrorContains(t, r.Folder(at(name)), said)
			assert.ErrorContains(t, r.OwnFolder(at(name)), said)
			assert.ErrorContains(t, r.FolderOf(filepath.Join(at(name), "x.pdf")), said)
		})
	}
	assert.Equal(t, "list", content(t, at("roster.csv")))
}
