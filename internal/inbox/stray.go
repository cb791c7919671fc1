package inbox

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
)

// reports are the extensions of reports, and of what was meant as one. Most files that end in .pdf
// are something else.
var reports = []string{".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ett", ".ods", ".numbers", ".txt",
	".md", ".html", ".htm",
	".mhtml", ".mht", ".docx", ".doc", ".wps"}

// Stray reports whether a file was found beside reports and is none by its name: a picture, an
// archive, a letter. It is refused with its reason, and that it cannot be read is no fault of the
// run.
func (f File) Stray() bool {
	return !f.Given && !f.isOutlook() && !slices.Contains(reports, f.extension())
}

// MayBeReport reports whether a file was named by the user, or is in a form reports come in.
// Where reports are only looked up, among last year's for example, other files are no concern.
func (f File) MayBeReport() bool {
	if !f.Stray() || f.Part != "" {
		return true
	}
	if f.extension() != ".pdf" {
		return false
	}
	data, err := f.Read()
	return err == nil && bytes.HasPrefix(data, []byte("%PDF-"))
}

func (f File) extension() string { return strings.ToLower(filepath.Ext(f.Base())) }
