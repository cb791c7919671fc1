package importing_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/docx"
	"nianbao/internal/importing"
	"nianbao/internal/importing/match"
	"nianbao/internal/measure/copies"
	"nianbao/internal/outside"
	"nianbao/internal/report"
	"nianbao/templates"
)

// A made report is one whose tables are set in some of the ways.
type made struct {
	name    string
	edition *templates.Edition
	report  *report.Report
	makings []copies.Making
}

// However an office draws its tables, the PDF that LibreOffice makes of the Word file gives the
// figures: all of them, and none of another cell. A figure of four digits that has no room on one
// line goes on below, and where the page ends, on the next page; figures of one digit beside such
// of five are in the middle of their cells.
//
// In CI each way is tried with each edition and each length of figures, elsewhere with one edition
// for each length.
func TestMakingsOfLibreOffice(t *testing.T) {
	outside.Whole(t, "LibreOffice in all ways")
	var reports []made
	for _, e := range templates.Builtin() {
		reports = append(reports, made{e.ID, e, numbered(e, 100), copies.Makings},
			made{e.ID + ", four digits", e, numbered(e, 1000), copies.Makings})
	}
	e, err := templates.Find("2021")
	require.NoError(t, err)
	some := slices.DeleteFunc(slices.Clone(copies.Makings), func(m copies.Making) bool {
		return m.Name != "as printed" && m.Name != "no borders" && m.Name != "no borders, rows across pages"
	})
	reports = append(reports, made{e.ID + ", one to five digits", e, mixed(e), some})

	files := printed(t, reports)
	for _, r := range reports {
		t.Run(r.name, func(t *testing.T) {
			for _, m := range r.makings {
				t.Run(m.Name, func(t *testing.T) { readMade(t, files(r, m)+".pdf", r.edition, r.report) })
			}
		})
	}
}

// mixed is a report with figures of all lengths.
func mixed(e *templates.Edition) *report.Report {
	r, random := numbered(e, 0), rand.New(rand.NewPCG(7, 7))
	for _, table := range e.Tables {
		for _, s := range table.Slots {
			n := random.IntN([]int{10, 10, 100, 1000, 10_000, 100_000}[random.IntN(6)])
			r.Values[s.ID] = report.Parse(strconv.Itoa(n), report.StoredNumber)
		}
	}
	return r
}

// printed makes the PDFs of all reports in one run of LibreOffice, whose start costs most, and
// returns the path of each without its extension.
func printed(t *testing.T, reports []made) (path func(made, copies.Making) string) {
	dir := t.TempDir()
	path = func(r made, m copies.Making) string { return filepath.Join(dir, r.name+", "+m.Name) }
	var files []string
	for _, r := range reports {
		var word bytes.Buffer
		require.NoError(t, docx.Write(&word, document.New(r.edition, r.report, document.Options{}), docx.Options{}))
		for _, m := range r.makings {
			file := path(r, m) + ".docx"
			changed, err := m.Repack(word.Bytes())
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(file, changed, 0o600))
			files = append(files, file)
		}
	}
	outside.Convert(t, dir, "pdf", files)
	return path
}

// readMade reads a PDF and compares it with the report it was made of.
func readMade(t *testing.T, file string, e *templates.Edition, want *report.Report) {
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	got, as, _, err := importing.Read("a.pdf", data, match.Options{})
	require.NoError(t, err)
	assert.Equal(t, e.ID, as.ID)
	assert.Equal(t, want.Agency, got.Agency)
	for _, table := range e.Tables {
		for _, s := range table.Slots {
			assert.Equal(t, want.Value(s.ID).Raw, got.Value(s.ID).Raw, s.ID)
		}
	}
}

// numbered is a report in which each figure is another.
func numbered(e *templates.Edition, n int) *report.Report {
	r := report.New("")
	r.Agency, r.Year = "青禾县水利局", e.From
	for _, table := range e.Tables {
		for _, s := range table.Slots {
			n += 3
			r.Values[s.ID] = report.Parse(strconv.Itoa(n), report.StoredNumber)
		}
	}
	return r
}
