package match

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
	"nianbao/internal/report"
	"nianbao/templates"
)

func TestForeignWorkbooks(t *testing.T) {
	for _, id := range []string{"2019", "2021", hubei} {
		e := edition(t, id)
		want := serial(e)
		for name, change := range map[string]func(templates.Grid) templates.Grid{
			"as printed": same,
			"unmerged":   unmerged,
			"shuffled": func(g templates.Grid) templates.Grid {
				g.Cells = slices.Clone(g.Cells)
				rand.New(rand.NewPCG(1, 2)).Shuffle(len(g.Cells), func(i, j int) {
					g.Cells[i], g.Cells[j] = g.Cells[j], g.Cells[i]
				})
				return g
			},
			"moved": func(g templates.Grid) templates.Grid {
				for i := range g.Cells {
					g.Cells[i].Row += 7
					g.Cells[i].Col += 3
				}
				return g
			},
		} {
			t.Run(e.ID+" "+name, func(t *testing.T) {
				r, _, trace, err := fromSheets("x.xlsx", sheets(e, want, change),
					Options{Edition: e, Agency: "某局", Year: 2020})
				require.NoError(t, err)
				assert.Equal(t, want, raws(r))
				assert.Empty(t, trace.Missing)
				assert.Empty(t, trace.Unplaced)
				assert.Equal(t, "某局", r.Agency)
			})
		}
	}
}

// All three tables on one sheet, one below the other, with titles and prose between them.
func TestOneSheetHoldsAll(t *testing.T) {
	e := edition(t, "2021")
	want := serial(e)
	all := templates.Grid{Cols: 15}
	line := func(text string) {
		all.Cells = append(all.Cells, templates.Cell{Row: all.Rows, RowSpan: 1, ColSpan: 10, Text: text})
		all.Rows++
	}
	line("某县水利局2024年政府信息公开工作年度报告")
	line("一、总体情况")
	line("全年公开信息20条。")
	for _, table := range e.Tables {
		line(table.Heading())
		g := filled(table, want, all.Rows, 0)
		all.Cells = append(all.Cells, g.Cells...)
		all.Rows = g.Rows
		line("注：本表数据来自台账，已经核对。")
	}
	line("六、其他需要报告的事项")
	line("无")
	r, got, trace, err := fromSheets("x.xlsx", []source.Sheet{{Name: "Sheet1", Grid: all}}, Options{})
	require.NoError(t, err)
	assert.Equal(t, "2021", got.ID)
	assert.Equal(t, want, raws(r))
	assert.Empty(t, trace.Unplaced)
	assert.Equal(t, "某县水利局", r.Agency)
	assert.Equal(t, 2024, r.Year)
	require.Len(t, r.Prose["notes"], 3)
	assert.Equal(t, "review", r.Prose["notes"][2].Table)
	assert.Equal(t, "全年公开信息20条。", r.Prose["overview"][0].Text)
	assert.Equal(t, templates.Address{Row: 2}, r.Prose["overview"][0].Place.Cell)
	assert.Equal(t, "Sheet1", r.Places["requests.total.total"].Sheet)
}

// LibreOffice puts the caption of a web page's table into the table's first cell.
func TestCaptionsInFirstCells(t *testing.T) {
	for _, id := range []string{"2019", "2021", hubei} {
		e := edition(t, id)
		want := serial(e)
		for _, heading := range []func(*templates.Table) string{(*templates.Table).Heading,
			func(t *templates.Table) string { return t.Title }} {
			list := sheets(e, want, same)
			for i, table := range e.Tables {
				first := &list[i].Grid.Cells[0]
				first.Text = heading(table) + " \n" + first.Text
			}
			r, _, trace, err := fromSheets("x.xlsx", list, Options{Edition: e, Agency: "某局", Year: 2020})
			require.NoError(t, err)
			assert.Equal(t, want, raws(r))
			assert.Empty(t, trace.Unplaced)
		}
	}
}

// In a table of the office's own making, labels determine the columns.
func TestColumnsAreFoundByTheirLabels(t *testing.T) {
	cell := func(row, col int, text string) templates.Cell {
		return templates.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1, Text: text}
	}
	g := templates.Grid{Rows: 4, Cols: 4, Cells: []templates.Cell{
		cell(0, 1, "总计"), cell(0, 2, "备注"), cell(0, 3, "自然人"),
		cell(1, 0, "一、本年新收政府信息公开申请数量"), cell(1, 1, "8"), cell(1, 2, "含邮寄"), cell(1, 3, "5"),
		cell(2, 0, "（一）予以公开"), cell(2, 1, "6"), cell(2, 3, ""),
		cell(3, 0, "（八）网上撤回"), cell(3, 1, "1"), cell(3, 3, "1"),
	}}
	r, _, trace, err := fromSheets("x.xlsx", []source.Sheet{{Name: "S", Grid: g}}, Options{Edition: edition(t, "2021")})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"requests.received.total": "8", "requests.received.person": "5",
		"requests.granted.total": "6", "requests.granted.person": ""}, raws(r))
	assert.Equal(t, []source.Reason{source.Loose, source.Loose, source.NoSlot}, reasons(trace))
	assert.Equal(t, []string{"1", "1"}, trace.Unplaced[2].Figures)
	assert.Equal(t, "（八）网上撤回", trace.Unplaced[2].Text)
}

