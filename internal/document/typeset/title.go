package typeset

import (
	"math"
	"slices"
	"strings"
)

// Title breaks a title into lines no longer than the measure, at sense: after the first head
// characters, which are the agency's name, before a year, or after a word that ends the name of a
// place or body. The lines are ranges of the text. A title that fits one line is not broken; of
// several ways to break it, the one is taken whose lines form a trapezium or a rhombus (GB/T 9704:
// 使用梯形或菱形).
func Title(text []Char, head int, s Style) [][2]int {
	s.Indent, s.Justify, s.Balance = 0, false, true
	p := analyse(text, s)
	p.mendLongRuns()
	if p.whole().width <= s.Measure {
		return [][2]int{{0, len(text)}}
	}
	breaks := make([]float64, len(text)) // the cost of a break before each character
	for to := 1; to < len(text); to++ {
		breaks[to] = p.breakCost(to, head)
	}
	var best []int
	least := 0.0
	for lines := 2; lines <= maxTitleLines; lines++ {
		p.divide(0, lines, division{}, func(cuts []int, widths []float64) {
			if cost := p.titleCost(cuts, widths, breaks); best == nil || cost < least {
				best, least = slices.Clone(cuts), cost
			}
		})
	}
	if best == nil { // longer than any title: as a paragraph
		best = p.best()
	}
	out := make([][2]int, len(best))
	from := 0
	for i, to := range best {
		out[i] = [2]int{from, to}
		from = to
	}
	return out
}

// maxTitleLines bounds the search for a title's breaks; a title of more lines is set as a paragraph
// is.
const maxTitleLines = 4

// ends are the words that end the name of a place or a body, after which a title reads on well.
// Those of one character are sure only when the next does not make another word with them (省|级,
// 市|场).
var ends = strings.Fields(`
	自治区 自治州 自治县 地区 街道 人民政府 委员会 办公室 办公厅 開發區 开发区
	省 市 县 縣 区 區 盟 旗 州 乡 鄉 镇 鎮 局 厅 廳 部 委 和 与 與 及 、 ，`)

// whole are words that a title is not broken within, though any character may end a line.
var whole = strings.Fields("政府信息公开 工作 年度报告 年度 催报")

const not = "场場级級域区區长長门門政民属屬辖轄内內会會员員务務"

// What breaking a title in a worse place costs.
const (
	costTitleLine  = 4.0
	costPlainBreak = 12.0
	costWordEnd    = 2.0
	costHourglass  = 10.0 // a middle line shorter than both neighbours
	costOblong     = 1.0  // lines of one length
	costTiny       = 40.0 // a line of fewer than four characters
	costWithinWord = 60.0
)

// division is a title broken so far: where each line ends, and how wide it is.
type division struct {
	lines  int
	cuts   [maxTitleLines]int
	widths [maxTitleLines]float64
}

// divide calls found for every way to break the rest of the text from from into as many lines that
// fit.
func (p *paragraph) divide(from, lines int, d division, found func(cuts []int, widths []float64)) {
	n := len(p.text)
	if lines == 0 {
		if from == n {
			found(d.cuts[:d.lines], d.widths[:d.lines])
		}
		return
	}
	d.lines++
	p.walk(from, func(to int, s span) bool {
		if s.width > p.style.Measure+epsilon {
			return false
		}
		if p.after[to-1] == freely && (lines > 1) == (to < n) {
			d.cuts[d.lines-1], d.widths[d.lines-1] = to, s.width
			p.divide(to, lines-1, d, found)
		}
		return true
	})
}

// titleCost is the badness of a title's breaks: by where its lines end and by the shape they
// make.
func (p *paragraph) titleCost(cuts []int, widths, breaks []float64) float64 {
	cost := costTitleLine * float64(len(cuts))
	for _, to := range cuts[:len(cuts)-1] {
		cost += breaks[to]
	}
	em := p.style.Em
	for i, w := range widths {
		if w < 4*em {
			cost += costTiny
		}
		if i > 0 && i+1 < len(widths) && w < widths[i-1] && w < widths[i+1] {
			cost += costHourglass
		}
		if i > 0 && math.Abs(w-widths[i-1]) < em/2 {
			cost += costOblong
		}
		cost += square((p.style.Measure-w)/p.style.Measure) / 4
	}
	return cost
}

// breakCost is how badly the sense breaks before character to.
func (p *paragraph) breakCost(to, head int) float64 {
	if to == head || isDigit(p.text[to].Rune) && !isDigit(p.text[to-1].Rune) {
		return 0
	}
	for _, word := range ends {
		runes := []rune(word)
		from := to - len(runes)
		if from < 1 || !matches(func(i int) rune { return p.text[i].Rune }, from, runes) {
			continue
		}
		if len(runes) > 1 || !strings.ContainsRune(not, p.text[to].Rune) {
			return costWordEnd
		}
	}
	if p.withinWord(to) {
		return costWithinWord
	}
	return costPlainBreak
}

// withinWord reports whether a break before character to parts a word.
func (p *paragraph) withinWord(to int) bool {
	for _, word := range whole {
		runes := []rune(word)
		for from := max(0, to-len(runes)+1); from < to && from+len(runes) <= len(p.text); from++ {
			if matches(func(i int) rune { return p.text[i].Rune }, from, runes) {
				return true
			}
		}
	}
	return false
}
