package pdf

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/templates"
)

// plain is an ordinary report after a built-in edition.
func plain(tb testing.TB, edition string, o document.Options) *document.Document {
	e, err := templates.Find(edition)
	require.NoError(tb, err)
	return document.New(e, sample.Plain(e), o)
}

// city is the total of a city: figures of up to eight digits, in every cell of every table.
func city(tb testing.TB, edition string) *document.Document {
	d := plain(tb, edition, document.Options{})
	d.Agency = "云岭彝族自治州"
	d.Title = strings.Replace(d.Title, "云岭市科学技术局", d.Agency, 1)
	figures := []string{"1016121", "389", "0", "12", "4467", "3985758", "153", "27", "1", "26771"}
	n := 0
	for i := range d.Blocks {
		if d.Blocks[i].Kind != document.Table {
			continue
		}
		for j := range d.Blocks[i].Table.Cells {
			if c := &d.Blocks[i].Table.Cells[j]; c.Role == document.Figure {
				if c.Text = figures[n%len(figures)]; d.Blocks[i].Table.Cols > 10 && len(c.Text) > 4 {
					c.Text = c.Text[:4]
				}
				if c.Unit != "" {
					c.Text = "205304.6725"
				}
				n++
			}
		}
	}
	return d
}

// withProse puts ordinary paragraphs after those of the document's first section, so many times.
func withProse(d *document.Document, times int) *document.Document {
	var blocks []document.Block
	for i, b := range d.Blocks {
		blocks = append(blocks, b)
		if i == 2 {
			for range times {
				for _, s := range ordinaryProse {
					blocks = append(blocks, document.Block{Runs: []document.Run{{Text: s}}})
				}
			}
		}
	}
	d.Blocks = blocks
	return d
}

var ordinaryProse = []string{
	"全年围绕中心工作，聚焦群众关切，持续推进决策、执行、管理、服务和结果公开，不断拓宽公开渠道、丰富公开形式、提升公开质效。" +
		"通过门户网站、政务新媒体发布各类信息3,119条，其中政策文件及解读材料216篇，举办新闻发布会12场，回应公众关切1,295次。",
	"严格落实“先审查、后公开”和“一事一审”要求，健全信息发布审核制度，对栏目开展季度巡查4次，整改更新不及时、表述不规范等问题27个，" +
		"开设“优化营商环境”“稳就业保民生”等专题专栏5个，全年网站访问量达26,771人次。",
}

func heading(level int, s string) document.Block {
	return document.Block{Kind: document.Heading, Level: level, Runs: []document.Run{{Text: s}}}
}

func paragraphOf(s string) document.Block {
	return document.Block{Runs: []document.Run{{Text: s}}}
}

// wideSheet is a table of many columns of figures, rows of them under two rows of header.
func wideSheet(cols, rows int) *document.Sheet {
	s := &document.Sheet{Rows: rows + 2, Cols: cols + 1, HeaderRows: 2}
	s.Cells = append(s.Cells, document.Cell{RowSpan: 2, ColSpan: 1, Role: document.ColumnKey, Text: "部门"},
		document.Cell{Col: 1, RowSpan: 1, ColSpan: cols, Role: document.ColumnKey, Text: "各类信息公开数量"})
	for col := range cols {
		s.Cells = append(s.Cells, document.Cell{Row: 1, Col: col + 1, RowSpan: 1, ColSpan: 1,
			Role: document.ColumnKey, Text: "第" + strconv.Itoa(col+1) + "类"})
	}
	for row := range rows {
		s.Cells = append(s.Cells, document.Cell{Row: row + 2, RowSpan: 1, ColSpan: 1, Role: document.RowKey,
			Text: "民政局"})
		for col := range cols {
			s.Cells = append(s.Cells, document.Cell{Row: row + 2, Col: col + 1, RowSpan: 1, ColSpan: 1,
				Role: document.Figure, Text: strconv.Itoa(1000 + 97*row*col%9000)})
		}
	}
	return s
}

// longSheet is a table over several pages: groups of seven rows, each under a tall label.
func longSheet(rows int) *document.Sheet {
	s := &document.Sheet{Rows: rows + 1, Cols: 4, HeaderRows: 1, Widths: []float64{1, 6, 3, 3}}
	for col, text := range []string{"类别", "事项", "本年数", "上年数"} {
		s.Cells = append(s.Cells, document.Cell{Col: col, RowSpan: 1, ColSpan: 1, Role: document.ColumnKey, Text: text})
	}
	for row := 1; row <= rows; row++ {
		if row%7 == 1 {
			s.Cells = append(s.Cells, document.Cell{Row: row, RowSpan: min(7, rows-row+1), ColSpan: 1,
				Role: document.RowKey, Text: "（三）不予公开"})
		}
		s.Cells = append(s.Cells, document.Cell{Row: row, Col: 1, RowSpan: 1, ColSpan: 1, Role: document.RowKey,
			Text: strconv.Itoa(row) + ".依法不予公开的事项"})
		for col := 2; col < 4; col++ {
			s.Cells = append(s.Cells, document.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1,
				Role: document.Figure, Text: strconv.Itoa(row * row * col)})
		}
	}
	return s
}
