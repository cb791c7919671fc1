package pages

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/pages/specimen"
)

// crossed returns the pieces a rule runs through: text that is not inside its cell.
func crossed(p *Page) []string {
	var out []string
	for _, piece := range p.Pieces {
		if piece.Face == nil {
			continue
		}
		left, right := piece.X+0.3, piece.X+piece.Width()-piece.Space-0.3
		top, bottom := piece.Y-0.7*piece.Size, piece.Y
		// The blank of square marks may reach over a rule, their ink may not.
		if strings.ContainsRune("（“《", piece.Chars[0]) {
			left += piece.Size / 2
		}
		if strings.ContainsRune("）、。，；：”》", piece.Chars[len(piece.Chars)-1]) {
			right -= piece.Size / 2
		}
		for _, r := range p.Rules {
			down := r.X1 == r.X2 && r.X1 > left && r.X1 < right && r.Y1 < bottom && r.Y2 > top
			across := r.Y1 == r.Y2 && r.Y1 > top && r.Y1 < bottom && r.X1 < right && r.X2 > left
			if down || across {
				out = append(out, string(piece.Chars))
				break
			}
		}
	}
	return out
}

func TestNothingInATableIsCut(t *testing.T) {
	docs := map[string]*document.Document{"plain 2019": specimen.Plain(t, "2019", document.Options{}),
		"plain 2021": specimen.Plain(t, "2021", document.Options{}),
		"city 2019":  specimen.City(t, "2019"), "city 2021": specimen.City(t, "2021"),
		"wide": specimen.TableOnly(specimen.WideSheet(26, 9)),
		"long": specimen.TableOnly(specimen.LongSheet(90))}
	long := specimen.Plain(t, "2019", document.Options{})
	for _, b := range long.Blocks {
		if b.Table != nil {
			for i := range b.Table.Cells {
				if c := &b.Table.Cells[i]; c.Role != document.Figure && i%3 == 0 {
					c.Text = strings.Repeat("很长的标签", 8) // forty characters
				}
			}
		}
	}
	docs["long labels"] = long
	for name, d := range docs {
		for i, p := range composed(d) {
			assert.Empty(t, crossed(p), "%s, page %d", name, i+1)
		}
	}
}

func TestOfficialTablesAreSetInReadableType(t *testing.T) {
	for _, d := range []*document.Document{specimen.Plain(t, "2019", document.Options{}),
		specimen.Plain(t, "2021", document.Options{}),
		specimen.City(t, "2019"), specimen.City(t, "2021")} {
		for _, p := range composed(d) {
			for _, piece := range p.Pieces {
				assert.GreaterOrEqual(t, piece.Size, smallestGood, "%s", string(piece.Chars))
			}
		}
	}
}

func TestTableThatFitsIsNotSplit(t *testing.T) {
	for times := range 8 {
		for _, p := range composed(specimen.WithProse(specimen.Plain(t, "2021", document.Options{}),
			times)) {
			text := pageText(p)
			assert.Equal(t, strings.Contains(text, "一、本年新收"), strings.Contains(text, "四、结转下年度"))
			assert.Equal(t, strings.Contains(text, "规章"), strings.Contains(text, "行政事业性收费"))
		}
	}
}

func pageText(p *Page) string {
	var s string
	for _, r := range rowsOf(p) {
		s += r.text
	}
	return s
}

func TestTableOverPagesRepeatsHeaderAndTallLabels(t *testing.T) {
	pages := composed(specimen.TableOnly(specimen.LongSheet(100)))
	require.Greater(t, len(pages), 2)
	next := 1
	for i, p := range pages {
		text := pageText(p)
		assert.Equal(t, 1, strings.Count(text, "本年数"), "page %d", i+1)
		for _, unit := range []string{"（三）", "不", "予", "公", "开"} {
			assert.Contains(t, text, unit)
		}
		for ; strings.Contains(text, strconv.Itoa(next)+".依法"); next++ {
			// A row is whole: its label and its figures are on the same page.
			assert.Contains(t, text, strconv.Itoa(next*next*3))
		}
	}
	assert.Equal(t, 101, next, "every row, in order")
}

func TestBlocksStayWithTheirHeads(t *testing.T) {
	s := &document.Sheet{Cols: 2}
	for i := range 40 {
		s.Cells = append(s.Cells,
			document.Cell{Row: 4 * i, RowSpan: 1, ColSpan: 2, Role: document.BlockKey,
				Text: "第" + strconv.Itoa(i) + "块"},
			document.Cell{Row: 4*i + 1, RowSpan: 1, ColSpan: 2, Role: document.ColumnKey, Text: "数量"})
		for j := range 2 {
			s.Cells = append(s.Cells, document.Cell{Row: 4*i + 2 + j, RowSpan: 1, ColSpan: 1,
				Role: document.RowKey, Text: "项"},
				document.Cell{Row: 4*i + 2 + j, Col: 1, RowSpan: 1, ColSpan: 1,
					Role: document.Figure, Text: "7"})
		}
	}
	s.Rows = 160
	pages := composed(specimen.TableOnly(s))
	require.Greater(t, len(pages), 3)
	for _, p := range pages[1:] {
		assert.Regexp(t, `^第\d+块`, pageText(p))
	}
}

