package read

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/specimen"
)

// A filled template saved again by another program keeps every value, paragraph, name and date,
// and has no oddity but those listed with the program.
func TestHonestResave(t *testing.T) {
	run := func(t *testing.T, name string, args ...string) {
		out, err := exec.Command(name, args...).CombinedOutput()
		require.NoError(t, err, string(out))
	}
	for _, program := range []struct {
		name string
		odd  []string // the kinds of oddities it causes
		lost []string // what the README says it loses
		save func(t *testing.T, from, to string)
	}{
		{"openpyxl", nil, []string{"custom properties"}, func(t *testing.T, from, to string) {
			run(t, outside.Python(t, "openpyxl"), "../testdata/resave.py", from, to)
		}},
		{"SheetJS", []string{"file.protection lost"},
			[]string{"sheet locks", "structure lock", "validations", "frozen panes"},
			func(t *testing.T, from, to string) {
				run(t, outside.Node(t, "xlsx"), "../testdata/resave.js", "sheetjs", from, to)
			}},
		{"exceljs", []string{"file.protection lost"},
			[]string{"sheet locks", "structure lock", "custom properties"}, func(t *testing.T, from, to string) {
				run(t, outside.Node(t, "exceljs"), "../testdata/resave.js", "exceljs", from, to)
			}},
		{"LibreOffice", nil, []string{"structure lock", "frozen panes", "very hidden"},
			func(t *testing.T, from, to string) {
				outside.Convert(t, filepath.Dir(to), "xlsx", []string{from})
				require.NoError(t, os.Rename(filepath.Join(filepath.Dir(to), filepath.Base(from)), to))
			}},
		{"WPS", nil, []string{"custom properties", "very hidden"}, func(t *testing.T, from, to string) {
			run(t, outside.Python(t, "openpyxl"), "testdata/wps.py", from, to)
		}},
	} {
		for _, e := range templates.Builtin() {
			t.Run(program.name+"/"+e.ID, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				from, to := filepath.Join(dir, "from.xlsx"), filepath.Join(dir, "out", "to.xlsx")
				require.NoError(t, os.Mkdir(filepath.Dir(to), 0o700))
				was := specimen.Dirtied(e)
				require.NoError(t, os.WriteFile(from, workbookOf(t, e, was), 0o600))
				program.save(t, from, to)
				data, err := os.ReadFile(to)
				require.NoError(t, err)
				assert.ElementsMatch(t, program.lost, lost(t, from, to), "what the README says is lost")
				r, read, err := Workbook(to, data, Options{})
				require.NoError(t, err)
				assert.Same(t, e, read)
				assert.Equal(t, readings(was), readings(r))
				assert.Equal(t, texts(was), texts(r))
				assert.Equal(t, was.Cover, r.Cover)
				assert.Equal(t, was.Identity, r.Identity)
				assert.Equal(t, was.NilTable, r.NilTable)
				for _, o := range r.Oddities {
					assert.Contains(t, program.odd, o.Rule+" "+o.Detail, told(o))
				}
			})
		}
	}
}

// readings returns the parsed values, independent of how they are stored.
func readings(r *report.Report) map[string]string {
	out := map[string]string{}
	for id, v := range r.Values {
		out[id] = strings.Join([]string{string(v.Kind), v.NumberText(), v.Unit, v.Aside}, "|")
		if !v.IsNumber() {
			out[id] += v.Printed()
		}
	}
	return out
}

// lost names what a workbook has and another made of it has not.
func lost(t *testing.T, from, to string) []string {
	var names []string
	before, after := traits(t, from), traits(t, to)
	for name, there := range before {
		if there && !after[name] {
			names = append(names, name)
		}
	}
	return names
}

// traits looks a workbook's parts over for what programs are known to drop.
func traits(t *testing.T, path string) map[string]bool {
	z, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer z.Close()
	found := map[string]bool{}
	for _, f := range z.File {
		part, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(part)
		require.NoError(t, err)
		for name, mark := range map[string]string{"sheet locks": "<sheetProtection ",
			"structure lock": `lockStructure="`,
			"validations":    "<dataValidation ", "frozen panes": "<pane ", "very hidden": `"veryHidden"`} {
			found[name] = found[name] || bytes.Contains(data, []byte(mark))
		}
		found["custom properties"] = found["custom properties"] || f.Name == "docProps/custom.xml"
	}
	return found
}
