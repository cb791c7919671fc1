package form

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/specimen"
)

// issuedTo writes a template of every edition into a folder, with last year's figures or filled in, and returns the
// files.
func issuedTo(t *testing.T, dir string, full bool) []string {
	hubei, err := templates.Find("../../testdata/editions/hubei-2020.yaml")
	require.NoError(t, err)
	var files []string
	for _, e := range append(editions(t), hubei) {
		f, err := NewFactory(e, max(e.From, e.To), Options{})
		require.NoError(t, err)
		var w bytes.Buffer
		if full {
			require.NoError(t, Fill(&w, e, specimen.Dirtied(e)))
		} else {
			require.NoError(t, f.Write(&w, someAgency, &Prior{e, specimen.EveryValue(e, "12")}))
		}
		file := filepath.Join(dir, e.ID+".xlsx")
		require.NoError(t, os.WriteFile(file, w.Bytes(), 0o600))
		files = append(files, file)
	}
	return files
}

// openpyxl opens every template without a warning and finds in it what was meant.
func TestTemplateOpensInOpenpyxl(t *testing.T) {
	t.Parallel()
	program := outside.Python(t, "openpyxl")
	files := issuedTo(t, t.TempDir(), false)
	out, err := exec.Command(program, append([]string{"-W", "error", "testdata/look.py"}, files...)...).CombinedOutput()
	require.NoError(t, err, string(out))
	var books map[string]map[string]struct {
		State, Titles, Freeze string
		Protected             bool
		Inputs, Guards        int
	}
	require.NoError(t, json.Unmarshal(out, &books), string(out))
	for _, e := range editions(t) {
		book := books[e.ID]
		assert.Equal(t, "veryHidden", book[HiddenSheet].State)
		for _, table := range e.Tables {
			s := book[table.Sheet]
			inputs, guards := 0, len(table.Slots)
			for _, slot := range table.Slots {
				inputs += slot.ColSpan * slot.RowSpan
			}
			if table.Nil != nil {
				inputs, guards = inputs+1, guards+1
			}
			assert.Equal(t, inputs, s.Inputs, table.ID)
			assert.Equal(t, guards, s.Guards, table.ID)
			assert.True(t, s.Protected)
			assert.True(t, strings.HasPrefix(s.Titles, "$1:$"), s.Titles)
		}
	}
}

func TestTemplateOpensInJavaScript(t *testing.T) {
	t.Parallel()
	files := issuedTo(t, t.TempDir(), false)
	for _, library := range []string{"exceljs", "xlsx"} {
		program := outside.Node(t, library)
		out, err := exec.Command(program, append([]string{"testdata/look.js", library}, files...)...).CombinedOutput()
		require.NoError(t, err, string(out))
		for _, e := range editions(t) {
			for _, table := range e.Tables {
				assert.Contains(t, string(out), table.Sheet+"!A4="+table.Grid.Cells[0].Text, library)
			}
		}
	}
}

// LibreOffice prints the cover, each table and each empty section on one page, and on every page of a template its
// heading and what it is.
func TestTemplatePrints(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	pdftotext := outside.Program(t, "pdftotext")
	files := issuedTo(t, dir, false)
	outside.Convert(t, dir, "pdf", files)
	for _, e := range editions(t) {
		text, err := exec.Command(pdftotext, "-layout", filepath.Join(dir, e.ID+".pdf"), "-").Output()
		require.NoError(t, err)
		pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
		of := map[string]int{} // pages by heading
		for i, page := range pages {
			page = strings.NewReplacer(" ", "", "\u3000", "").Replace(page)
			assert.Contains(t, page, strings.TrimPrefix(lineEdition, "\u3000")+e.ID)
			assert.Contains(t, page, strings.TrimPrefix(lineAgency, "\u3000")+someAgency.Name)
			assert.Contains(t, page, fmt.Sprintf("第%d页", i+1))
			heading, _, _ := strings.Cut(strings.TrimLeft(page, "\n"), "\n")
			of[heading]++
		}
		for _, table := range e.Tables {
			assert.Equal(t, 1, of[table.Heading()], "%s: pages %v", e.ID, of)
		}
		assert.Len(t, pages, printedSheets(e))
	}
}

// printedSheets is how many sheets of a template have a page: neither the text beside tables while it is empty, nor the
// filling notes.
func printedSheets(e *templates.Edition) int { return len(Layout(e, report.Identity{})) - 2 }

