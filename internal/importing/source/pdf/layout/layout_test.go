package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nianbao/templates"
)

// shown writes a document a block a line; a table as its cells, with their spans where they have some.
func shown(pages ...*Page) []string {
	var all []Page
	for _, p := range pages {
		all = append(all, *p)
	}
	var out []string
	for _, b := range Read(all, nil).Blocks {
		if b.Table == nil {
			out = append(out, b.Text)
			continue
		}
		out = append(out, rows(b.Table))
	}
	return out
}

func rows(g *templates.Grid) string {
	var b strings.Builder
	row := 0
	for _, c := range g.Cells {
		for ; row < c.Row; row++ {
			b.WriteString("/")
		}
		b.WriteString("[" + c.Text + "]")
		if c.RowSpan > 1 || c.ColSpan > 1 {
			fmt.Fprintf(&b, "%dx%d", c.RowSpan, c.ColSpan)
		}
	}
	return b.String()
}

var (
	xs = []float64{90, 200, 300, 400}
	ys = []float64{100, 130, 160, 190}
)

func TestParagraphs(t *testing.T) {
	long := strings.Repeat("公开", 20) // 40 characters of 10: from edge to edge
	for _, c := range []struct {
		name string
		page *Page
		want []string
	}{
		{"HanIsJoinedWithoutBlank", sheetOf().text(117, 100, 10, long[:3*38]).text(97, 115, 10, long).text(97, 130, 10, "结束。"),
			[]string{long[:3*38] + long + "结束。"}},
		{"AnIndentBegins", sheetOf().text(97, 80, 10, "一、").text(117, 100, 10, long[:3*38]).text(117, 115, 10, "又一段。"),
			[]string{"一、", long[:3*38], "又一段。"}},
		{"AShortLineEnds", sheetOf().text(97, 100, 10, "一、总体情况").text(97, 115, 10, "正文。"), []string{"一、总体情况", "正文。"}},
		{"FiguresAreJoined", sheetOf().text(97, 100, 10, long[:3*38]+"共20").text(97, 115, 10, "24件。"), []string{long[:3*38] + "共2024件。"}},
		{"WordsAreParted", sheetOf().text(97, 100, 10, long[:3*38]+"open").text(97, 115, 10, "data。"), []string{long[:3*38] + "open data。"}},
		{"AFieldBelowATitle", sheetOf().text(97, 100, 10, long[:3*38]+"年度报告").text(97, 115, 10, "来源：某局"), []string{long[:3*38] + "年度报告", "来源：某局"}},
		{"AHeadingBelowAFullLine",
			sheetOf().text(117, 100, 10, long[:3*38]+"费。").text(117, 115, 10, "六、其他需要报告的事项"),
			[]string{long[:3*38] + "费。", "六、其他需要报告的事项"}},
		{"APartBelowAFullLine", sheetOf().text(117, 100, 10, long[:3*38]+"费。").text(117, 115, 10, "（二）依申请公开"),
			[]string{long[:3*38] + "费。", "（二）依申请公开"}},
		{"ANumeralWithinASentence",
			sheetOf().text(97, 100, 10, long[:3*39]+"第").text(97, 115, 10, "三、四款。"),
			[]string{long[:3*39] + "第三、四款。"}},
		{"AGapIsATab", sheetOf().text(97, 100, 10, "规章").text(200, 100, 10, "0").text(300, 100, 10, "5"), []string{"规章\t0\t5"}},
		{"BoldDrawnTwice", sheetOf().text(97, 100, 10, "标题").text(97.3, 100, 10, "标题"), []string{"标题"}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, shown(c.page)) })
	}
}

func TestTables(t *testing.T) {
	plain := sheetOf().ruled(xs, ys).cells(xs, 110, "内容", "制发", "有效").cells(xs, 140, "规章", "0", "12").cells(xs, 170, "文件", "", "3")
	merged := sheetOf().ruled(xs, []float64{100, 130}).rule(90, 100, 90, 160).rule(200, 130, 200, 160).rule(400, 100, 400, 160).rule(90, 160, 400, 160).
		cells(xs, 110, "甲", "乙", "丙").text(110, 140, 10, "合计").text(295, 140, 10, "7")
	narrow := []float64{90, 104, 400}
	for _, c := range []struct {
		name string
		page *Page
		want string
	}{
		{"Plain", plain, "[内容][制发][有效]/[规章][0][12]/[文件][][3]"},
		{"TurnedPage", plain.turnedLeft(), "[内容][制发][有效]/[规章][0][12]/[文件][][3]"},
		{"MergedColumns", merged, "[甲][乙][丙]/[合计][7]1x2"},
		{"WrittenDownwards", sheetOf().ruled(narrow, []float64{100, 200}).down(92, 110, 10, "办理结果").text(200, 150, 10, "9"), "[办理结果][9]"},
		{"LabelOverLines", sheetOf().ruled([]float64{90, 135, 400}, []float64{100, 160}).text(92, 110, 10, "行政规范").text(92, 125, 10, "性文件").text(200, 120, 10, "9"), "[行政规范性文件][9]"},
		{"FigureOverLines", sheetOf().ruled([]float64{90, 120, 400}, []float64{100, 160}).text(92, 110, 10, "12345").text(92, 125, 10, "67").text(200, 120, 10, "9"), "[1234567][9]"},
		{"TwoParagraphs", sheetOf().ruled(xs, []float64{100, 160}).text(92, 110, 10, "甲").text(92, 125, 10, "乙").cells(xs, 120, "", "1", "2"), "[甲\n乙][1][2]"},
		{"OpenSides", sheetOf().rule(90, 100, 400, 100).rule(90, 130, 400, 130).rule(200, 100, 200, 130).rule(300, 100, 300, 130).cells(xs, 110, "甲", "1", "2"), "[甲][1][2]"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, []string{c.want}, shown(c.page)) })
	}
}

