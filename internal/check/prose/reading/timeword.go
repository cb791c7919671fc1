package reading

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/quantity"
)

// Years without digits, and other words of time.

// namedYear reads a year that is named without digits.
func namedYear(text quantity.Text, i int) (Moment, bool) {
	m := Moment{At: i, To: i + 1}
	switch r := text.At(i - 1); {
	case r == '今', r == '本':
		m.Year = ThisYear
		return m, true
	case r == '全', r == '当', text.At(i+1) == '内', text.HasAt(i+1, "初以来"), r == '开' && text.HasAt(i+1, "以来"),
		r == '一' && (text.At(i+1) == '来' || text.HasAt(i+1, "以来")):
		m.Period = WholeYear
		return m, true
	case r == '近', r == '历', r == '往', r == '多' && text.At(i+1) == '来':
		m.Period = ManyYears
		return m, true
	case r != 0 && strings.ContainsRune("二两三四五六七八九十几数", r):
		from := i - 1
		for strings.ContainsRune("二两三四五六七八九十", text.At(from-1)) && text.At(from-1) != 0 {
			from--
		}
		m.Period = ManyYears
		return m, isSpell(text, from, i+1)
	}
	return m, false
}

// turns are what an office counts from, within a year or over several: 机构改革后, 平台上线后.
var turns = []string{"改革", "成立", "组建", "上线", "开通", "挂牌", "划转", "施行", "实施", "修订", "运行"}

// timeWord reads a word of time other than a year. found are the expressions before it.
func timeWord(text quantity.Text, i int, found []Moment) (Moment, bool) {
	m := Moment{At: i, To: i + 2}
	switch text.Runes[i] {
	case '以', '至', '迄':
		if !text.HasAt(i, "以来") && !text.HasAt(i, "至今") && !text.HasAt(i, "迄今") {
			return m, false
		}
		m.Period = ManyYears
		if n := len(found); n > 0 && found[n-1].To == i {
			m.Year = found[n-1].Year // 2024年以来
			if found[n-1].Period == WholeYear {
				return m, false
			}
		} else if text.HasAt(i-1, "初") || text.HasAt(i-2, "一年") || text.HasAt(i-2, "开年") {
			return m, false
		}
		return m, true
	case '累':
		m.Period = AddedUp
		return m, text.HasAt(i, "累计")
	case '期':
		m.Period = SomeTime
		if strings.ContainsRune("年度告计本", text.At(i-1)) {
			return m, false // 报告期间
		}
		return m, text.HasAt(i, "期间")
	case '后':
		m.Period, m.To = SomeTime, i+1
		return m, slices.ContainsFunc(turns, func(w string) bool { return text.HasAt(i-2, w) })
	case '任', '本':
		m.Period = ManyYears
		return m, text.HasAt(i, "任期") || text.HasAt(i, "本届")
	}
	return m, false
}
