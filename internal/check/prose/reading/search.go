package reading

import "strings"

// StartsWithAny reports whether a text begins with any of some words.
func StartsWithAny(text string, list []string) bool {
	for _, w := range list {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// EndsWithAny reports whether a text ends in any of some words.
func EndsWithAny(text string, list []string) bool {
	for _, w := range list {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// ContainsAny reports whether any of some words stands in a text.
func ContainsAny(text string, list []string) bool {
	for _, w := range list {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// LastRunes returns the last characters of a text, so many or all there are.
func LastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

// LastOf returns where the last of some words begins, -1 where none stands.
func LastOf(text string, words []string) int {
	at := -1
	for _, w := range words {
		at = max(at, strings.LastIndex(text, w))
	}
	return at
}
