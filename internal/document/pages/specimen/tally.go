package specimen

import (
	"strconv"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"

	"nianbao/internal/document"
)

// Complete holds that pages of text have every character of the document, and none beside page
// numbers, marks and the labels a table repeats. numbered is how many of the pages have a number.
func Complete(t *testing.T, d *document.Document, pages [][]string, numbered int) {
	t.Helper()
	want, got := expected(d, len(pages), numbered), tallyOf(pages)
	assert.Empty(t, want.minus(got), "lost")
	assert.Empty(t, got.minus(want).minus(repeatable(d, len(pages))), "added")
}

// tally counts the characters that print something.
type tally map[rune]int

func (t tally) add(s string, times int) {
	for _, r := range s {
		if !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector,
			unicode.Other_Default_Ignorable_Code_Point) {
			t[r] += times
		}
	}
}

// minus returns what is in t and not in other.
func (t tally) minus(other tally) tally {
	out := tally{}
	for r, n := range t {
		if n > other[r] {
			out[r] = n - other[r]
		}
	}
	return out
}

// expected counts what has to be on the pages: the document, page numbers and marks.
func expected(d *document.Document, pages, numbered int) tally {
	t := tally{}
	t.add(d.Title, 1)
	if len(d.SignOff) > 0 {
		t.add(d.Title, 1)
	}
	for _, f := range d.SignOff {
		t.add(f.Label+f.Value, 1)
	}
	for _, b := range d.Blocks {
		t.add(b.Text(), 1)
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				t.add(c.Text, 1)
			}
		}
	}
	for number := range numbered {
		t.add("— "+strconv.Itoa(number+1)+" —", 1)
	}
	if d.Draft {
		t.add(document.DraftMark, pages)
	}
	return t
}

// repeatable counts the labels a table over several pages may repeat.
func repeatable(d *document.Document, pages int) tally {
	t := tally{}
	for _, b := range d.Blocks {
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				if c.Role != document.Figure {
					t.add(c.Text, pages)
				}
			}
		}
	}
	return t
}

func tallyOf(pages [][]string) tally {
	t := tally{}
	for _, page := range pages {
		for _, run := range page {
			t.add(run, 1)
		}
	}
	return t
}
