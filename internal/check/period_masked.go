package check

import (
	"strings"

	"nianbao/internal/check/rule"
)

// masked folds full-width and Chinese digits of years and blanks out names and numbers of
// documents, keeping every character's place.
func masked(text string) string {
	out := []rune(text)
	for i, r := range out {
		if r >= '０' && r <= '９' {
			out[i] = r - '０' + '0'
		}
	}
	foldChineseYears(out)
	depth := 0
	closed := false // a document's name or number has just ended
	aside := false  // within brackets that stand right after it
	for i, r := range out {
		switch {
		case strings.ContainsRune("《〔［[【", r):
			depth++
		case strings.ContainsRune("》〕］]】", r):
			depth = max(depth-1, 0)
			closed = true
			out[i] = '　'
			continue
		case closed && (r == '（' || r == '('):
			aside = true
		case aside && (r == '）' || r == ')'):
			aside = false
			out[i] = '　'
			continue
		}
		if depth > 0 || aside {
			out[i] = '　'
			continue
		}
		closed = false
	}
	return string(out)
}

const chineseDigits = "〇一二三四五六七八九"

// foldChineseYears writes 二〇二四年 as 2024年; so four runes stay four.
func foldChineseYears(text []rune) {
	digit := func(r rune) int {
		if r == '○' || r == '零' || r == 'Ｏ' {
			return 0
		}
		for i, d := range []rune(chineseDigits) {
			if d == r {
				return i
			}
		}
		return -1
	}
	for i := 4; i < len(text); i++ {
		if text[i] != '年' {
			continue
		}
		var four [4]int
		ok := true
		for j := range four {
			four[j] = digit(text[i-4+j])
			ok = ok && four[j] >= 0
		}
		if ok {
			for j, d := range four {
				text[i-4+j] = rune('0' + d)
			}
		}
	}
}

// longestSentence is how far a sentence is looked for, before a place and after it.
const longestSentence = 200

// sentence returns the sentence in which a place of a text stands.
func sentence(text []rune, place int) string {
	start, end := place, place
	for start > max(0, place-longestSentence) && !strings.ContainsRune("。；！？\n", text[start-1]) {
		start--
	}
	for end < min(len(text), place+longestSentence) && !strings.ContainsRune("。；！？\n", text[end]) {
		end++
	}
	return rule.Shorten(strings.TrimSpace(string(text[start:end])))
}

// tail returns the last characters of a text, some so many.
func tail(text string, characters int) string {
	if most := characters * len("字"); len(text) > most {
		text = strings.ToValidUTF8(text[len(text)-most:], "")
	}
	return text
}