func TestTwoFiguresForOneSlot(t *testing.T) {
	e := edition(t, "2021")
	want := serial(e)
	other := maps.Clone(want)
	other["requests.granted.person"] = "7"
	list := append(sheets(e, want, same), sheets(e, other, same)[1])
	r, _, trace, err := fromSheets("x.xlsx", list, Options{Edition: e})
	require.NoError(t, err)
	assert.NotContains(t, r.Values, "requests.granted.person")
	assert.Equal(t, []source.Reason{source.Conflict, source.Conflict}, reasons(trace))
	assert.Equal(t, []string{"requests.granted.person"}, trace.Missing)
}

func TestOneFigureForTwoSlots(t *testing.T) {
	e := edition(t, "2021")
	g := filled(e.Table("requests"), serial(e), 0, 0)
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Row == 4 && c.Col == 3 {
			c.ColSpan = 2 // 自然人 and 商业企业 merged
		}
		if c := &g.Cells[i]; c.Row == 4 && c.Col == 4 {
			c.Text = ""
		}
	}
	r, _, trace, err := fromSheets("x.xlsx", []source.Sheet{{Name: "S", Grid: g}}, Options{Edition: e})
	require.NoError(t, err)
	assert.NotContains(t, r.Values, "requests.carried.person")
	assert.Contains(t, reasons(trace), source.NoSlot)
}

// What the workbook's reader knows of a cell beyond its text is kept: a formula is one, and its result is not used.
func TestCellsThatAreMoreThanText(t *testing.T) {
	e := edition(t, "2021")
	list := sheets(e, serial(e), same)
	at := templates.Address{Row: 3, Col: 3}
	formula := report.Parse("SUM(D5:D6)", report.StoredFormula)
	list[1].Values = map[templates.Address]report.Value{at: formula}
	r, _, _, err := fromSheets("x.xlsx", list, Options{Edition: e})
	require.NoError(t, err)
	assert.Equal(t, formula, r.Value("requests.received.person"))
}

func TestCoverOfAForeignWorkbook(t *testing.T) {
	cover := templates.Grid{Rows: 2, Cols: 2, Cells: []templates.Cell{
		{Row: 0, RowSpan: 1, ColSpan: 1, Text: "填报单位"}, {Row: 0, Col: 1, RowSpan: 1, ColSpan: 1, Text: "某县林业局"},
		{Row: 1, RowSpan: 1, ColSpan: 1, Text: "年度"}, {Row: 1, Col: 1, RowSpan: 1, ColSpan: 1, Text: "2023"},
	}}
	e := edition(t, "2021")
	r, got, _, err := fromSheets("x.xlsx", append([]source.Sheet{{Name: "封面", Grid: cover}},
		sheets(e, serial(e), unmerged)...), Options{})
	require.NoError(t, err)
	assert.Equal(t, e, got)
	assert.Equal(t, "某县林业局", r.Agency)
	assert.Equal(t, 2023, r.Year)
}

func TestSheetNamesAreHeadings(t *testing.T) {
	prose := templates.Grid{Rows: 2, Cols: 1, Cells: []templates.Cell{
		{RowSpan: 1, ColSpan: 1, Text: "人手不足。\n已经调整。"}, {Row: 1, RowSpan: 1, ColSpan: 1, Text: "下一年加强培训。"}}}
	r, _, _, err := fromSheets("x.xlsx", []source.Sheet{{Name: "五、存在问题及改进情况", Grid: prose}}, Options{})
	require.NoError(t, err)
	assert.Len(t, r.Prose["problems"], 3)
}

// Far-flung and oversized grids cost no more than their cells.
func TestHostileGrids(t *testing.T) {
	g := templates.Grid{Rows: 1 << 20, Cols: 1 << 14, Cells: []templates.Cell{
		{RowSpan: 1 << 20, ColSpan: 1 << 14, Text: "规章"},
		{Row: 1<<20 - 1, Col: 1<<14 - 1, RowSpan: 1, ColSpan: 1, Text: "5"}}}
	for range 20_000 {
		g.Cells = append(g.Cells, templates.Cell{Row: len(g.Cells), RowSpan: 1, ColSpan: 1, Text: "其他"})
	}
	_, _, _, err := fromSheets("x.xlsx", []source.Sheet{{Name: "S", Grid: g}}, Options{})
	require.Error(t, err)
}
