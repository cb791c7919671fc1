package prose

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/internal/check/prose/quantity"
	"nianbao/templates"
)

// words are what an edition says of prose, in the form texts are read in.
type words struct {
	kinds   []kind
	wholes  [][]string
	rows    []string // what names a row of the form, or a part of one, in a list
	carried []string // what names a figure that is another year's by its own name: 结转
}

type kind struct {
	id      string
	nested  bool
	across  bool
	persons bool
	words   []string
}

var prepared sync.Map // *templates.Edition → *words

// wordsOf prepares an edition's words once.
func wordsOf(e *templates.Edition) *words {
	if w, ok := prepared.Load(e); ok {
		return w.(*words)
	}
	w := &words{}
	for _, k := range e.Prose.Kinds {
		w.kinds = append(w.kinds, kind{k.ID, k.Nested, k.Across, k.Persons, folded(k.Words)})
	}
	w.rows = rowWords(e)
	for _, whole := range e.Prose.Wholes {
		w.wholes = append(w.wholes, folded(whole))
	}
	w.carried = carriedWords(e)
	stored, _ := prepared.LoadOrStore(e, w)
	return stored.(*words)
}

// rowWords returns the words of figures that a part of a list may be, and those of kinds that are rows.
func rowWords(e *templates.Edition) []string {
	var rows []string
	for _, s := range e.Prose.Subjects {
		for _, f := range s.Figures {
			if !f.Whole {
				rows = append(rows, folded(f.Words)...)
			}
		}
	}
	for _, k := range e.Prose.Kinds {
		if k.Rows {
			rows = append(rows, folded(k.Words)...)
		}
	}
	return rows
}

// carriedWords returns what is left of the words for figures that name another year once the year is taken out of them:
// 结转 of 上年结转. Such a figure is the form's own, however far its year stands from it: 上年度未办完结转3件.
func carriedWords(e *templates.Edition) []string {
	var left []string
	for _, s := range e.Prose.Subjects {
		for _, f := range s.Figures {
			for _, word := range folded(f.Words) {
				for _, year := range otherYears {
					rest := strings.ReplaceAll(word, year, "")
					if rest != word && utf8.RuneCountInString(rest) > 1 && !slices.Contains(left, rest) {
						left = append(left, rest)
					}
				}
			}
		}
	}
	return shortest(left)
}

// shortest returns the words that hold none of the others: where none of them stands, none of the others does.
func shortest(words []string) []string {
	var list []string
	for _, w := range words {
		if !slices.ContainsFunc(words, func(o string) bool { return o != w && strings.Contains(w, o) }) {
			list = append(list, w)
		}
	}
	return list
}

func folded(list []string) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = quantity.Fold(w)
	}
	return out
}

func startsWithAny(text string, list []string) bool {
	for _, w := range list {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

func endsWithAny(text string, list []string) bool {
	for _, w := range list {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

func containsAny(text string, list []string) bool {
	for _, w := range list {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}
