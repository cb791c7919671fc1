package quantity

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/numeral"
)

// Offices count things no list of measure words will ever name: 公开栏29块, 水渠86公里,
// 推文936篇次. A word that follows three numbers of a text, twice or more with nothing after it,
// is a measure there.

// longestCoined is how many characters such a word may have, leastCoined how many numbers must share it.
const longestCoined, leastCoined = 2, 3

// neverMeasures begin the words after numbers that are times, places, ranks, marks and scales: they do not add up.
const neverMeasures = "年月日号时点分秒天周季岁度届级星倍成路楼层版个万亿千百十至到余多几米"

// coined returns the measure words a text makes up, longest first.
func coined(t Text) []string {
	var after []string // what stands after numbers without a known measure word
	for i := 0; i < len(t.Runes); {
		if t.Shut[i] || !isDigit(t.Runes[i]) {
			i++
			continue
		}
		_, _, end, ok := digitsAt(t, i)
		if ok && !isCode(t, i, end) {
			if _, scaled := numeral.Myriads[t.At(end)]; scaled {
				end++
			}
			if _, known := measureAt(t, end); !known {
				after = append(after, hanAfter(t, end))
			}
		}
		i = max(end, i+1)
	}
	if len(after) < leastCoined {
		return nil
	}
	alone, all := map[string]int{}, map[string]int{}
	for _, word := range after {
		r := []rune(word)
		if len(r) <= longestCoined {
			alone[word]++
		}
		for n := 1; n <= min(len(r), longestCoined); n++ {
			all[string(r[:n])]++
		}
	}
	var words []string
	for _, word := range after {
		if alone[word] > 1 && all[word] >= leastCoined && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	return words
}

// hanAfter returns the Chinese characters at a position, one more than a measure word may have, none if they cannot
// measure.
func hanAfter(t Text, i int) string {
	if strings.ContainsRune(neverMeasures, t.At(i)) && t.At(i+1) != '次' {
		return ""
	}
	end := i
	for end-i <= longestCoined && isHan(t.At(end)) {
		end++
	}
	if i == end {
		return ""
	}
	return string(t.Runes[i:end])
}
