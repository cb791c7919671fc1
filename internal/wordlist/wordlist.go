// Package wordlist asks what a text has of a list of words.
package wordlist

import (
	"slices"
	"strings"
)

// AnyIn reports whether any of some words occurs in a text.
func AnyIn(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// AnyBegins reports whether a text begins with any of some words.
func AnyBegins(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// AnyEnds reports whether a text ends in any of some words.
func AnyEnds(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// LastIn returns where the last of some words begins in a text, -1 where none occurs.
func LastIn(text string, words ...string) int {
	at := -1
	for _, w := range words {
		at = max(at, strings.LastIndex(text, w))
	}
	return at
}

// Shortest returns the words that hold none of the others: where none of them occurs, none of the
// others does.
func Shortest(words []string) []string {
	var list []string
	for _, w := range words {
		if !slices.ContainsFunc(words, func(o string) bool { return o != w && strings.Contains(w, o) }) {
			list = append(list, w)
		}
	}
	return list
}
