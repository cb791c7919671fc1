package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/templates"
)

func sheets(d *document.Document) []*document.Sheet {
	var out []*document.Sheet
	for _, b := range d.Blocks {
		if b.Kind == document.Table {
			out = append(out, b.Table)
		}
	}
	return out
}

// bars returns the positions of a line's borders, in a terminal and in 宋体.
func bars(line string) (narrow, wide []int) {
	n, w := 0, 0
	for g := graphemes.FromString(line); g.Next(); {
		if strings.ContainsAny(g.Value(), "│┌┬┐├┼┤└┴┘") {
			narrow, wide = append(narrow, n), append(wide, w)
		}
		e := measureCluster(g.Value())
		n += e.sure + e.ambiguous
		w += e.wide()
	}
	return append(narrow, n), append(wide, w)
}

// The official tables are drawn within 100 columns, and their borders are below each other both
// where box characters take one column and where they take two.
func TestTablesAreAlignedInTerminalAndNotepad(t *testing.T) {
	quoting, err := templates.Find("../../../testdata/editions/hubei-2020.yaml") // labels with three quotations a line
	require.NoError(t, err)
	for _, e := range append(slices.Clone(templates.Builtin()), quoting) {
		for _, d := range []*document.Document{document.New(e, sample.Plain(e), document.Options{}),
			document.Blank(e, e.From)} {
			for _, s := range sheets(d) {
				for _, width := range []int{100, 80, 72} {
					drawn := strings.Split(strings.TrimSuffix(Table(s, width), "\n"), "\n")
					require.Contains(t, drawn[0], "┌", "%s at %d is no table", s.Caption, width)
					inTerminal, inNotepad := map[int]int{}, map[int]int{}
					for _, line := range drawn {
						narrow, wide := bars(line)
						for i := range narrow {
							if _, known := inTerminal[narrow[i]]; !known {
								inTerminal[narrow[i]] = wide[i]
							}
							if _, known := inNotepad[wide[i]]; !known {
								inNotepad[wide[i]] = narrow[i]
							}
							assert.Equal(t, wide[i], inTerminal[narrow[i]], line)
							assert.Equal(t, narrow[i], inNotepad[wide[i]], line)
						}
					}
					assert.LessOrEqual(t, len(inNotepad), s.Cols+2, "the borders and the end of the line, and no other place")
				}
			}
		}
	}
}

// Whatever a report holds, its tables are aligned at least in 宋体.
func TestTablesOfHostileReportsAreRectangles(t *testing.T) {
	for seed := range uint64(40) {
		e := templates.Builtin()[seed%2]
		for _, s := range sheets(document.New(e, sample.Hostile(e, seed), document.Options{})) {
			drawn := strings.Split(strings.TrimSuffix(Table(s, 100), "\n"), "\n")
			if !strings.HasPrefix(drawn[0], "┌") {
				continue // a list
			}
			for _, line := range drawn {
				assert.Equal(t, measure(drawn[0]).wide(), measure(line).wide(), "seed %d: %s", seed, line)
			}
		}
	}
}

func small(cells ...document.Cell) *document.Sheet {
	s := &document.Sheet{}
	for i := range cells {
		c := &cells[i]
		c.RowSpan, c.ColSpan = max(1, c.RowSpan), max(1, c.ColSpan)
		s.Rows, s.Cols = max(s.Rows, c.Row+c.RowSpan), max(s.Cols, c.Col+c.ColSpan)
	}
	s.Cells = cells
	return s
}

func TestCrossings(t *testing.T) {
	got := Table(small(
		document.Cell{Row: 0, Col: 0, RowSpan: 2, Role: document.ColumnKey, Text: "甲"},
		document.Cell{Row: 0, Col: 1, ColSpan: 2, Role: document.ColumnKey, Text: "乙"},
		document.Cell{Row: 1, Col: 1, Role: document.ColumnKey, Text: "丙"},
		document.Cell{Row: 1, Col: 2, Role: document.ColumnKey, Text: "丁"},
		document.Cell{Row: 2, Col: 0, Role: document.RowKey, Text: "一"},
		document.Cell{Row: 2, Col: 1, Role: document.Figure, Text: "12"},
		document.Cell{Row: 2, Col: 2, Role: document.Figure, Text: "3"},
		document.Cell{Row: 3, Col: 0, Role: document.RowKey, Text: "二"},
		document.Cell{Row: 3, Col: 1, ColSpan: 2, Role: document.Figure, Text: "减5"},
	), 26)
	assert.Equal(t, strings.TrimPrefix(`
┌------┬------─------┐
│      │     乙     ·│
│  甲  ├------┬------┤
│      │  丙  │  丁  │
├------┼------┼------┤
│一    │    12│     3│
├------┼------┴------┤
│二    │·         减5│
└------┴------─------┘
`, "\n"), got)
}

// A figure is never broken: rather than that, the table is printed as a list.
func TestFiguresAreNotBroken(t *testing.T) {
	figure := "12345678901234567890"
	s := small(
		document.Cell{Row: 0, Col: 0, ColSpan: 2, Role: document.BlockKey, Text: "第一项"},
		document.Cell{Row: 1, Col: 0, Role: document.ColumnKey, Text: "信息内容"},
		document.Cell{Row: 1, Col: 1, Role: document.ColumnKey, Text: "数量"},
		document.Cell{Row: 2, Col: 0, Role: document.RowKey, Text: "规章"},
		document.Cell{Row: 2, Col: 1, Role: document.Figure, Text: figure},
	)
	assert.Contains(t, Table(s, 40), figure+"│")
	assert.Equal(t, "第一项\n信息内容\n规章\n  数量：\n  "+figure+"\n", Table(s, MinWidth))
}

func TestLabelsKeepTheirNumberTogether(t *testing.T) {
	assert.Equal(t, []string{"三、", "本", "年度", "办理", "结果"}, wrapLabel("三、本年度办理结果", 4))
	assert.Equal(t, []string{"（三）", "不予", "公开"}, wrapLabel("（三）不予公开", 6))
	assert.Equal(t, []string{"商业", "企业"}, wrapLabel("商业企业", 6))
}
