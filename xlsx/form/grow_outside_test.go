package form

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
	"nianbao/templates"
)

// What openpyxl writes into a template is printed whole by a LibreOffice that reckons no heights when it opens a file,
// up to as many lines as a box has; and what another LibreOffice has saved, whose heights are its own.
func TestProseWrittenByOthersPrintsWhole(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	python, pdftotext := outside.Python(t, "openpyxl"), outside.Program(t, "pdftotext")
	e := editions(t)[0]
	texts := map[string]map[string]string{}
	for _, s := range e.Sections {
		texts[s.Sheet] = map[string]string{}
		if s.Placed != "" {
			continue
		}
		for i, lines := range []int{1, 3, boxLines, 2, boxLines} {
			line := int(across(proseWidths[0])/textWidth("一", ProseSize)) - 1
			text := strings.Repeat("公", lines*line-3) + "写完。"
			texts[s.Sheet][s.Cells.First.Offset(i, 0).String()] = string([]rune("〇一二三四")[i]) + text
		}
	}
	saved := filepath.Join(dir, "saved")
	file := writtenByPython(t, python, dir, e, texts)
	outside.Convert(t, saved, "xlsx", []string{file})
	again := filepath.Join(dir, "again.xlsx")
	require.NoError(t, os.Rename(filepath.Join(saved, filepath.Base(file)), again))
	outside.Convert(t, dir, "pdf", []string{file, again})
	for _, printed := range []string{file, again} {
		t.Run(filepath.Base(printed), func(t *testing.T) {
			out, err := exec.Command(pdftotext, strings.TrimSuffix(printed, "xlsx")+"pdf", "-").Output()
			require.NoError(t, err)
			got := strings.Join(strings.Fields(string(out)), "")
			for sheet, cells := range texts {
				for cell, text := range cells {
					assert.Contains(t, got, text, "%s %s", sheet, cell)
				}
			}
		})
	}
}

// writtenByPython is a template with texts in it that openpyxl has saved.
func writtenByPython(t *testing.T, python, dir string, e *templates.Edition, texts map[string]map[string]string) string {
	f, err := NewFactory(e, e.From, Options{})
	require.NoError(t, err)
	var w bytes.Buffer
	require.NoError(t, f.Write(&w, someAgency, nil))
	issued, file := filepath.Join(dir, "issued.xlsx"), filepath.Join(dir, "written.xlsx")
	require.NoError(t, os.WriteFile(issued, w.Bytes(), 0o600))
	in, err := json.Marshal(texts)
	require.NoError(t, err)
	run := exec.Command(python, "testdata/write.py", issued, file)
	run.Stdin = bytes.NewReader(in)
	out, err := run.CombinedOutput()
	require.NoError(t, err, string(out))
	return file
}
