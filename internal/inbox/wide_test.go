package inbox

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document/sample"
	"nianbao/internal/finding"
	"nianbao/templates"
	"nianbao/xlsx/pack"
	"nianbao/xlsx/wide"
)

// wideBytes is a wide sheet of so many agencies, each with its number among its figures.
func wideBytes(t testing.TB, n int) []byte {
	e := templates.Builtin()[1]
	var all []wide.Record
	for i := range n {
		r := sample.Plain(e)
		r.Agency = "示例县第" + strconv.Itoa(i) + "局"
		all = append(all, wide.Record{Report: r, Verdict: finding.Pass})
	}
	var b bytes.Buffer
	require.NoError(t, wide.Write(&b, wide.Edited{Edition: e, Records: slices.Values(all)}))
	return b.Bytes()
}

// Each row is a file of its own, read in any order; the sheet is told once.
func TestRowsAreFiles(t *testing.T) {
	const n = 101
	dir := t.TempDir()
	path := filepath.Join(dir, "宽表.xlsx")
	require.NoError(t, os.WriteFile(path, wideBytes(t, n), 0o644))
	zip := filepath.Join(dir, "来件.zip")
	require.NoError(t, os.WriteFile(zip, zipped(t, map[string][]byte{"甲/宽表.xlsx": wideBytes(t, 2)}, "甲/宽表.xlsx"), 0o644))
	found, err := WalkReports([]string{path, zip}, wide.Options{})
	require.NoError(t, err)
	require.Len(t, found.Files, n+2)
	require.Len(t, found.Wide, 2)
	assert.Equal(t, n, found.Wide[0].Rows)
	assert.Equal(t, []string{path, zip}, found.Places().Files)
	for _, i := range []int{n - 1, 0, 32, 31, 1} {
		data, err := found.Files[i].Read()
		require.NoError(t, err)
		o, err := found.Files[i].Decode(data, Options{})
		require.NoError(t, err)
		assert.Equal(t, "示例县第"+strconv.Itoa(i)+"局", o.Report.Agency)
		assert.Equal(t, found.Files[i].Part, o.Part)
		assert.True(t, o.Trace.Tells("scope"))
		again, err := found.Files[i].Read()
		require.NoError(t, err)
		assert.Equal(t, data, again)
	}
	assert.Equal(t, zip+"!甲/宽表.xlsx", found.Files[n].Name)
	whole, err := Walk([]string{path})
	require.NoError(t, err)
	assert.Len(t, whole.Files, 1, "a list of agencies is read whole")
	assert.Len(t, Upload("宽表.xlsx", wideBytes(t, 2)), 2)
}

// A sheet that is damaged further down gives no row at all.
func TestDamagedWideSheet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "宽表.xlsx")
	parts, err := pack.Unpack(wideBytes(t, 40))
	require.NoError(t, err)
	for i := range parts {
		parts[i].Data = bytes.Replace(parts[i].Data, []byte(`<row r="38"`), []byte(`<row r="2"`), 1)
	}
	var b bytes.Buffer
	require.NoError(t, parts.Write(&b))
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
	found, err := WalkReports([]string{path}, wide.Options{})
	require.NoError(t, err)
	for _, f := range found.Files {
		assert.Error(t, f.Broken)
	}
	assert.Len(t, found.Files, 1)
}

// FuzzPackedRow: whatever the bytes, a row is read or refused, and what is read is packed to what is read alike.
func FuzzPackedRow(f *testing.F) {
	found, _ := rowsOf(File{Name: "宽表.xlsx"}, wideBytes(f, 1), wide.Options{})
	data, err := found[0].Read()
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"nianbao":"wide row","head":[["单位"]],"row":2,"cells":["甲"],"types":"9"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		row, err := wide.Unpack(data, nil)
		if err != nil {
			return
		}
		again, err := wide.Unpack(row.Pack(), nil)
		require.NoError(t, err)
		assert.Equal(t, row.Pack(), again.Pack())
	})
}
