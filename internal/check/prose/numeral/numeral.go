// Package numeral reads numbers written in Chinese characters. It is the one such reader of the prose room: amounts and
// dates are read by it.
package numeral

var (
	digits = map[rune]int64{'零': 0, '〇': 0, '○': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6,
		'七': 7, '八': 8, '九': 9}
	scales = map[rune]int64{'十': 10, '百': 100, '千': 1000}
	tens   = map[rune]int64{'廿': 20, '卅': 30}
)

// Myriads are the scales that multiply all before them.
var Myriads = map[rune]int64{'万': 1e4, '亿': 1e8}

// Digit returns the value of a digit, and whether a character is one.
func Digit(r rune) (int64, bool) {
	d, ok := digits[r]
	return d, ok
}

// Is reports whether a character may be part of a number.
func Is(r rune) bool {
	if _, ok := digits[r]; ok && r != '○' {
		return true
	}
	return scales[r] != 0 || Myriads[r] != 0
}

// most bounds what is read.
const most = 1e12

// Read reads a number: 三百二十一, 两, 十二, 廿一. exact is false for what is an estimate by its form: 二三十, 百, 万; ok is
// false for what is no number, or too large.
func Read(word []rune) (n int64, exact, ok bool) {
	exact = len(word) > 0
	var total, section, digit int64
	pending := false // a digit waits for its scale
	for k, r := range word {
		if d, is := digits[r]; is {
			if pending && digit != 0 && d != 0 {
				exact = false // 二三十, 三五件
			}
			digit, pending = d, true
			continue
		}
		if t, is := tens[r]; is {
			section, digit, pending = section+t, 0, false
			continue
		}
		if s, is := scales[r]; is {
			if !pending {
				if k > 0 || r != '十' {
					exact = exact && k > 0
				}
				digit = 1
			}
			section += digit * s
			digit, pending = 0, false
			continue
		}
		m, is := Myriads[r]
		if !is {
			return 0, false, false
		}
		if k == 0 {
			exact, digit = false, 1
		}
		total = (total + section + digit) * m
		section, digit, pending = 0, 0, false
		if total > most || total < 0 {
			return 0, false, false
		}
	}
	return total + section + digit, exact, len(word) > 0
}