func TestTallNarrowLabelsStandUpright(t *testing.T) {
	for _, edition := range []string{"2019", "2021"} {
		var table *Page
		for _, p := range composed(specimen.Plain(t, edition, document.Options{})) {
			if strings.Contains(pageText(p), "一、本年新收") {
				table = p
			}
		}
		column := func(units ...string) {
			t.Helper()
			for _, first := range table.Pieces {
				if string(first.Chars) != units[0] {
					continue
				}
				y, found := first.Y, 1
				for _, unit := range units[1:] {
					i := slices.IndexFunc(table.Pieces, func(p Piece) bool {
						return string(p.Chars) == unit && p.Y > y && p.Y < y+2*p.Size && p.X > first.X-p.Size &&
							p.X < first.X+2*p.Size
					})
					if i < 0 {
						break
					}
					y, found = table.Pieces[i].Y, found+1
				}
				if found == len(units) {
					return
				}
			}
			assert.Fail(t, "not set as a column", "%v", units)
		}
		column("三、", "本", "年", "度", "办", "理", "结", "果")
		column("（三）", "不", "予", "公", "开")
		column("（四）", "无", "法", "提", "供")
		column("（五）", "不", "予", "处", "理")
	}
}

func TestFiguresOfAColumnAlign(t *testing.T) {
	s := &document.Sheet{Rows: 4, Cols: 2}
	for i, figure := range []string{"5", "1016121", "减5", "389"} {
		s.Cells = append(s.Cells, document.Cell{Row: i, RowSpan: 1, ColSpan: 1,
			Role: document.RowKey, Text: "项"},
			document.Cell{Row: i, Col: 1, RowSpan: 1, ColSpan: 1, Role: document.Figure, Text: figure})
	}
	ends := map[string]float64{}
	for _, p := range composed(specimen.TableOnly(s))[0].Pieces {
		ends[string(p.Chars)] = p.X + p.Width() - p.Space
	}
	assert.InDelta(t, ends["1016121"], ends["5"], 0.01)
	assert.InDelta(t, ends["1016121"], ends["389"], 0.01)
}

func TestAVeryWideTableIsTurned(t *testing.T) {
	d := specimen.TableOnly(specimen.WideSheet(26, 9))
	d.Blocks = append([]document.Block{specimen.ParagraphOf("前文。")}, append(d.Blocks,
		specimen.ParagraphOf("后文。"))...)
	pages := composed(d)
	require.Len(t, pages, 3)
	assert.Equal(t, []bool{false, true, false}, []bool{pages[0].Turned, pages[1].Turned,
		pages[2].Turned})
	assert.Contains(t, pageText(pages[1]), "一、表", "the heading turns with its table")
	for _, r := range pages[1].Rules {
		assert.LessOrEqual(t, r.X2, areaLeft+areaHeight+1.1)
		assert.LessOrEqual(t, r.Y2, areaTop+areaWidth+0.1)
	}
}

func TestRowHigherThanAPage(t *testing.T) {
	s := specimen.LongSheet(5)
	for i := range s.Cells {
		if s.Cells[i].Role == document.Figure {
			s.Cells[i].Text = strings.Repeat("长", 5000)
			break
		}
	}
	d := specimen.TableOnly(s)
	all := texts(composed(d))
	assert.Greater(t, len(all), 2)
	specimen.Complete(t, d, all, len(all))
}

func TestImpossibleSheetIsPrinted(t *testing.T) {
	for name, s := range map[string]*document.Sheet{
		"nothing":  {},
		"no cells": {Rows: 3, Cols: 3},
		"outside": {Rows: 1, Cols: 1, Cells: []document.Cell{{Row: 4, Col: 4}, {Row: -1},
			{RowSpan: 9, ColSpan: 9, Text: "一"}}},
		"all header": {Rows: 2, Cols: 1, HeaderRows: 7, Cells: []document.Cell{{RowSpan: 2,
			ColSpan: 1, Text: "一"}}},
		"overlapping": {Rows: 2, Cols: 2, Cells: []document.Cell{{RowSpan: 2, ColSpan: 2, Text: "一"},
			{Row: 1, Col: 1, RowSpan: 1, ColSpan: 1}}},
		"wrong widths": {Rows: 1, Cols: 2, Widths: []float64{-1, 0, 5},
			Cells: []document.Cell{{RowSpan: 1, ColSpan: 2, Text: "一"}}},
	} {
		t.Run(name, func(*testing.T) { composed(specimen.TableOnly(s)) })
	}
	composed(&document.Document{Blocks: []document.Block{{Kind: document.Table},
		{Kind: document.Heading}, {}}})
}
