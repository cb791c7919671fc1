package pdf

import (
	"bytes"
	"encoding/xml"
	"io"
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

// Draw takes a page apart into texts one can edit.
func TestLibreOfficeReadsEveryCharacter(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice is left out of short runs")
	}
	docs := tagged(t)
	dir := t.TempDir()
	var files []string
	for name, d := range docs {
		path := filepath.Join(dir, name+".pdf")
		require.NoError(t, os.WriteFile(path, printed(t, d), 0o644))
		files = append(files, path)
	}
	outside.Convert(t, dir, "fodg", files, "--infilter=draw_pdf_import")
	for name, d := range docs {
		t.Run(name, func(t *testing.T) {
			drawn, err := os.ReadFile(filepath.Join(dir, name+".fodg"))
			if os.IsNotExist(err) {
				outside.Missing(t, "LibreOffice Draw")
			}
			require.NoError(t, err)
			complete(t, d, drawnTexts(t, drawn))
		})
	}
}

// drawnTexts are the texts of each page of a flat drawing.
func drawnTexts(t *testing.T, drawing []byte) [][]string {
	var pages [][]string
	depth := 0 // in paragraphs
	for d := xml.NewDecoder(bytes.NewReader(drawing)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return pages
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			switch {
			case token.Name.Local == "page" && strings.HasSuffix(token.Name.Space, ":drawing:1.0"):
				pages = append(pages, nil)
			case token.Name.Local == "p" && strings.HasSuffix(token.Name.Space, ":text:1.0"):
				depth++
			}
		case xml.EndElement:
			if token.Name.Local == "p" && strings.HasSuffix(token.Name.Space, ":text:1.0") {
				depth--
			}
		case xml.CharData:
			if last := len(pages) - 1; last >= 0 && depth > 0 {
				pages[last] = append(pages[last], string(token))
			}
		}
	}
}
