package pdf

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/pdf/faces"
)

// row is the text on one baseline of a page.
type row struct {
	y, from, to float64
	size        float64
	text        string
}

// rowsOf gathers the pieces of a page by their baselines, from top to bottom.
func rowsOf(p *page) []row {
	byLine := map[float64]*row{}
	for _, piece := range p.pieces {
		key := math.Round(piece.y*100) / 100
		r := byLine[key]
		if r == nil {
			r = &row{y: key, from: piece.x, size: piece.size}
			byLine[key] = r
		}
		r.from = min(r.from, piece.x)
		r.text += string(piece.chars)
		if piece.face != nil {
			r.to = max(r.to, piece.x+piece.width()-piece.space)
		}
	}
	var rows []row
	for _, r := range byLine {
		rows = append(rows, *r)
	}
	slices.SortFunc(rows, func(a, b row) int { return int(math.Copysign(1, a.y-b.y)) })
	return rows
}

func composed(d *document.Document) []*page { return compose(d, faces.Embedded()) }

func TestAPageOfTextHas22LinesOf28Characters(t *testing.T) {
	d := &document.Document{Title: "报告", Year: 2024,
		Blocks: []document.Block{paragraphOf(strings.Repeat("政府信息公开工作", 400))}}
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
	for _, p := range composed(sevenPages(t))[:3] {
		rows := rowsOf(p)
		for i, r := range rows {
			last := []rune(r.text)[len([]rune(r.text))-1]
			if r.size != bodySize || strings.ContainsRune("。）；", last) || i+1 == len(rows) ||
				rows[i+1].from > areaLeft+1 || strings.HasSuffix(r.text, "，") {
				continue // the last line of a paragraph, or a mark that may stand outside
			}
			assert.InDelta(t, areaLeft+areaWidth, r.to, 1.0, r.text)
		}
		for _, piece := range p.pieces {
			if piece.size == bodySize {
				assert.LessOrEqual(t, piece.x+piece.width()-piece.space, areaLeft+areaWidth+bodySize/2+1, "%s",
					string(piece.chars))
			}
		}
	}
}

func TestHeadingsDifferByFace(t *testing.T) {
	d := &document.Document{Title: "题", Year: 2024, Blocks: []document.Block{
		heading(1, "一、甲"), heading(2, "（一）乙"), heading(3, "1.丙"), heading(4, "（1）丁"),
		{Runs: []document.Run{{Text: "（二）戊情况。", Level: 2}, {Text: "己"}}},
	}}
	want := map[string]string{"题": "NianbaoSong-Black", "甲": "NianbaoHei-Bold", "乙": "NianbaoKai-Regular",
		"丙": "NianbaoSong-Regular", "丁": "NianbaoSong-Regular", "戊": "NianbaoKai-Regular", "己": "NianbaoSong-Regular"}
	for _, p := range composed(d)[0].pieces {
		for _, r := range p.chars {
			if name, ok := want[string(r)]; ok {
				assert.Equal(t, name, p.face.Name, "%c", r)
				delete(want, string(r))
			}
		}
	}
	assert.Empty(t, want)
}

func TestPageNumbersStandOutside(t *testing.T) {
	d := sevenPages(t)
	for i, p := range composed(d) {
		number := furniture(faces.Embedded(), p, false)
		require.Len(t, number, 1)
		n := number[0]
		assert.Equal(t, 14.0, n.size)
		assert.InDelta(t, (37+225+7)*mm+ascent*14, n.y, 0.01, "7 mm below the type area")
		if i%2 == 0 { // page 1, 3, …
			assert.InDelta(t, (28+156)*mm-14, n.x+n.width(), 0.01)
		} else {
			assert.InDelta(t, 28*mm+14, n.x, 0.01)
		}
	}
}

func TestNoHeadingEndsAPage(t *testing.T) {
	for n := range 24 {
		d := &document.Document{Title: "报告", Year: 2024}
		for range n {
			d.Blocks = append(d.Blocks, paragraphOf("一行。"))
		}
		d.Blocks = append(d.Blocks, heading(1, "一、标题"), heading(2, "（一）小标题"), paragraphOf(strings.Repeat("正文", 60)),
			heading(1, "二、表"), document.Block{Kind: document.Table, Table: longSheet(30)})
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
	docs := []*document.Document{sevenPages(t), city(t, "2019"), city(t, "2021")}
	for _, rows := range []int{3, 40, 200} {
		docs = append(docs, &document.Document{Title: "表", Year: 2024,
			Blocks: []document.Block{heading(1, "一、表"), {Kind: document.Table, Table: longSheet(rows)}}})
	}
	for _, d := range docs {
		for i, p := range composed(d) {
			for _, r := range p.rules {
				assert.GreaterOrEqual(t, r.y1, areaTop-0.1)
				assert.LessOrEqual(t, r.y2, areaTop+areaHeight+0.1, "page %d", i+1)
				assert.GreaterOrEqual(t, r.x1, areaLeft-1.1)
				assert.LessOrEqual(t, r.x2, areaLeft+areaWidth+1.1)
			}
			for _, piece := range p.pieces {
				assert.LessOrEqual(t, piece.y, areaTop+areaHeight+0.1)
			}
		}
	}
}

func TestDraftsAreMarkedOnEveryPage(t *testing.T) {
	d := withProse(plain(t, "2019", document.Options{Draft: true, SignOff: true}), 6)
	d.Blocks = append(d.Blocks, document.Block{Kind: document.Table, Table: wideSheet(26, 9)})
	pages := runsOf(t, printed(t, d))
	require.Greater(t, len(pages), 6)
	for i, page := range pages {
		marks := 0
		for _, run := range page {
			marks += strings.Count(run, document.DraftMark)
		}
		assert.Equal(t, 1, marks, "page %d: one run", i+1)
	}
	for _, page := range runsOf(t, printed(t, plain(t, "2019", document.Options{}))) {
		assert.NotContains(t, strings.Join(page, ""), document.DraftMark)
	}
}

func TestSignOffSheetIsFirstAndUnnumbered(t *testing.T) {
	d := plain(t, "2021", document.Options{SignOff: true})
	pages := composed(d)
	assert.Equal(t, []int{0, 1, 2}, []int{pages[0].number, pages[1].number, pages[2].number})
	var all string
	for _, r := range rowsOf(pages[0]) {
		all += r.text
	}
	for _, f := range d.SignOff {
		assert.Contains(t, all, f.Label)
		assert.Contains(t, all, f.Value)
	}
}
