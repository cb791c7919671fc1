package pages

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/pages/specimen"
)

// row is the text on one baseline of a page.
type row struct {
	y, from, to float64
	size        float64
	text        string
}

// rowsOf gathers the pieces in the type area by their baselines, from top to bottom.
func rowsOf(p *Page) []row {
	byLine := map[float64]*row{}
	for _, piece := range p.Pieces {
		if piece.Red || piece.Upright {
			continue
		}
		key := math.Round(piece.Y*100) / 100
		r := byLine[key]
		if r == nil {
			r = &row{y: key, from: piece.X, size: piece.Size}
			byLine[key] = r
		}
		r.from = min(r.from, piece.X)
		r.text += string(piece.Chars)
		if piece.Face != nil {
			r.to = max(r.to, piece.X+piece.Width()-piece.Space)
		}
	}
	var rows []row
	for _, r := range byLine {
		rows = append(rows, *r)
	}
	slices.SortFunc(rows, func(a, b row) int { return int(math.Copysign(1, a.y-b.y)) })
	return rows
}

func composed(d *document.Document) []*Page {
	c, err := Compose(d, faces.Embedded())
	if err != nil {
		panic(err)
	}
	return c.Pages
}

// texts are the pieces of each page.
func texts(all []*Page) [][]string {
	var out [][]string
	for _, p := range all {
		var runs []string
		for _, piece := range p.Pieces {
			runs = append(runs, string(piece.Chars))
		}
		out = append(out, runs)
	}
	return out
}

func TestAPageOfTextHas22LinesOf28Characters(t *testing.T) {
	d := &document.Document{Title: "报告", Year: 2024,
		Blocks: []document.Block{specimen.ParagraphOf(strings.Repeat("政府信息公开工作", 400))}}
	pages := composed(d)
	require.Greater(t, len(pages), 3)
	rows := rowsOf(pages[1])
	require.Len(t, rows, 22)
	for i, r := range rows {
		assert.Equal(t, 28, len([]rune(r.text)))
		assert.InDelta(t, 225*mm/22*(float64(i)+0.5)+37*mm+middle*16, r.y, 0.01)
		assert.InDelta(t, 28*mm, r.from, 0.2)
		assert.InDelta(t, (28+156)*mm, r.to, 0.3)
		assert.Equal(t, 16.0, r.size)
	}
	first := rowsOf(pages[0])[1]
	assert.InDelta(t, 28*mm+2*156*mm/28, first.from, 0.2, "two characters indented")
}

func TestJustifiedTextEndsAtTheMargin(t *testing.T) {
	for _, p := range composed(specimen.SevenPages(t))[:3] {
		rows := rowsOf(p)
		for i, r := range rows {
			last := []rune(r.text)[len([]rune(r.text))-1]
			if r.size != bodySize || strings.ContainsRune("。）；", last) || i+1 == len(rows) ||
				rows[i+1].from > areaLeft+1 || strings.HasSuffix(r.text, "，") {
				continue // the last line of a paragraph, or a mark that may stand outside
			}
			assert.InDelta(t, areaLeft+areaWidth, r.to, 1.0, r.text)
		}
		for _, piece := range p.Pieces {
			if piece.Size == bodySize {
				assert.LessOrEqual(t, piece.X+piece.Width()-piece.Space,
					areaLeft+areaWidth+bodySize/2+1, "%s",
					string(piece.Chars))
			}
		}
	}
}

func TestHeadingsDifferByFace(t *testing.T) {
	d := &document.Document{Title: "题", Year: 2024, Blocks: []document.Block{
		specimen.Heading(1, "一、甲"), specimen.Heading(2, "（一）乙"), specimen.Heading(3, "1.丙"),
		specimen.Heading(4, "（1）丁"),
		{Runs: []document.Run{{Text: "（二）戊情况。", Level: 2}, {Text: "己"}}},
	}}
	want := map[string]string{"题": "NianbaoSong-Black", "甲": "NianbaoHei-Bold",
		"乙": "NianbaoKai-Regular",
		"丙": "NianbaoSong-Regular", "丁": "NianbaoSong-Regular", "戊": "NianbaoKai-Regular",
		"己": "NianbaoSong-Regular"}
	for _, p := range composed(d)[0].Pieces {
		for _, r := range p.Chars {
			if name, ok := want[string(r)]; ok {
				assert.Equal(t, name, p.Face.Name, "%c", r)
				delete(want, string(r))
			}
		}
	}
	assert.Empty(t, want)
}

