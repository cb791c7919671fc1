package typeset

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// chars gives a text the widths of a usual face: ideographs and marks one em, figures and letters
// half.
func chars(s string) []Char {
	var out []Char
	for _, r := range s {
		c := Char{Rune: r, Width: 1}
		switch {
		case r < 0x2000:
			c.Width = 0.5
		case strings.ContainsRune("（《“「〔", r):
			c.Left = 0.5
		case strings.ContainsRune("）》”」〕，。、；：", r):
			c.Right = 0.5
		case r == '\u0301':
			c.Width = 0
		}
		out = append(out, c)
	}
	return out
}

func setLines(s string, style Style) []string {
	var out []string
	text := chars(s)
	for _, line := range Lines(text, style) {
		var b strings.Builder
		for _, spot := range line.Spots {
			b.WriteRune(text[spot.Char].Rune)
		}
		out = append(out, b.String())
	}
	return out
}

func TestLinesKeepTheRulesOfMarks(t *testing.T) {
	style := Style{Em: 1, Measure: 6, Justify: true}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a comma does not begin a line", "一二三四五六，七八", []string{"一二三四五", "六，七八"}},
		{"its blank may stand outside", "一二三四五，七八九", []string{"一二三四五，", "七八九"}},
		{"an opening mark does not end a line", "一二三四五（六七）八", []string{"一二三四五", "（六七）八"}},
		{"two dashes stay together", "一二三四五——六七八", []string{"一二三四五", "——六七八"}},
		{"dots do not begin a line", "一二三四五六……七八", []string{"一二三四五", "六……七八"}},
		{"a word is not broken", "一二三四abcdef五六", []string{"一二三四", "abcdef五六"}},
		{"a straight quotation mark opens and closes", `一二三四五"六七"八九`, []string{"一二三四五", `"六七"八九`}},
		{"spaces at an end are dropped", "一二三四五六 七八九", []string{"一二三四五六", "七八九"}},
		{"a mark stays on its letter", "一二三四五e\u0301六七八", []string{"一二三四五e\u0301", "六七八"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, setLines(c.text, style))
		})
	}
}

func TestLinesKeepNumbersWithTheirUnits(t *testing.T) {
	for _, number := range []string{
		"2020年", "153件", "1,016,121条", "12.5%", "98.5％", "0943—8221661", "0943——8221661", "第711号", "18.076万元",
		"205304.6725万元", "10余万条", "1月31日", "3.5亿元", "9:30", "-5", "1/3", "2019-2020年", "２０２０年", "26人次",
		"15个工作日", "100平方公里", "1.5℃",
	} {
		t.Run(number, func(t *testing.T) {
			for before := range 12 {
				text := strings.Repeat("政", before) + number + strings.Repeat("府", 12)
				var whole int
				for _, line := range setLines(text, Style{Em: 1, Measure: 10, Justify: true}) {
					whole += strings.Count(line, number)
				}
				assert.Equal(t, 1, whole, "after %d", before)
			}
		})
	}
}

func TestLinesBreakOverlongWords(t *testing.T) {
	style := Style{Em: 1, Measure: 6, Justify: true}
	assert.Equal(t, []string{"一1234567890", "12345二三"}, setLines("一123456789012345二三", style))
	lines := setLines("见https://www.example.gov.cn/art/2024/1/20/a.html。", Style{Em: 1, Measure: 12, Justify: true})
	for _, line := range lines[:len(lines)-1] {
		assert.Contains(t, "/.-_", line[len(line)-1:], "an address is broken after its signs: %q", lines)
	}
	assert.Equal(t, 40, len(strings.Join(setLines(strings.Repeat("）", 40), style), ""))/len("）"))
	assert.Equal(t, []string{"政", "府"}, setLines("政府", Style{Em: 1, Measure: 0.5}), "narrower than a character")
}

func TestJustifiedLinesEndTogether(t *testing.T) {
	const text = "全年围绕中心工作，聚焦群众关切，持续推进决策、执行、管理、服务和结果公开（含“互联网+政务服务”），" +
		"通过门户网站发布各类信息3,119条，其中政策文件216篇，举办新闻发布会12场，回应公众关切1,295次。"
	style := Style{Em: 1, Measure: 28, Indent: 2, Gap: 0.1, Justify: true}
	set := chars(text)
	lines := Lines(set, style)
	require.Len(t, lines, 4)
	assert.Equal(t, 2.0, lines[0].Spots[0].X, "the first line is indented")
	for i, line := range lines[:len(lines)-1] {
		last := set[line.Spots[len(line.Spots)-1].Char]
		assert.InDelta(t, 28, line.Width, last.Right+1e-9, "line %d", i)
		assert.LessOrEqual(t, line.Width-last.Right, 28+1e-9)
		for j := 1; j < len(line.Spots); j++ {
			assert.Greater(t, line.Spots[j].X, line.Spots[j-1].X)
		}
	}
	assert.Less(t, lines[3].Width, 28.0)
}

