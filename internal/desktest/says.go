package desktest

import (
	"strings"
	"testing"
)

// Says fails where a page lacks a sentence, without printing all of the page.
func Says(t *testing.T, page, sentence string) {
	t.Helper()
	if !strings.Contains(page, sentence) {
		first, _, _ := strings.Cut(page[max(0, strings.Index(page, "<h1")):], "</p>")
		t.Errorf("the page lacks %q; it begins %.300s", sentence, first)
	}
}

// Silent fails where a page has what it must not.
func Silent(t *testing.T, page, sentence string) {
	t.Helper()
	if at := strings.Index(page, sentence); at >= 0 {
		t.Errorf("the page has %q: %.200s", sentence, page[max(0, at-80):])
	}
}
