package read

import (
	"bytes"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/specimen"
)

// What is filled in is read back, whatever it is, for every edition.
func TestReadGivesBackWhatWasFilledIn(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	raws := []string{"0", "7", "12", "305", "1,016", "１２", "减5", "+3", "-4", "18.076万元", "251000元",
		"22（其中修订16件）", "-", "—",
		"/", "无", "", "约20", "205304.67250000002", "96171.6", "#N/A", "=1+1", "2022-01-05", "甲\n乙"}
	hubei, err := templates.Find("../../testdata/editions/hubei-2020.yaml")
	require.NoError(t, err)
	for _, e := range append(templates.Builtin(), hubei) {
		for range 6 {
			was := specimen.Filled(e)
			for _, tab := range e.Tables {
				for _, s := range tab.Slots {
					was.Values[s.ID] = report.Parse(raws[random.IntN(len(raws))], report.StoredText)
				}
			}
			r, read, err := Workbook("a.xlsx", workbookOf(t, e, was), Options{Edition: e})
			require.NoError(t, err)
			assert.Equal(t, e.ID, read.ID)
			assert.Empty(t, r.Oddities)
			assert.Equal(t, readings(was), readings(r))
			assert.Equal(t, texts(was), texts(r))
			assert.Equal(t, was.Cover, r.Cover)
			assert.Equal(t, was.Identity, r.Identity)
		}
	}
}

func TestReadComparesWithWhatWasAskedFor(t *testing.T) {
	old, current := templates.Builtin()[0], templates.Builtin()[1]
	late := specimen.Filled(old)
	late.Year = 2022
	unknown := *old
	unknown.ID = "2031"
	for _, c := range []struct {
		name    string
		data    []byte
		options Options
		edition string
		odd     []string
	}{
		{"OK", filledWorkbook(t, old), Options{Edition: old, Year: 2020}, "2019", nil},
		{"Year", filledWorkbook(t, old), Options{Year: 2019}, "2019", []string{"file.year other ! 2019→2020"}},
		{"Edition", filledWorkbook(t, old), Options{Edition: current}, "2019",
			[]string{"file.template other ! 2021→2019"}},
		{"NotInForce", workbookOf(t, old, late), Options{}, "2019", []string{"file.template year ! 2021→2019"}},
		{"NotInForceButAskedFor", workbookOf(t, old, late), Options{Edition: old}, "2019", nil},
		{"Unknown", workbookOf(t, &unknown, specimen.Filled(old)), Options{}, "2019",
			[]string{"file.template unknown ! 2019→2031"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, e, err := Workbook("a.xlsx", c.data, c.options)
			require.NoError(t, err)
			assert.Equal(t, c.edition, e.ID)
			expectOddities(t, c.odd, r.Oddities)
			assert.Equal(t, specimen.Figures(specimen.Filled(old)), specimen.Figures(r))
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for key, data := range map[string]string{
		"xlsx.refused.empty":     "",
		"xlsx.refused.xls":       "\x09\x08\x10\x00\x00\x06",
		"xlsx.refused.pdf":       "%PDF-1.7\n",
		"xlsx.refused.text":      "机关名称,年度\n甲,2025\n",
		"xlsx.refused.html":      "<!DOCTYPE html><html></html>",
		"xlsx.refused.truncated": string(filledWorkbook(t, edition2021())[:4000]),
	} {
		_, _, err := Workbook("甲.xlsx", []byte(data), Options{})
		require.Error(t, err, key)
		assert.Equal(t, key, errorKey(t, err))
		assert.Contains(t, message.Say(err, message.Chinese), "甲.xlsx")
		assert.NotEmpty(t, message.HintOf(err).In(message.English))
		_, err = Grids("甲.xlsx", []byte(data))
		require.Error(t, err, key)
		assert.Equal(t, key, errorKey(t, err))
	}
}

// Every code of package book has its sentence and its advice.
func TestEveryRefusalHasItsWords(t *testing.T) {
	file, err := parser.ParseFile(gotoken.NewFileSet(), "../book/refusal.go", nil, 0)
	require.NoError(t, err)
	codes := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
			if lit, ok := spec.Values[0].(*ast.BasicLit); ok && lit.Kind == gotoken.STRING {
				code, err := strconv.Unquote(lit.Value)
				require.NoError(t, err)
				assert.True(t, message.Has("xlsx.refused."+code), code)
				assert.True(t, message.Has("xlsx.refused."+code+".hint"), code)
				codes++
			}
		}
		return true
	})
	assert.Greater(t, codes, 25)
}