func TestPlainTextStandsOnTheGrid(t *testing.T) {
	lines := Lines(chars(strings.Repeat("政府信息公开", 14)), Style{Em: 1, Measure: 28, Indent: 2, Gap: 0.1, Justify: true})
	require.Len(t, lines, 4)
	for i, line := range lines {
		for j, spot := range line.Spots {
			want := float64(j)
			if i == 0 {
				want += 2
			}
			require.InDelta(t, want, spot.X, 1e-9)
		}
	}
}

func TestMarksThatMeetGiveUpTheirBlank(t *testing.T) {
	line := Lines(chars("甲》（乙"), Style{Em: 1, Measure: 28})[0]
	assert.Equal(t, []Spot{{Char: 0, X: 0}, {Char: 1, X: 1, NoRight: true}, {Char: 2, X: 1.5},
		{Char: 3, X: 2.5}}, line.Spots)
	line = Lines(chars("（“乙"), Style{Em: 1, Measure: 28})[0]
	assert.Equal(t, []Spot{{Char: 0, X: 0}, {Char: 1, X: 1, NoLeft: true}, {Char: 2, X: 1.5}}, line.Spots)
	assert.Equal(t, 2.5, line.Width)
}

func TestLabelsAreBalanced(t *testing.T) {
	style := Style{Em: 1, Measure: 3.5, Balance: true}
	assert.Equal(t, []string{"社会", "公益", "组织"}, setLines("社会公益组织", Style{Em: 1, Measure: 2.4, Balance: true}))
	assert.Equal(t, []string{"结果", "维持"}, setLines("结果维持", style))
	assert.Equal(t, []string{"本年新", "收数量"}, setLines("本年新收数量", style))
}

// TestLinesOfAnything checks texts of every kind: no character is lost or doubled, the order
// stays, nothing is outside its line, and the rules of marks are kept wherever a line does not
// have to be forced.
func TestLinesOfAnything(t *testing.T) {
	pieces := []string{"政", "府信息", "，", "。”", "（", "“《", "2024年", "1,016,121", " ", "　", "abc",
		"https://a.cn/b-c_d", "——", "……",
		"%", "é\u0301", "😀", "ﷺ", "\u00a0", `"`, "'", "、、、", "（（（（（（（（", "12345678901234567890123456789012345",
		"℃", "①", "第", "号"}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var b strings.Builder
		for range 1 + rnd.IntN(40) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		style := Style{Em: 1, Measure: 1 + 29*rnd.Float64(), Gap: 0.1 * rnd.Float64(),
			Justify: rnd.IntN(2) == 0, Balance: rnd.IntN(4) == 0}
		if style.Measure > 6 {
			style.Indent = 2
		}
		text := chars(b.String())
		next := 0
		for _, line := range Lines(text, style) {
			for _, spot := range line.Spots {
				for ; next < spot.Char; next++ {
					require.True(t, unicode.IsSpace(text[next].Rune), "lost %q of %q", text[next].Rune, b.String())
				}
				require.Equal(t, next, spot.Char, "%q", b.String())
				require.False(t, math.IsNaN(spot.X))
				next++
			}
			last := text[line.Spots[len(line.Spots)-1].Char]
			if len(line.Spots) > 1 {
				require.LessOrEqual(t, line.Width-last.Right, style.Measure+1e-6, "%q at %v", b.String(), style)
			}
		}
		for ; next < len(text); next++ {
			require.True(t, unicode.IsSpace(text[next].Rune))
		}
	}
}

func TestLinesOfALongParagraph(t *testing.T) {
	text := strings.Repeat("公开“信息”12.5万元，", 400)
	lines := Lines(chars(text), Style{Em: 1, Measure: 28, Indent: 2, Gap: 0.1, Justify: true})
	for _, line := range lines[:len(lines)-1] {
		assert.InDelta(t, 28, line.Width, 0.51)
	}
}
