package read

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/specimen"
)

// A paragraph that goes on in the next cell is one; one that an agency wrote into a single cell and
// no row is high enough for is read whole, and the reader is told.
func TestLongParagraphs(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	s := e.Section("overview")
	long := strings.Repeat("主动公开各类信息，按时答复各项申请。", 120)
	read := func(t *testing.T, change func(*excelize.File)) *report.Report {
		r := specimen.Filled(e)
		r.Prose[s.ID] = []report.Paragraph{{Text: long}, {Text: "第二段。"}}
		var b bytes.Buffer
		require.NoError(t, form.Fill(&b, e, r))
		f, err := excelize.OpenReader(&b)
		require.NoError(t, err)
		defer f.Close()
		change(f)
		var saved bytes.Buffer
		require.NoError(t, f.Write(&saved))
		back, _, err := Workbook("a.xlsx", saved.Bytes(), Options{})
		require.NoError(t, err)
		return back
	}
	told := func(r *report.Report) (cells []string) {
		for _, o := range r.Oddities {
			if o.Rule == "file.hidden" && o.Detail == "long" {
				cells = append(cells, o.Cell+" "+o.Actual)
			}
		}
		return cells
	}
	t.Run("ours", func(t *testing.T) {
		r := read(t, func(*excelize.File) {})
		require.Len(t, r.Prose[s.ID], 2)
		assert.Equal(t, long, r.Prose[s.ID][0].Text)
		assert.Equal(t, "第二段。", r.Prose[s.ID][1].Text)
		assert.Empty(t, told(r))
	})
	t.Run("in one cell", func(t *testing.T) {
		r := read(t, func(f *excelize.File) {
			at := s.Cells.First.Offset(10, 0).String()
			require.NoError(t, f.SetCellStr(s.Sheet, at, long))
		})
		assert.Equal(t, long, r.Prose[s.ID][2].Text)
		assert.Equal(t, []string{"A14 2160"}, told(r))
	})
	t.Run("a cell that goes on with nothing", func(t *testing.T) {
		r := read(t, func(f *excelize.File) {
			for i := range s.Cells.Rows() {
				require.NoError(t, f.SetCellStr(s.Sheet, s.Cells.First.Offset(i, 0).String(), ""))
			}
			require.NoError(t, f.SetCellStr(s.Sheet, s.Cells.First.String(), form.Continues+"只有后半段。"))
		})
		require.Len(t, r.Prose[s.ID], 1)
		assert.Equal(t, "只有后半段。", r.Prose[s.ID][0].Text)
	})
}
