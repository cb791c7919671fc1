package period

import (
	"strings"

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
