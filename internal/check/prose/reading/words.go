package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/memo"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// words are what an edition's own words tell of any amount, in the form texts are read in.
type words struct {
	carried []string // what names a figure that is another year's by its own name: 结转
}

// wordsOf returns what an edition says of amounts.
var wordsOf = memo.For(func(e *templates.Edition) *words { return &words{carriedWords(e)} })

// carriedWords returns what is left of the words for figures that name another year once the year is taken out of them:
// 结转 of 上年结转. Such a figure is the form's own, however far its year stands from it: 上年度未办完结转3件.
func carriedWords(e *templates.Edition) []string {
	var left []string
	for _, s := range e.Prose.Subjects {
		for _, f := range s.Figures {
			for _, word := range FoldAll(f.Words) {
				for _, year := range otherYears {
					rest := strings.ReplaceAll(word, year, "")
					if rest != word && utf8.RuneCountInString(rest) > 1 && !slices.Contains(left, rest) {
						left = append(left, rest)
					}
				}
			}
		}
	}
	return wordlist.Shortest(left)
}

// FoldAll brings words into the form texts are read in.
func FoldAll(list []string) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = quantity.Fold(w)
	}
	return out
}

// OfAnotherYear reports whether one of the words of a figure names another year: 上年结转.
func OfAnotherYear(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return wordlist.AnyIn(w, otherYears...) })
}
