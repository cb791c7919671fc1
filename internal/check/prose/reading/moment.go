package reading

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check/prose/quantity"
)

// A figure of the form is that of one year, the report's. Prose also tells those of other years
// and of several together: 近三年, 自2019年以来, 累计. A paragraph's expressions of time are read
// once; what each leaves behind for the figures after it is said where claims are read.

// Period is the meaning of an expression of time.
type Period int

// The meanings of expressions of time.
const (
	OneYear   Period = iota // 2024年, 今年: the figures after it are that year's
	WholeYear               // 全年, 年内: those of the year already spoken of
	EndOfYear               // 截至2024年底: up to then, from when is not said
	SomeTime                // 3月, 两会期间, 机构改革后: a part of a year
	ManyYears               // 近三年, 以来: more than one year
	AddedUp                 // 累计: perhaps more than one year
)

// ThisYear is the report's own year, whatever it is.
const ThisYear = -1

// Moment is an expression of time in a text.
type Moment struct {
	At     int // where it begins
	To     int // where it ends
	Period Period
	Year   int // of [OneYear], [EndOfYear], and of [ManyYears] that began with it; 0 for none
}

// moments finds the expressions of time in a text. The name of a document has none.
func moments(text quantity.Text) []Moment {
	var found []Moment
	for i := 0; i < len(text.Runes); {
		if text.Shut[i] {
			i++
			continue
		}
		var m Moment
		ok, next := false, i+1
		switch r := text.Runes[i]; {
		case isDigit(r):
			next = dateEnd(text, i)
			m, ok = date(text, i, next)
		case r == '年':
			m, ok = namedYear(text, i)
		default:
			m, ok = timeWord(text, i, found)
		}
		if ok {
			found, next = append(found, m), m.To
		}
		i = next
	}
	return found
}

// dateRunes are what a date, or a row or a range of dates, is written with.
const dateRunes = "0123456789年月日号份底末初度起自至到止-、和及与"

func dateEnd(text quantity.Text, i int) int {
	for i < len(text.Runes) && !text.Shut[i] && strings.ContainsRune(dateRunes, text.Runes[i]) {
		i++
	}
	return i
}

// date reads a run of dates: 2024年, 2020-2024年, 1月1日至12月31日, 3年.
func date(text quantity.Text, from, to int) (Moment, bool) {
	said := string(text.Runes[from:to])
	if !strings.ContainsAny(said, "年月") {
		return Moment{}, false
	}
	m := Moment{At: from, To: to}
	var years []int
	part := false
	for _, n := range numbersOf(text.Runes[from:to]) {
		switch {
		case n.digits == 4 && n.value/100 == 20 && (n.next == '年' || strings.ContainsRune("-至到、和及与", n.next)):
			if !slices.Contains(years, n.value) {
				years = append(years, n.value)
			}
		case n.digits <= 2 && n.next == '年':
			if n.value > 1 && isSpell(text, from, from+n.at+n.digits+1) {
				m.Period = ManyYears
				return m, true
			}
		case n.next == '月':
			part = true
		}
	}
	switch {
	case isAttribute(text, to):
		return m, false // 6月30日前印发的文件
	case slices.ContainsFunc(beforeThat, func(w string) bool { return text.HasAt(to, w) }):
		return m, false // 2019年以前的文件: it dates the papers, not the figure
	case len(years) > 1:
		m.Period = ManyYears
		return m, true
	case part && !fullYear.MatchString(said):
		m.Period = SomeTime
		if len(years) == 1 {
			m.Year = years[0]
		}
		return m, true
	case len(years) == 0:
		return m, false
	}
	m.Year = years[0]
	if text.HasAt(from-2, "截至") || text.HasAt(from-2, "截止") || strings.HasSuffix(said, "底") ||
		strings.HasSuffix(said, "末") {
		m.Period = EndOfYear
	}
	return m, true
}

// beforeThat say of a date that what follows is older or younger.
var beforeThat = []string{"以前的", "之前的", "前的", "以后的", "之后的"}

// longestAttribute is how many characters may be between a date with 前 and the 的 that makes an
// attribute of it.
const longestAttribute = 10

// isAttribute reports whether what follows a date makes of it an attribute of what is dated: 6月30日前印发的.
func isAttribute(text quantity.Text, to int) bool {
	for _, w := range []string{"以前", "之前", "前", "以后", "之后", "后"} {
		if !text.HasAt(to, w) {
			continue
		}
		for k := to; k < to+longestAttribute; k++ {
			switch r := text.At(k); {
			case r == '的':
				return true
			case r == 0, strings.ContainsRune(",;:。、", r), isDigit(r):
				return false
			}
		}
	}
	return false
}

// fullYear are dates that lead to the end of a year, or over all its months.
var fullYear = regexp.MustCompile(`12月(?:31日|底|末)|(?:^|\D)1(?:月份?)?[-至到]12月`)

type numberAt struct {
	at, digits, value int
	next              rune // the character after it
}

func numbersOf(runes []rune) []numberAt {
	var list []numberAt
	for i := 0; i < len(runes); {
		if !isDigit(runes[i]) {
			i++
			continue
		}
		n := numberAt{at: i}
		for i < len(runes) && isDigit(runes[i]) {
			i++
		}
		n.digits = i - n.at
		n.value, _ = strconv.Atoi(string(runes[n.at:i]))
		if i < len(runes) {
			n.next = runes[i]
		}
		list = append(list, n)
	}
	return list
}

// Words that make of a number of years a time that is spoken of: 近三年, 五年来, 三年共收到. 三年行动 is no time.
var (
	spellBefore = []string{"近", "过去", "最近", "前", "这"}
	spellAfter  = []string{"来", "以来", "间", "内", "共", "累计", "总计", "合计", "多来", "期间"}
)

// isSpell reports whether so many years, from one position to another, are a time that is spoken of.
func isSpell(text quantity.Text, from, to int) bool {
	for _, w := range spellBefore {
		if text.HasAt(from-len([]rune(w)), w) {
			return true
		}
	}
	return slices.ContainsFunc(spellAfter, func(w string) bool { return text.HasAt(to, w) })
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
