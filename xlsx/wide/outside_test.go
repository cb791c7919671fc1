package wide

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
	"nianbao/templates"
)

// Saved again by another program a sheet of ours is read as before: by LibreOffice, and by openpyxl with a column and
// no title.
func TestSavedByOthers(t *testing.T) {
	if testing.Short() {
		t.Skip("starts programs")
	}
	e := templates.Builtin()[1]
	all := records(e, 6)
	check := func(t *testing.T, file string) {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		got := back(t, "宽表.xlsx", data)
		require.Len(t, got, len(all))
		for i, r := range got {
			same(t, e, all[i].Report, r)
		}
	}
	source := filepath.Join(t.TempDir(), "wide.xlsx")
	require.NoError(t, os.WriteFile(source, written(t, edited(e, all)), 0o644))
	t.Run("LibreOffice", func(t *testing.T) {
		dir := t.TempDir()
		outside.Convert(t, dir, "xlsx", []string{source})
		check(t, filepath.Join(dir, "wide.xlsx"))
	})
	t.Run("openpyxl", func(t *testing.T) {
		out := filepath.Join(t.TempDir(), "wide.xlsx")
		script := "import sys, openpyxl\nwb = openpyxl.load_workbook(sys.argv[1])\nws = wb.worksheets[0]\n" +
			"ws.insert_cols(3)\nws.cell(5, 3).value = 'remark'\nws.delete_rows(1)\nwb.save(sys.argv[2])\n"
		said, err := exec.Command(outside.Python(t, "openpyxl"), "-c", script, source, out).CombinedOutput()
		require.NoError(t, err, string(said))
		check(t, out)
		data, err := os.ReadFile(out)
		require.NoError(t, err)
		sheets, err := Read("宽表.xlsx", data, Options{})
		require.NoError(t, err)
		assert.Equal(t, "remark", sheets[0].Head.Unmatched()[0].Text)
	})
}
