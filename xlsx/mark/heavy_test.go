package mark

import (
	"bytes"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
	"nianbao/xlsx/read"
	"nianbao/xlsx/specimen"
)

// Marking a workbook with every cell of prose full allocates a fixed number of
// times what the workbook holds, and finds place for it: work that grows faster
// than the text would show here first.
func TestHeavyProseIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("seconds")
	}
	e, err := templates.Find("2021")
	require.NoError(t, err)
	r := specimen.Filled(e)
	cells, held := 0, 0
	r.Prose = map[string][]report.Paragraph{}
	text := strings.Repeat("年", 32_767)
	for _, s := range e.Sections {
		for range s.Cells.Rows() {
			if cells++; cells > 240 {
				break
			}
			r.Prose[s.ID] = append(r.Prose[s.ID], report.Paragraph{Text: text})
			held += len(text)
		}
	}
	var issued bytes.Buffer
	require.NoError(t, form.Fill(&issued, e, r))
	back, _, err := read.Workbook("a.xlsx", issued.Bytes(), read.Options{})
	require.NoError(t, err)

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	m := Marked{Data: issued.Bytes(), Edition: e, Report: back, Findings: someFindings()}
	own, err := m.inOwnFile()
	require.NoError(t, err, "it is marked itself")
	runtime.ReadMemStats(&after)
	allocated := int(after.TotalAlloc - before.TotalAlloc)
	assert.Less(t, allocated, 25*held, "%d MB for %d", allocated>>20, held>>20)
	again, _, err := read.Workbook("b.xlsx", own, read.Options{})
	require.NoError(t, err)
	assert.Equal(t, len(back.Prose), len(again.Prose))
}
