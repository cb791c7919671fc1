package mark

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
	"nianbao/xlsx/read"
)

// returned writes the return of every kind into a folder and gives the files.
func returned(t *testing.T, dir string, only func(kind) bool) []string {
	var files []string
	for _, c := range kinds {
		if !only(c) {
			continue
		}
		data := c.workbook(t)
		r, e, err := read.Workbook("a.xlsx", data, read.Options{})
		require.NoError(t, err)
		var out bytes.Buffer
		require.NoError(t, Workbook(&out, Marked{Data: data, Edition: e, Report: r, Findings: someFindings()}))
		file := filepath.Join(dir, strings.ReplaceAll(c.name, " ", "_")+".xlsx")
		require.NoError(t, os.WriteFile(file, out.Bytes(), 0o600))
		files = append(files, file)
	}
	return files
}

// openpyxl opens what comes back of every kind without a warning; a plain run takes every third.
func TestReturnsOpenInOpenpyxl(t *testing.T) {
	if testing.Short() {
		t.Skip("seconds")
	}
	t.Parallel()
	number := 0
	files := returned(t, t.TempDir(), func(kind) bool {
		number++
		return number%3 == 0 || outside.Required()
	})
	program := "import sys, openpyxl\nfor f in sys.argv[1:]:\n" +
		"  assert openpyxl.load_workbook(f).sheetnames[0] == '整改清单', f\n"
	out, err := exec.Command(outside.Python(t, "openpyxl"),
		append([]string{"-W", "error", "-c", program}, files...)...).CombinedOutput()
	assert.NoError(t, err, string(out))
}

// LibreOffice opens the kinds that had gone back broken, and those that touch most of a package.
func TestReturnsOpenInLibreOffice(t *testing.T) {
	outside.Whole(t, "LibreOffice on returns")
	t.Parallel()
	dir := t.TempDir()
	chosen := []string{"the strict format", "comments of openpyxl", "a chart sheet first",
		"Han in a part's name", "parts outside xl", "no styles"}
	files := returned(t, dir, func(c kind) bool { return slices.Contains(chosen, c.name) })
	require.Len(t, files, len(chosen))
	to := filepath.Join(dir, "csv")
	outside.Convert(t, to, "csv:Text - txt - csv (StarCalc):44,34,76", files)
	for _, file := range files {
		list, err := os.ReadFile(filepath.Join(to, strings.TrimSuffix(filepath.Base(file), ".xlsx")+".csv"))
		require.NoError(t, err)
		assert.Contains(t, string(list), "整改清单", file)
	}
}
