package quantity

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/numeral"
)

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

// hanAt reads a number written in characters: 三百二十一, 两, 十二. exact is false for what is an estimate by its form:
// 二三十, 百, 万.
func hanAt(t Text, i int) (n int64, end int, exact, ok bool) {
	start := i
	for numeral.Is(t.At(i)) {
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
	n, exact, ok = numeral.Read(t.Runes[start:i])
	return n, i, exact, ok
}
