// Package specimen has documents for the tests of composed pages and of what writes them: ordinary
// ones, one of every kind, and what to expect of their characters. Only tests import it.
package specimen

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/templates"
)

// Plain is an ordinary report after a built-in edition.
func Plain(tb testing.TB, edition string, o document.Options) *document.Document {
	e, err := templates.Find(edition)
	require.NoError(tb, err)
	return document.New(e, sample.Plain(e), o)
}

// City is the total of a city: figures of up to eight digits, in every cell of every table.
func City(tb testing.TB, edition string) *document.Document {
	tb.Helper()
	d := Plain(tb, edition, document.Options{})
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

// WithProse puts ordinary paragraphs after those of the document's first section, so many times.
func WithProse(d *document.Document, times int) *document.Document {
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

// SevenPages is a report of a common length: four pages of text, three of tables.
func SevenPages(tb testing.TB) *document.Document {
	tb.Helper()
	return WithProse(Plain(tb, "2021", document.Options{}), 6)
}

// EveryCharacter is a document with all of 通用规范汉字表 in text, headings of each level and cells.
// Only rooms beside faces may ask for it.
func EveryCharacter(tb testing.TB) *document.Document {
	tb.Helper()
	list, err := os.ReadFile("../faces/testdata/tgh.txt")
	require.NoError(tb, err)
	d := &document.Document{Title: "通用规范汉字表𬭚𫓶", Agency: "𬭚𫓶", Year: 2024}
	table := &document.Sheet{Cols: 2, Widths: []float64{1, 2}}
	for i, line := range strings.Fields(string(list)) {
		d.Blocks = append(d.Blocks, Heading(i%4+1, string([]rune(line)[:5])), ParagraphOf(line))
		table.Cells = append(table.Cells,
			document.Cell{Row: i, RowSpan: 1, ColSpan: 1, Role: document.RowKey, Text: strconv.Itoa(i)},
			document.Cell{Row: i, Col: 1, RowSpan: 1, ColSpan: 1, Role: document.Figure, Text: line})
	}
	table.Rows = len(table.Cells) / 2
	d.Blocks = append(d.Blocks, document.Block{Kind: document.Table, Table: table})
	return d
}

// Rare is a document with characters no face has: an emoji in the text, a letter of another script
// in a heading, a Han character of plane 3 in a cell, all of them twice.
func Rare(draft bool) *document.Document {
	sheet := &document.Sheet{Rows: 1, Cols: 2, Cells: []document.Cell{
		{RowSpan: 1, ColSpan: 1, Role: document.RowKey, Text: "姓名"},
		{Col: 1, RowSpan: 1, ColSpan: 1, Role: document.Figure, Text: "李\U00031351明"},
	}}
	return &document.Document{Title: "报告", Year: 2024, Draft: draft, Blocks: []document.Block{
		Heading(1, "一、总体ש情况"), ParagraphOf("反响良好😀，群众满意😀。"), {Kind: document.Table, Table: sheet},
	}}
}

// All are documents of every kind, with names for the tests.
func All(tb testing.TB) map[string]*document.Document {
	tb.Helper()
	out := map[string]*document.Document{
		"2019":            Plain(tb, "2019", document.Options{}),
		"2021 signed off": Plain(tb, "2021", document.Options{SignOff: true}),
		"city":            City(tb, "2019"),
		"thirty pages":    WithProse(Plain(tb, "2021", document.Options{}), 52),
		"draft":           Plain(tb, "2019", document.Options{Draft: true}),
		"turned":          TableOnly(WideSheet(26, 9)),
		"parted":          TableOnly(LongSheet(90)),
		"missing":         Rare(true),
		"every character": EveryCharacter(tb),
	}
	for i, e := range templates.Builtin() {
		out[fmt.Sprint("hostile ", e.ID)] = document.New(e, sample.Hostile(e, uint64(40+5*i)),
			document.Options{Draft: true, SignOff: true})
	}
	return out
}
