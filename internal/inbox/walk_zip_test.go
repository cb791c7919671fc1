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
)

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
	outer := zipped(t, map[string][]byte{gbk: []byte("a"), "inner.zip": inner, "__MACOSX/x.xlsx": nil,
		"../../up.xlsx": []byte("up")},
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
	assert.Equal(t, map[string]string{"科技局.xlsx": "a", "b.xlsx": "b", "up.xlsx": "up",
		"deepest.zip": string(deepest)}, contents,
		"a zip in a zip in a zip is not looked into")
	assert.Equal(t, []string{path + "!__MACOSX/"}, found.PassedOver)
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
	outer := zipped(t, map[string][]byte{"1.zip": b.Bytes(), "2.zip": b.Bytes(), "a.xlsx": []byte("a")},
		"1.zip", "2.zip", "a.xlsx")
	path := filepath.Join(t.TempDir(), "many.zip")
	require.NoError(t, os.WriteFile(path, outer, 0o644))
	found, err := Walk([]string{path})
	require.NoError(t, err)
	assert.Len(t, found.Files, 1, "the rest is looked at")
	require.Len(t, found.Broken, 1)
	assert.ErrorContains(t, found.Broken[0], "2.zip")
}

// The files of an inner zip are read one after another; it is unpacked and its directory read once for all of them.
func TestAnInnerZipIsUnpackedOnce(t *testing.T) {
	n := 0
	inner := zipped(t, map[string][]byte{"a.xlsx": []byte("a")}, "a.xlsx")
	unpack := func() ([]byte, error) { n++; return inner, nil }
	var k opened
	for range 3 {
		archive, done, err := k.zip("a", unpack)()
		require.NoError(t, err)
		done()
		assert.Len(t, archive.File, 1)
	}
	assert.Equal(t, 1, n)
	for range 3 { // where one ends and the next begins, both are read at once
		for _, name := range []string{"a", "b"} {
			_, _, err := k.zip(name, unpack)()
			require.NoError(t, err)
		}
	}
	assert.Equal(t, 2, n)
}

// The directory of a zip is read once, however many of its entries are read; a zip that was
// replaced since is no longer it.
func TestZipDirectoryIsReadOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.zip")
	require.NoError(t, os.WriteFile(path, zipped(t, map[string][]byte{"a.xlsx": []byte("a")}, "a.xlsx"), 0o644))
	open := zipOnDisk(path)
	first, done, err := open()
	require.NoError(t, err)
	again, doneAgain, err := open()
	require.NoError(t, err)
	assert.Same(t, first, again)
	doneAgain()
	done()
	again, done, err = open()
	require.NoError(t, err)
	assert.Same(t, first, again)
	done()
	require.NoError(t, os.WriteFile(path, zipped(t, nil, "a.xlsx", "b.xlsx"), 0o644))
	_, _, err = open()
	assert.ErrorIs(t, err, zip.ErrFormat)
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