// Paragraphs below the usual cells are printed, the empty cells below them are not.
func TestProseBelowTheUsualCellsPrints(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	pdftotext := outside.Program(t, "pdftotext")
	e := editions(t)[0]
	s := e.Sections[slices.IndexFunc(e.Sections, func(s *templates.Section) bool { return s.Spare().Rows() > 2 })]
	r := specimen.Filled(e)
	r.Prose[s.ID] = nil
	for i := range s.Usual + 2 {
		r.Prose[s.ID] = append(r.Prose[s.ID], report.Paragraph{Text: fmt.Sprintf("第%d段有这些字", i+1)})
	}
	file := filepath.Join(dir, "long.xlsx")
	var w bytes.Buffer
	require.NoError(t, Fill(&w, e, r))
	require.NoError(t, os.WriteFile(file, w.Bytes(), 0o600))
	outside.Convert(t, dir, "pdf", []string{file})
	text, err := exec.Command(pdftotext, "-layout", strings.TrimSuffix(file, "xlsx")+"pdf", "-").Output()
	require.NoError(t, err)
	for _, p := range r.Prose[s.ID] {
		assert.Contains(t, string(text), p.Text)
	}
	assert.Equal(t, printedSheets(e)+1, strings.Count(string(text), "\f"), "pages: the text beside tables is written, too")

	boxes, err := exec.Command(pdftotext, "-bbox", strings.TrimSuffix(file, "xlsx")+"pdf", "-").Output()
	require.NoError(t, err)
	for _, m := range regexp.MustCompile(`xMin="([0-9.]+)"`).FindAllStringSubmatch(string(boxes), -1) {
		left, err := strconv.ParseFloat(m[1], 64)
		require.NoError(t, err)
		assert.Greater(t, left, marginSide*inch-1, "nothing is printed in the margin")
	}
}

// Every row is at least as high as LibreOffice, with whatever faces it has, would make it for its text: nothing is cut.
func TestTemplateRowsAreHighEnough(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	files := issuedTo(t, dir, true)
	outside.Convert(t, dir, "fods", files)
	var asked []string
	for _, file := range files {
		flat := strings.TrimSuffix(file, "xlsx") + "fods"
		data, err := os.ReadFile(flat)
		require.NoError(t, err)
		data = bytes.ReplaceAll(data, []byte(`use-optimal-row-height="false"`), []byte(`use-optimal-row-height="true"`))
		file = filepath.Join(dir, "optimal-"+filepath.Base(flat))
		require.NoError(t, os.WriteFile(file, data, 0o600))
		asked = append(asked, file)
	}
	outside.Convert(t, filepath.Join(dir, "out"), "fods", asked)
	for _, file := range asked {
		best := rowHeights(t, filepath.Join(dir, "out", filepath.Base(file)))
		ours := rowHeights(t, strings.Replace(file, "optimal-", "", 1))
		require.NotEmpty(t, ours)
		for row, h := range best {
			if have, ok := ours[row]; ok && !strings.HasPrefix(row, HiddenSheet) {
				assert.GreaterOrEqual(t, have+0.1, h, "%s %s", filepath.Base(file), row)
			}
		}
	}
}

// rowHeights reads the heights of a flat OpenDocument file's rows, in points, by sheet and row; runs of empty rows are
// left out.
func rowHeights(t *testing.T, file string) map[string]float64 {
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	styles, heights := map[string]float64{}, map[string]float64{}
	d := xml.NewDecoder(bytes.NewReader(data))
	style, table, row := "", "", 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return heights
		}
		require.NoError(t, err)
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attr := map[string]string{}
		for _, a := range e.Attr {
			attr[a.Name.Local] = a.Value
		}
		switch e.Name.Local {
		case "style":
			style = attr["name"]
		case "table-row-properties":
			styles[style] = points(t, attr["row-height"])
		case "table":
			table, row = attr["name"], 0
		case "table-row":
			repeated, _ := strconv.Atoi(attr["number-rows-repeated"])
			if repeated == 0 {
				heights[fmt.Sprint(table, " ", row+1)] = styles[attr["style-name"]]
			}
			row += max(repeated, 1)
		}
	}
}

func points(t *testing.T, length string) float64 {
	for unit, size := range map[string]float64{"in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1} {
		if number, ok := strings.CutSuffix(length, unit); ok {
			n, err := strconv.ParseFloat(number, 64)
			require.NoError(t, err)
			return n * size
		}
	}
	t.Fatalf("a length of %q", length)
	return 0
}
