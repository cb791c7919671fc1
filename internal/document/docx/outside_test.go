package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/internal/outside"
	"nianbao/templates"
)

// LibreOffice opens the file, gives back every character of it in order, and prints the draft's mark on every page.
func TestLibreOffice(t *testing.T) {
	outside.Program(t, "pdftotext")
	dir := t.TempDir()
	e := templates.Builtin()[1]
	documents := map[string]*document.Document{
		"plain":   plain(t, "2021", document.Options{}),
		"hostile": document.New(e, sample.Hostile(e, 5), document.Options{Draft: true, SignOff: true}),
	}
	var files []string
	for name, d := range documents {
		file := filepath.Join(dir, name+".docx")
		require.NoError(t, os.WriteFile(file, printed(t, d), 0o644))
		files = append(files, file)
	}
	outside.Convert(t, dir, "txt:Text (encoded):UTF8", files)
	outside.Convert(t, dir, "pdf", files)
	for name, d := range documents {
		text, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		require.NoError(t, err)
		want := ""
		if len(d.SignOff) > 0 {
			want = d.Title // on the sign-off sheet
		}
		for _, f := range d.SignOff {
			want += f.Label + "：" + f.Value
		}
		want += d.Title
		for _, b := range d.Blocks {
			want += b.Text()
			if b.Kind == document.Table {
				for _, c := range b.Table.Cells {
					want += c.Text
				}
			}
		}
		assert.Equal(t, ink(want), strings.TrimPrefix(ink(string(text)), "\ufeff"), name)

		pages, err := exec.Command("pdftotext", "-layout", filepath.Join(dir, name+".pdf"), "-").Output()
		require.NoError(t, err)
		list := strings.Split(strings.TrimSuffix(string(pages), "\f"), "\f")
		for i, page := range list {
			assert.Equal(t, d.Draft, strings.Contains(ink(page), document.DraftMark), "%s, page %d", name, i+1)
		}
		assert.Greater(t, len(list), 1)
	}
}
