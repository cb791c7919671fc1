package quantity

import "github.com/shopspring/decimal"

// longestNumber bounds a number; what is longer is no quantity.
const longestNumber = 24

// digitsAt reads a number written in digits: 388, 3,642, 59237.2449. It returns where the number ends; ok is false for
// what is no plain number, such as 1.2.3.
func digitsAt(t Text, i int) (n decimal.Decimal, places int32, end int, ok bool) {
	start := i
	var plain []rune
	for isDigit(t.At(i)) {
		plain = append(plain, t.At(i))
		i++
	}
	// Thousands are grouped by commas only where every group is complete.
	if len(plain) <= 3 {
		for t.At(i) == ',' && isDigit(t.At(i+1)) && isDigit(t.At(i+2)) && isDigit(t.At(i+3)) && !isDigit(t.At(i+4)) {
			plain = append(plain, t.Runes[i+1:i+4]...)
			i += 4
		}
	}
	if t.At(i) == '.' && isDigit(t.At(i+1)) {
		plain = append(plain, '.')
		for i++; isDigit(t.At(i)); i++ {
			plain = append(plain, t.At(i))
			places++
		}
		if t.At(i) == '.' && isDigit(t.At(i+1)) {
			for isDigit(t.At(i)) || t.At(i) == '.' {
				i++
			}
			return n, 0, i, false
		}
	}
	if i-start > longestNumber {
		return n, 0, i, false
	}
	n, err := decimal.NewFromString(string(plain))
	return n, places, i, err == nil
}

var (
	hanDigit = map[rune]int64{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7,
		'八': 8, '九': 9}
	hanScale  = map[rune]int64{'十': 10, '百': 100, '千': 1000}
	hanMyriad = map[rune]int64{'万': 1e4, '亿': 1e8}
)

func isHanNumeral(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿':
		return true
	}
	return false
}

// hanAt reads a number written in characters: 三百二十一, 两, 十二. exact is false for what is an estimate by its form:
// 二三十, 百, 万.
func hanAt(t Text, i int) (n int64, end int, exact, ok bool) {
	start := i
	for isHanNumeral(t.At(i)) {
		i++
	}
	if t.HasAt(i-1, "万元") || t.HasAt(i-1, "亿元") {
		if i-1 > start {
			i--
		}
	}
	if i == start || i-start > longestNumber {
		return 0, max(i, start+1), false, false
	}
	word := t.Runes[start:i]
	exact = true
	var total, section, digit int64
	pending := false // a digit waits for its scale
	for k, r := range word {
		if d, is := hanDigit[r]; is {
			if pending && digit != 0 && d != 0 {
				exact = false // 二三十, 三五件
			}
			digit, pending = d, true
			continue
		}
		if s, is := hanScale[r]; is {
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
		if k == 0 {
			exact = false
			digit = 1
		}
		total = (total + section + digit) * hanMyriad[r]
		section, digit, pending = 0, 0, false
		if total > 1e12 {
			return 0, i, false, false
		}
	}
	return total + section + digit, i, exact, true
}
