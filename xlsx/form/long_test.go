package form

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/specimen"
)

// A paragraph that no row is high enough for goes on in the next cell, at the end of a sentence, and nothing is lost.
func TestLongParagraphGoesOn(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	s := e.Section("overview")
	sentence := strings.Repeat("主动公开各类信息，", 5) + "按时答复。"
	for _, c := range []struct {
		name, text string
		cells      int
		others     int  // further paragraphs
		cut        bool // the row does not show it whole
	}{
		{"short", sentence, 1, 1, false},
		{"as long as a cell shows", strings.Repeat(sentence, 14), 1, 1, false},
		{"longer", strings.Repeat(sentence, 20), 2, 1, false},
		{"without sentences", strings.Repeat("公", 2_000), 3, 1, false},
		{"letters", strings.Repeat("a", 4_000), 3, 1, false},
		{"lines that share a cell", strings.Repeat(sentence+"\n", 40), 1, 1, true},
		{"no room for another cell", strings.Repeat(sentence, 20), 1, s.Cells.Rows() - 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := specimen.Filled(e)
			r.Prose[s.ID] = []report.Paragraph{{Text: c.text}}
			for range c.others {
				r.Prose[s.ID] = append(r.Prose[s.ID], report.Paragraph{Text: "又一段。"})
			}
			var b bytes.Buffer
			require.NoError(t, Fill(&b, e, r))
			f, err := excelize.OpenReader(&b)
			require.NoError(t, err)
			defer f.Close()
			var got []string
			for i := range c.cells {
				text, err := f.GetCellValue(s.Sheet, s.Cells.First.Offset(i, 0).String())
				require.NoError(t, err)
				text, goesOn := strings.CutPrefix(text, Continues)
				assert.Equal(t, i > 0, goesOn)
				assert.Equal(t, c.cut, TooLong(s, text))
				got = append(got, text)
			}
			assert.Equal(t, c.text, strings.Join(got, ""))
			if c.name == "longer" {
				assert.True(t, strings.HasSuffix(got[0], "。"))
			}
			next, err := f.GetCellValue(s.Sheet, s.Cells.First.Offset(c.cells, 0).String())
			require.NoError(t, err)
			assert.Equal(t, "又一段。", next)
		})
	}
}
