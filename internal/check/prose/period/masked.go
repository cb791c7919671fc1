package period

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/check/prose/dates"
	"nianbao/internal/check/rule"
	"nianbao/internal/simplified"
)

// masked folds Traditional characters, full-width and Chinese digits of years and blanks out names and numbers of
// documents, keeping every character's place.
func masked(text string) string {
	out := []rune(text)
	var simple simplified.Folder
	for i, r := range out {
		if r >= '０' && r <= '９' {
			r = r - '０' + '0'
		}
		out[i] = simple.Fold(r)
	}
	dates.FoldYears(out)
	depth := 0
	own := ownTitle(out)
	closed := false // a document's name or number has just ended
	aside := false  // within brackets that stand right after it
	for i, r := range out {
		if i >= own[0] && i < own[1] {
			continue
		}
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

// ownTitle finds the name of the report itself where it is presented: 编制《某局2024年政府信息公开工作年度报告》.
func ownTitle(text []rune) [2]int {
	if !slices.Contains(text, '《') {
		return [2]int{}
	}
	s := string(text)
	if m := titled.FindStringSubmatchIndex(s); m != nil {
		from := utf8.RuneCountInString(s[:m[2]])
		return [2]int{from, from + utf8.RuneCountInString(s[m[2]:m[3]])}
	}
	return [2]int{}
}

var titled = regexp.MustCompile(`(?:^|[编編][制製写寫](?:了|完成)?|[现現][将將]|[现現](?:予以)?[公发發][布佈开開])(《[^《》]{0,20}\d{4}年[^《》]{0,20}(?:[报報]告|年[报報])》)`)

// longestSentence is how far a sentence is looked for, before a place and after it.
const longestSentence = 200

// sentence returns the sentence at a place of a text.
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
