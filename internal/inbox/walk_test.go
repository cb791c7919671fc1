package inbox

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/internal/output"
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

func TestWalkPassesOverWhatNobodySent(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "b/a.xlsx", "a.xlsx", "~$a.xlsx", ".~lock.a.xlsx#", ".hidden/a.xlsx", "__MACOSX/a.xlsx", "notes.pdf", "报告.TXT",
		"printed/"+output.Mark, "printed/a.txt", "Thumbs.db")
	found, err := Walk([]string{dir})
	require.NoError(t, err)
	assert.Equal(t, []string{"a.xlsx", "b/a.xlsx", "报告.TXT"}, names(t, dir, found))
	assert.Equal(t, 1, found.PassedOver)
}

// A path the user names is looked at, whatever it is called.
func TestWalkTakesWhatIsNamed(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "printed/"+output.Mark, "printed/a.txt", "strange.bin")
	found, err := Walk([]string{filepath.Join(dir, "printed"), filepath.Join(dir, "strange.bin")})
	require.NoError(t, err)
	assert.Equal(t, []string{"printed/a.txt", "strange.bin"}, names(t, dir, found))
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

// What cannot be looked into is told: neither a folder without permission nor a link that leads nowhere is passed over.
func TestWalkTellsWhatItCannotSee(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.xlsx", "closed/b.xlsx")
	require.NoError(t, os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "link.xlsx")))
	require.NoError(t, os.Chmod(filepath.Join(dir, "closed"), 0))
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "closed"), 0o755) })
	found, err := Walk([]string{dir})
	require.NoError(t, err)
	if os.Geteuid() == 0 { // nothing is closed to root
		assert.Equal(t, []string{"a.xlsx", "closed/b.xlsx", "link.xlsx"}, names(t, dir, found))
		return
	}
	assert.Equal(t, []string{"a.xlsx", "link.xlsx"}, names(t, dir, found))
	assert.Len(t, found.Broken, 1)
}

func TestOriginalsAreSpared(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.xlsx", "b.xlsx")
	found, err := Walk([]string{filepath.Join(dir, "a.xlsx")})
	require.NoError(t, err)
	require.NoError(t, os.Link(filepath.Join(dir, "a.xlsx"), filepath.Join(dir, "same.xlsx")))
	o := OriginalsOf(found.Files)
	assert.ErrorContains(t, o.Spare(filepath.Join(dir, ".", "a.xlsx")), "原件")
	assert.Error(t, o.Spare(filepath.Join(dir, "same.xlsx")))
	assert.NoError(t, o.Spare(filepath.Join(dir, "b.xlsx")))
	assert.NoError(t, o.Spare(filepath.Join(dir, "new.xlsx")))
}

func TestWalkSaysWhatIsNotThere(t *testing.T) {
	_, err := Walk([]string{filepath.Join(t.TempDir(), "absent")})
	assert.ErrorIs(t, err, os.ErrNotExist)
	_, err = Walk([]string{t.TempDir()})
	assert.ErrorContains(t, err, "没有可以读取的报告")
}

func zipped(t *testing.T, entries map[string][]byte, order ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range order {
		e, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, NonUTF8: true})
		require.NoError(t, err)
		_, err = e.Write(entries[name])
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestWalkLooksIntoZipsOnceNested(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("科技局.xlsx")
	require.NoError(t, err)
	deepest := zipped(t, map[string][]byte{"c.xlsx": []byte("c")}, "c.xlsx")
	inner := zipped(t, map[string][]byte{"b.xlsx": []byte("b"), "deepest.zip": deepest}, "b.xlsx", "deepest.zip")
	outer := zipped(t, map[string][]byte{gbk: []byte("a"), "inner.zip": inner, "__MACOSX/x.xlsx": nil, "../../up.xlsx": []byte("up")},
		gbk, "inner.zip", "__MACOSX/x.xlsx", "../../up.xlsx")
	dir := t.TempDir()
	path := filepath.Join(dir, "来件.zip")
	require.NoError(t, os.WriteFile(path, outer, 0o644))
	found, err := Walk([]string{path})
	require.NoError(t, err)
	contents := map[string]string{}
	for _, f := range found.Files {
		data, err := f.Read()
		require.NoError(t, err)
		contents[f.Base()] = string(data)
	}
	assert.Equal(t, map[string]string{"科技局.xlsx": "a", "b.xlsx": "b", "up.xlsx": "up"}, contents)
	assert.Equal(t, 1, found.PassedOver, "a zip in a zip in a zip is not looked into")
}

// What a zip holds is counted with what the zips in it hold: many small zips of nothing are no way round the limit.
func TestEntriesOfInnerZipsCountTogether(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for range maxEntries / 2 {
		_, err := w.CreateRaw(&zip.FileHeader{Name: "d/"})
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	outer := zipped(t, map[string][]byte{"1.zip": b.Bytes(), "2.zip": b.Bytes(), "a.xlsx": []byte("a")}, "1.zip", "2.zip", "a.xlsx")
	path := filepath.Join(t.TempDir(), "many.zip")
	require.NoError(t, os.WriteFile(path, outer, 0o644))
	found, err := Walk([]string{path})
	require.NoError(t, err)
	assert.Len(t, found.Files, 1, "the rest is looked at")
	require.Len(t, found.Broken, 1)
	assert.ErrorContains(t, found.Broken[0], "2.zip")
}

// The files of an inner zip are read one after another; it is unpacked once for all of them.
func TestAnInnerZipIsUnpackedOnce(t *testing.T) {
	n := 0
	unpack := func() ([]byte, error) { n++; return []byte{1}, nil }
	var k innerZip
	for range 3 {
		data, err := k.read("a", unpack)
		require.NoError(t, err)
		assert.Equal(t, []byte{1}, data)
	}
	assert.Equal(t, 1, n)
	_, err := k.read("b", unpack)
	require.NoError(t, err)
	assert.Equal(t, 2, n)
}

func TestWalkGoesOnAfterABrokenZip(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.xlsx", "broken.zip")
	found, err := Walk([]string{dir})
	require.NoError(t, err)
	assert.Len(t, found.Files, 1)
	require.Len(t, found.Broken, 1)
	assert.ErrorContains(t, found.Broken[0], "打不开")
}

func TestReadIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "big.xlsx")
	require.NoError(t, os.WriteFile(path, make([]byte, MaxFile+1), 0o644))
	_, err := onDisk(path, true).Read()
	assert.ErrorContains(t, err, "超过 20 MB")
}
