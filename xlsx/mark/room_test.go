package mark

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/read"
	"nianbao/xlsx/specimen"
)

// A report with more paragraphs than the form has cells, or longer ones, comes back all the same.
func TestMoreProseThanRoom(t *testing.T) {
	e, err := templates.Find("2021")
	require.NoError(t, err)
	r := specimen.Filled(e)
	overview := e.Section("overview")
	room := overview.Cells.Rows()
	var paragraphs []report.Paragraph
	for i := range 2*room + 1 {
		paragraphs = append(paragraphs, report.Paragraph{Text: fmt.Sprintf("第%d段。", i),
			Place: report.Place{Line: i + 1}})
	}
	paragraphs[3].Text = strings.Repeat("长", 40_000)
	r.Prose = map[string][]report.Paragraph{"overview": paragraphs, "unknown": {{Text: "无处可放"}}}
	f := someFindings()[0]
	f.Section, f.Slots, f.Cells, f.Sheet = "overview", nil, []string{fmt.Sprintf(":%d", 2*room+1)}, ""
	var out bytes.Buffer
	require.NoError(t, Workbook(&out, Marked{Edition: e, Report: r, Findings: append(someFindings(), f)}))
	back, _, err := read.Workbook("b.xlsx", out.Bytes(), read.Options{})
	require.NoError(t, err)
	got := back.Prose["overview"] // lines of one cell are paragraphs again
	require.Len(t, got, 2*room, "all but the one behind what fills a cell")
	assert.Equal(t, "第2段。", got[2].Text)
	assert.True(t, strings.HasSuffix(got[3].Text, "…"))
	assert.Equal(t, "第5段。", got[4].Text)
	assert.Equal(t, fmt.Sprintf("第%d段。", 2*room), got[2*room-1].Text)
	assert.Equal(t, specimen.Figures(r), specimen.Figures(back))
	last := overview.Cells.First.Offset(room-1, 0).String()
	assert.Contains(t, commentsOf(t, out.Bytes(), overview.Sheet), last, "the finding is where its paragraph is")
}

func commentsOf(t *testing.T, data []byte, sheet string) (cells []string) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	comments, err := f.GetComments(sheet)
	require.NoError(t, err)
	for _, c := range comments {
		cells = append(cells, c.Cell)
	}
	return cells
}
