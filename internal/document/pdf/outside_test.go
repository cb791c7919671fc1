package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/pages/specimen"
	"nianbao/internal/outside"
)

// The programs below are judges from outside: what they read in our files is what other people's
// programs read.

// prints returns what a program prints.
func prints(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(outside.Program(t, name), args...).CombinedOutput()
	require.NoError(t, err, "%s: %s", name, out)
	return string(out)
}

func saved(t *testing.T, d *document.Document) string {
	path := filepath.Join(t.TempDir(), "report.pdf")
	require.NoError(t, os.WriteFile(path, printed(t, d), 0o644))
	return path
}

func TestPdftotextReadsEveryCharacter(t *testing.T) {
	for name, d := range specimen.All(t) {
		t.Run(name, func(t *testing.T) {
			text := prints(t, "pdftotext", "-raw", "-enc", "UTF-8", saved(t, d), "-")
			pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
			var runs [][]string
			for _, page := range pages {
				runs = append(runs, []string{page})
				if d.Draft {
					assert.Equal(t, 1, strings.Count(page, document.DraftMark))
				}
			}
			complete(t, d, runs)
		})
	}
}

func TestPdftotextKeepsSentencesTogether(t *testing.T) {
	text := strings.ReplaceAll(prints(t, "pdftotext", "-raw", saved(t, specimen.SevenPages(t)),
		"-"), "\n", "")
	for _, words := range []string{"《中华人民共和国政府信息公开条例》（国务院令", "1,295次。", "“三审三校”制度，明确“谁起草"} {
		assert.Contains(t, text, words)
	}
}

func TestQpdfFindsTheFilesClean(t *testing.T) {
	for name, d := range specimen.All(t) {
		t.Run(name, func(t *testing.T) {
			out := prints(t, "qpdf", "--check", saved(t, d))
			assert.Contains(t, out, "No syntax or stream encoding errors found")
			assert.NotContains(t, out, "WARNING")
		})
	}
}

func TestPdffontsSeesCutFontsWithCharacterTables(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(prints(t, "pdffonts", saved(t,
		specimen.SevenPages(t)))), "\n")[2:]
	assert.Len(t, lines, 4)
	for _, line := range lines {
		assert.Regexp(t, `^[A-Z]{6}\+Nianbao(Song|Hei|Kai)-\w+ +CID TrueType +Identity-H +yes yes yes`, line)
	}
}

func TestPopplerDrawsTheFilesWithoutComplaint(t *testing.T) {
	for name, d := range specimen.All(t) {
		if name == "thirty pages" || name == "every character" {
			continue // many pages, nothing new
		}
		t.Run(name, func(t *testing.T) {
			path := saved(t, d)
			assert.Empty(t, prints(t, "pdftoppm", "-r", "20", "-gray", path,
				filepath.Join(t.TempDir(), "page")))
		})
	}
}
