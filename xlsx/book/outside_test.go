package book

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
)

// The workbooks of these tests are made by other programs, all with the same cells.

// sameEverywhere are the cells every program writes.
var sameEverywhere = map[string]Cell{
	"A1": {Type: Text, Text: "规章"},
	"B1": {Type: Number, Text: "12"},
	"C1": {Type: Number, Text: "18.076"},
	"D1": {Type: Number, Text: "-5"},
	"E1": {Type: Bool, Text: "TRUE"},
	"F1": {Type: Text, Text: "减5"},
	"A2": {Type: Text, Text: " 两 端\n空 白 "},
	"B2": {Type: Text, Text: `<&>"'`},
	"C2": {Type: Text, Text: "𠮷"},
	"A3": {Type: Date, Text: "2026-01-31", Serial: "46053"},
	"B3": {Type: Date, Text: "2026-01-31T08:30:00", Serial: fraction},
	"C3": {Type: Date, Text: "08:30:00", Serial: fraction},
	"A4": {Type: Number, Text: "30.076", HasFormula: true, Formula: "SUM(B1:C1)"},
	"B4": {Type: Error, Text: "#DIV/0!"},
	"D4": {Type: Number, Text: "2025"},
	"A9": {Type: Text, Text: "藏着"},
}

// fraction replaces the fraction of a day, of which programs write more or fewer digits.
const fraction = "0.354…"

// but gives the cells every program writes, with those one writes in its own way.
func but(own map[string]Cell) map[string]Cell {
	cells := map[string]Cell{}
	for name, cell := range sameEverywhere {
		cells[name] = cell
	}
	for name, cell := range own {
		cells[name] = cell
	}
	return cells
}

func TestOutsidePrograms(t *testing.T) {
	uncomputed := map[string]Cell{"A4": {HasFormula: true, Formula: "SUM(B1:C1)"}}
	inWords := map[string]Cell{"A3": {Type: Date, Text: "2026-01-31"}, "B3": {Type: Date,
		Text: "2026-01-31T08:30:00"}}
	for _, test := range []struct {
		name   string
		make   func(t *testing.T, file string)
		cells  map[string]Cell
		author string
		note   string
	}{
		{"openpyxl", openpyxl, but(uncomputed), "审核人", "请核实"},
		{"SheetJS", sheetJS("numbers", "shared"), but(nil), "审核人", "请核实"},
		{"SheetJS without shared strings", sheetJS("numbers", "inline"), but(nil), "审核人", "请核实"},
		{"SheetJS with dates in words", sheetJS("words", "shared"), but(inWords), "审核人", "请核实"},
		{"exceljs", exceljs, but(nil), "Author", "请核实"},
		{"LibreOffice", libreOffice, but(map[string]Cell{ // it knows neither truth values nor errors but by formulas
			"E1": {Type: Bool, Text: "TRUE", HasFormula: true, Formula: "TRUE()"},
			"B4": {Type: Error, Text: "#DIV/0!", HasFormula: true, Formula: "#DIV/0!"},
		}), " ", "请核实"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "a.xlsx")
			test.make(t, file)
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			b, err := Open(data)
			require.NoError(t, err)
			assert.Empty(t, b.Unread)

			require.Len(t, b.Sheets, 2)
			sheet := b.Sheet("表")
			require.NoError(t, sheet.Err)
			got := map[string]Cell{}
			for _, cell := range sheet.Cells {
				name := cell.Name()
				cell.Row, cell.Col, cell.Style = 0, 0, 0
				if strings.Contains(cell.Serial, ".") {
					cell.Serial = fraction
				}
				got[name] = cell
			}
			assert.Equal(t, test.cells, got)
			assert.True(t, sheet.Protected)
			assert.Equal(t, []Range{{5, 0, 6, 2}}, sheet.Merges)
			assert.Equal(t, []Span{{8, 8}}, sheet.HiddenRows)
			assert.Equal(t, []Span{{7, 7}}, sheet.HiddenCols)
			require.Len(t, sheet.Comments, 1)
			assert.Equal(t, Comment{0, 0, test.author, test.note}, sheet.Comments[0])

			assert.NotEqual(t, Visible, b.Sheet("隐藏").State)
			assert.Equal(t, "身份", b.Sheet("隐藏").At(2, 2).Text)
			assert.Equal(t, "年度报告", b.Core.Title)
			judge(t, data)
		})
	}
}

func openpyxl(t *testing.T, file string) {
	run(t, outside.Python(t, "openpyxl"), "testdata/by_openpyxl.py", file)
}

func sheetJS(options ...string) func(t *testing.T, file string) {
	return func(t *testing.T, file string) {
		node(t, "xlsx", append([]string{"testdata/by_sheetjs.js", file}, options...)...)
	}
}

func exceljs(t *testing.T, file string) { node(t, "exceljs", "testdata/by_exceljs.js", file) }

// libreOffice saves again what openpyxl wrote.
func libreOffice(t *testing.T, file string) {
	source := filepath.Join(t.TempDir(), filepath.Base(file))
	openpyxl(t, source)
	outside.Convert(t, filepath.Dir(file), "xlsx", []string{source})
}

// node runs a script with a package that is looked for in NODE_PATH.
func node(t *testing.T, needs string, arguments ...string) {
	run(t, outside.Node(t, needs), arguments...)
}

func run(t *testing.T, program string, arguments ...string) {
	output, err := exec.Command(program, arguments...).CombinedOutput()
	require.NoError(t, err, "%s: %s", strings.Join(arguments, " "), output)
}