func TestTablesOverPages(t *testing.T) {
	head := func() *Page { return sheetOf().ruled(xs, ys[:2]).cells(xs, 110, "内容", "制发", "有效") }
	for _, c := range []struct {
		name  string
		pages []*Page
		want  []string
	}{
		{"GoesOn", []*Page{head(), sheetOf().ruled(xs, ys[:2]).cells(xs, 110, "规章", "0", "12")}, []string{"[内容][制发][有效]/[规章][0][12]"}},
		{"HeadsAreRepeated", []*Page{
			sheetOf().ruled(xs, ys[:3]).cells(xs, 110, "内容", "制发", "有效").cells(xs, 140, "规章", "0", "12"),
			sheetOf().ruled(xs, ys[:3]).cells(xs, 110, "内容", "制发", "有效").cells(xs, 140, "文件", "1", "3"),
		}, []string{"[内容][制发][有效]/[规章][0][12]/[文件][1][3]"}},
		{"ALabelIsCut", []*Page{
			sheetOf().ruled(xs, ys[:2]).text(92, 110, 10, "行政规范性文件的件").text(250, 110, 10, "5").text(350, 110, 10, "6"),
			sheetOf().ruled(xs, ys[:3]).text(92, 110, 10, "数").cells(xs, 140, "规章", "0", "12"),
		}, []string{"[行政规范性文件的件数]2x1[5]2x1[6]2x1/" + "/[规章][0][12]"}},
		{"ABlankRowIsNoRest", []*Page{
			sheetOf().ruled(xs, ys[:2]).cells(xs, 110, "规章", "5", "6"),
			sheetOf().ruled(xs, ys[:2]).cells(xs, 110, "文件"),
		}, []string{"[规章][5][6]/[文件][][]"}},
		{"AMergedLabelGoesOn", []*Page{
			sheetOf().ruled(xs, ys[:2]).cells(xs, 110, "结果", "公开", "6"),
			sheetOf().ruled(xs, ys[:2]).cells(xs, 110, "", "不公开", "2"),
		}, []string{"[结果]2x1[公开][6]/[不公开][2]"}},
		{"NothingDrawnOfAColumn", []*Page{
			sheetOf().ruled(xs, ys[:2]).cells(xs, 110, "结果", "公开", "6"),
			sheetOf().ruled(xs[1:], ys[:3]).cells(xs[1:], 110, "不公开", "2").cells(xs[1:], 140, "其他", "1"),
		}, []string{"[结果]3x1[公开][6]/[不公开][2]/[其他][1]"}},
		{"AnotherTable", []*Page{head(), sheetOf().text(97, 80, 10, "三、申请情况").ruled(xs, ys[:2]).cells(xs, 110, "甲", "0", "12")},
			[]string{"[内容][制发][有效]", "三、申请情况", "[甲][0][12]"}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, shown(c.pages...)) })
	}
}

func TestFrames(t *testing.T) {
	box := func(p *Page) *Page { return p.ruled([]float64{80, 500}, []float64{50, 800}) }
	t.Run("AroundThePage", func(t *testing.T) {
		assert.Equal(t, []string{"一、总体情况", "正文。"}, shown(box(sheetOf()).text(97, 100, 10, "一、总体情况").text(97, 130, 10, "正文。")))
	})
	t.Run("AroundTableAndText", func(t *testing.T) {
		p := sheetOf().ruled(xs, ys[:3]).cells(xs, 110, "甲", "1", "2").cells(xs, 140, "乙", "3", "4").
			ruled([]float64{90, 400}, []float64{160, 300}).text(97, 180, 10, "四、正文在这里。")
		assert.Equal(t, []string{"[甲][1][2]/[乙][3][4]", "四、正文在这里。"}, shown(p))
	})
}

func TestFurniture(t *testing.T) {
	page := func(n, text string) Page {
		p := sheetOf().text(97, 30, 10, "某市2025年年报").text(97, 200, 10, text).text(280, 800, 10, "— "+n+" —")
		for i, r := range "未通过" {
			p.Glyphs = append(p.Glyphs, Glyph{r, Box{200 + 30*float64(i), 400 - 20*float64(i), 230 + 30*float64(i), 430 - 20*float64(i)}, 0.6, 0, 0})
		}
		return *p
	}
	d := Read([]Page{page("1", "正文一。"), page("2", "正文二。")}, nil)
	assert.Equal(t, []Block{{Text: "正文一。", Page: 1}, {Text: "正文二。", Page: 2}}, d.Blocks)
	assert.Equal(t, []string{"未通过", "某市2025年年报", "— 1 —", "— 2 —"}, d.Furniture)
}

func TestPictures(t *testing.T) {
	text := sheetOf().text(97, 100, 10, "这一页上有足够多的文字，不是扫描得到的图片。")
	d := Read([]Page{*text, {Width: 595, Height: 842, Pictures: 0.9}, {Width: 595, Height: 842, Garbled: 300}, {Width: 595, Height: 842}}, nil)
	assert.Equal(t, []int{2, 3}, d.Pictures)
}