// A workbook of another origin is recognised, also when the official table was pasted into it.
func TestReadForeign(t *testing.T) {
	e := edition2021()
	f := excelize.NewFile()
	defer f.Close()
	for _, c := range e.Table("requests").Grid.Cells {
		at := templates.Address{Row: c.Row, Col: c.Col}
		to := at.Offset(c.RowSpan-1, c.ColSpan-1)
		require.NoError(t, f.MergeCell("Sheet1", at.String(), to.String()))
		if c.Slot == nil {
			require.NoError(t, f.SetCellStr("Sheet1", at.String(), c.Text))
		} else {
			require.NoError(t, f.SetCellInt("Sheet1", at.String(), 3))
		}
	}
	require.NoError(t, f.SetCellFormula("Sheet1", "D4", "1+2"))
	require.NoError(t, f.SetCellBool("Sheet1", "E4", true))
	var w bytes.Buffer
	_, err := f.WriteTo(&w)
	require.NoError(t, err)
	for _, o := range []Options{{}, {Edition: e}, {Year: 2025}} {
		_, _, err = Workbook("a.xlsx", w.Bytes(), o)
		require.ErrorIs(t, err, ErrForeign)
		assert.Equal(t, "xlsx.foreign", errorKey(t, err))
		assert.NotContains(t, message.Say(err, message.Chinese), "xlsx.")
	}
	sheets, err := Grids("a.xlsx", w.Bytes())
	require.NoError(t, err)
	require.Len(t, sheets, 1)
	require.NoError(t, sheets[0].Err)
	got := sheets[0].Grid
	want := e.Table("requests").Grid
	assert.Equal(t, want.Rows, got.Rows)
	assert.Equal(t, want.Cols, got.Cols)
	require.Len(t, got.Cells, len(want.Cells))
	for i, c := range got.Cells {
		w := want.Cells[i]
		assert.Equal(t, [4]int{w.Row, w.Col, w.RowSpan, w.ColSpan}, [4]int{c.Row, c.Col, c.RowSpan, c.ColSpan})
		if w.Slot == nil {
			assert.Equal(t, w.Text, c.Text)
		}
	}
	assert.Equal(t, "=1+2", got.At(3, 3).Text)
	assert.Equal(t, report.StoredFormula, sheets[0].Stored[templates.Address{Row: 3, Col: 3}])
	assert.Equal(t, report.StoredBoolean, sheets[0].Stored[templates.Address{Row: 3, Col: 4}])
	assert.Equal(t, report.StoredNumber, sheets[0].Stored[templates.Address{Row: 3, Col: 5}])
}

// A cell far away must not make a grid nobody can walk.
func TestGridsOfSparseSheet(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	require.NoError(t, f.SetCellStr("Sheet1", "XFD1048576", "x"))
	var w bytes.Buffer
	_, err := f.WriteTo(&w)
	require.NoError(t, err)
	sheets, err := Grids("a.xlsx", w.Bytes())
	require.NoError(t, err)
	require.Error(t, sheets[0].Err)
	assert.Equal(t, "xlsx.sparse", errorKey(t, sheets[0].Err))
	assert.Zero(t, sheets[0].Grid.Rows)
}

func BenchmarkRead(b *testing.B) {
	data := filledWorkbook(b, edition2021())
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Workbook("a.xlsx", data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
