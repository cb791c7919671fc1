package fitting

import (
	"slices"
	"strings"

	"nianbao/templates"
)

// words are the labels of all forms in normal form, sorted.
type words []string

func wordsOf(editions []*templates.Edition) (all words) {
	for _, e := range editions {
		for _, t := range e.Tables {
			for _, c := range t.Grid.Cells {
				if c.Slot == nil {
					all = append(all, spellings(e, c.Text)...)
				}
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// spellings are the ways a label is written, in normal form.
func spellings(e *templates.Edition, label string) (all []string) {
	for _, s := range e.Spellings(label) {
		if n := templates.Normalize(s); n != "" {
			all = append(all, n)
		}
	}
	return all
}

// begins reports whether a label begins with a normal form.
func (w words) begins(n string) bool {
	i, found := slices.BinarySearch(w, n)
	return found || i < len(w) && strings.HasPrefix(w[i], n)
}

func (w words) has(n string) bool {
	_, found := slices.BinarySearch(w, n)
	return found
}