func TestPageNumbersStandOutside(t *testing.T) {
	d := specimen.SevenPages(t)
	for i, p := range composed(d) {
		n := p.Pieces[len(p.Pieces)-1]
		assert.Equal(t, "— "+strconv.Itoa(i+1)+" —", string(n.Chars))
		assert.Equal(t, 14.0, n.Size)
		assert.InDelta(t, (37+225+7)*mm+ascent*14, n.Y, 0.01, "7 mm below the type area")
		if i%2 == 0 { // page 1, 3, …
			assert.InDelta(t, (28+156)*mm-14, n.X+n.Width(), 0.01)
		} else {
			assert.InDelta(t, 28*mm+14, n.X, 0.01)
		}
	}
}

func TestNoHeadingEndsAPage(t *testing.T) {
	for n := range 24 {
		d := &document.Document{Title: "报告", Year: 2024}
		for range n {
			d.Blocks = append(d.Blocks, specimen.ParagraphOf("一行。"))
		}
		d.Blocks = append(d.Blocks, specimen.Heading(1, "一、标题"), specimen.Heading(2, "（一）小标题"),
			specimen.ParagraphOf(strings.Repeat("正文", 60)),
			specimen.Heading(1, "二、表"), document.Block{Kind: document.Table,
				Table: specimen.LongSheet(30)})
		for _, p := range composed(d) {
			rows := rowsOf(p)
			assert.NotContains(t, rows[len(rows)-1].text, "标题", "after %d lines", n)
			if i := slices.IndexFunc(rows, func(r row) bool { return r.text == "二、表" }); i >= 0 {
				assert.GreaterOrEqual(t, len(rows)-i, 3, "a table's heading stands with its first rows")
			}
		}
	}
}

func TestNothingStandsOutsideTheTypeArea(t *testing.T) {
	docs := []*document.Document{specimen.SevenPages(t), specimen.City(t, "2019"), specimen.City(t,
		"2021")}
	for _, rows := range []int{3, 40, 200} {
		docs = append(docs, &document.Document{Title: "表", Year: 2024,
			Blocks: []document.Block{specimen.Heading(1, "一、表"), {Kind: document.Table,
				Table: specimen.LongSheet(rows)}}})
	}
	for _, d := range docs {
		for i, p := range composed(d) {
			for _, r := range p.Rules {
				assert.GreaterOrEqual(t, r.Y1, areaTop-0.1)
				assert.LessOrEqual(t, r.Y2, areaTop+areaHeight+0.1, "page %d", i+1)
				assert.GreaterOrEqual(t, r.X1, areaLeft-1.1)
				assert.LessOrEqual(t, r.X2, areaLeft+areaWidth+1.1)
			}
			for _, piece := range p.Pieces {
				assert.True(t, piece.Upright || piece.Y <= areaTop+areaHeight+0.1, "%s",
					string(piece.Chars))
			}
		}
	}
}

func TestDraftsAreMarkedOnEveryPage(t *testing.T) {
	d := specimen.WithProse(specimen.Plain(t, "2019", document.Options{Draft: true, SignOff: true}), 6)
	d.Blocks = append(d.Blocks, document.Block{Kind: document.Table, Table: specimen.WideSheet(26, 9)})
	all := texts(composed(d))
	require.Greater(t, len(all), 6)
	for i, page := range all {
		marks := 0
		for _, run := range page {
			marks += strings.Count(run, document.DraftMark)
		}
		assert.Equal(t, 1, marks, "page %d: one run", i+1)
	}
	for _, page := range texts(composed(specimen.Plain(t, "2019", document.Options{}))) {
		assert.NotContains(t, strings.Join(page, ""), document.DraftMark)
	}
}

func TestSignOffSheetIsFirstAndUnnumbered(t *testing.T) {
	d := specimen.Plain(t, "2021", document.Options{SignOff: true})
	pages := composed(d)
	assert.Equal(t, []int{0, 1, 2}, []int{pages[0].Number, pages[1].Number, pages[2].Number})
	var all string
	for _, r := range rowsOf(pages[0]) {
		all += r.text
	}
	for _, f := range d.SignOff {
		assert.Contains(t, all, f.Label)
		assert.Contains(t, all, f.Value)
	}
}
