package sheet

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/report"
)

func written(t *testing.T, tables ...Table) *excelize.File {
	var out, again bytes.Buffer
	require.NoError(t, Write(&out, tables...))
	require.NoError(t, Write(&again, tables...))
	assert.True(t, bytes.Equal(out.Bytes(), again.Bytes()), "the same tables make the same bytes")
	f, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestWrite(t *testing.T) {
	columns := []Column{{Width: 20}, {Width: 10}}
	f := written(t,
		Table{Name: "进度", Title: "题", Heads: [][]any{{"机关", "数"}}, Columns: columns, Filter: true,
			Rows:   Rows(Row{Cells: []any{"甲", 3}}, Row{Cells: []any{"乙", 2.5}}),
			Charts: []Chart{{Title: "图", Column: 3, Bars: 2, Values: []int{1}}}},
		Table{Name: "进度", Title: "二", Heads: [][]any{{"机关"}}, Labels: 1})
	assert.Equal(t, []string{"进度", "进度（2）"}, f.GetSheetList())
	rows, err := f.GetRows("进度")
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"题"}, {"机关", "数"}, {"甲", "3"}, {"乙", "2.5"}}, rows)
	props, err := f.GetSheetProps("进度")
	require.NoError(t, err)
	assert.True(t, *props.FitToPage, "a filter does not undo the page")
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			names[n.Scope] = n.RefersTo
		}
	}
	assert.Equal(t, map[string]string{"进度": "'进度'!$1:$2", "进度（2）": "'进度（2）'!$A:$A,'进度（2）'!$1:$2"}, names)
}

func TestTexts(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"plain":     {"某局", "某局"},
		"control":   {"某\x00\x1b[31m局", "某[31m局"},
		"direction": {"某\u202e局\u2066", "某局"},
		"no width":  {"某\u200b\ufeff局", "某局"},
		"separator": {"某\u2028局", "某 局"},
		"formula":   {`=HYPERLINK("http://a","b")`, `=HYPERLINK("http://a","b")`},
		"long":      {strings.Repeat("长", 40000), strings.Repeat("长", 32766) + "…"},
		"broken":    {"某\xff局", "某\uFFFD局"},
	} {
		t.Run(name, func(t *testing.T) {
			f := written(t, Table{Name: c.text, Title: c.text, Heads: [][]any{{c.text}}, Columns: []Column{{Width: 9}},
				Rows: Rows(Row{Cells: []any{c.text}})})
			sheet := f.GetSheetName(0)
			assert.LessOrEqual(t, len([]rune(sheet)), maxName)
			got, err := f.GetCellValue(sheet, "A3")
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
			formula, err := f.GetCellFormula(sheet, "A3")
			require.NoError(t, err)
			assert.Empty(t, formula)
			id, err := f.GetCellStyle(sheet, "A3")
			require.NoError(t, err)
			style, err := f.GetStyle(id)
			require.NoError(t, err)
			assert.Equal(t, name == "formula", style.NumFmt == 49, "marked as text")
		})
	}
}

func TestFigure(t *testing.T) {
	for raw, want := range map[string]any{
		"12": 12.0, "-3.5": -3.5, "": "", "无": "无", "251000元": "251000元", "1234567890123456": "1234567890123456",
	} {
		assert.Equal(t, want, Figure(report.Parse(raw, report.StoredText)), raw)
	}
}

// Rows are streamed: ten times as many do not take ten times the memory.
func TestManyRows(t *testing.T) {
	if testing.Short() {
		t.Skip("seconds")
	}
	held := func(n int) uint64 {
		var most, at uint64
		rows := func(yield func(Row) bool) {
			for i := range n {
				if i%(n/4) == n/8 {
					runtime.GC()
					var m runtime.MemStats
					runtime.ReadMemStats(&m)
					at = m.HeapAlloc
					most = max(most, at)
				}
				if !yield(Row{Cells: []any{fmt.Sprintf("某市某县第%d局", i), "县级部门", "某市某县人民政府办公室", i}}) {
					return
				}
			}
		}
		require.NoError(t, Write(io.Discard, Table{Name: "a", Title: "b", Heads: [][]any{{"c"}}, Rows: rows}))
		return most
	}
	assert.Less(t, held(100_000), held(10_000)+30<<20)
}
