// Package dates reads years, months and days as offices write them. It is the one reader of dates
// of what is checked: the statistical period, the cover, citations and the times that figures are
// of are read by it.
package dates

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/check/prose/numeral"
	"nianbao/templates"
)

// FoldYears writes 二〇二四年 as 2024年 in place; so four characters stay four.
func FoldYears(text []rune) {
	for i := 4; i < len(text); i++ {
		if text[i] != '年' {
			continue
		}
		var four [4]rune
		ok := true
		for j := range four {
			d, is := digit(text[i-4+j])
			four[j], ok = d, ok && is
		}
		if ok {
			copy(text[i-4:i], four[:])
		}
	}
}

func digit(r rune) (rune, bool) {
	if r == 'Ｏ' {
		return '0', true
	}
	d, ok := numeral.Digit(r)
	return rune('0' + d), ok && r != '两'
}

// Number reads the number of a month or a day, in digits or in characters: 12, 十二, 三十一, 元. It is 0 for what is none.
func Number(text string) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	if text == "元" {
		return 1
	}
	n, _, _ := numeral.Read([]rune(text))
	return int(n)
}

// Year reads a year of four digits, or of the last two.
func Year(digits string) int {
	n, _ := strconv.Atoi(digits)
	if len(digits) == 2 {
		n += 2000
	}
	return n
}

var (
	written = regexp.MustCompile(`^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ].*)?$`)
	inHan   = regexp.MustCompile(`[一二三四五六七八九十廿卅元]+([月日号])`)
)

// Day reads a day in digits or in characters: 2026-01-20, 20260120, 二〇二六年一月二十日.
func Day(text string) (time.Time, bool) {
	runes := []rune(text)
	FoldYears(runes)
	text = inHan.ReplaceAllStringFunc(string(runes), func(s string) string {
		for _, mark := range []string{"月", "日", "号"} {
			if number, ok := strings.CutSuffix(s, mark); ok {
				return strconv.Itoa(Number(number)) + mark
			}
		}
		return s
	})
	m := written.FindStringSubmatch(templates.Normalize(text))
	if m == nil {
		return time.Time{}, false
	}
	year, month, day := Number(m[1]), Number(m[2]+m[4]), Number(m[3]+m[5])
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return date, date.Year() == year && int(date.Month()) == month && date.Day() == day
}
