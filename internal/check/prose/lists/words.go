package lists

import (
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/once"
	"nianbao/templates"
)

// words are what an edition says of the parts of lists, in the form texts are read in.
type words struct {
	kinds  []kind
	wholes [][]string // labels that are all the parts of something
	rows   []string   // what names a row of the form, or a part of one
}

// kind is one way of parting things, with its words: see [templates.WordKind].
type kind struct {
	id      string
	nested  bool
	across  bool
	persons bool
	words   []string
}

// wordsOf returns what an edition says of lists.
var wordsOf = once.For(newWords)

func newWords(e *templates.Edition) *words {
	w := &words{rows: rowWords(e)}
	for _, k := range e.Prose.Kinds {
		w.kinds = append(w.kinds, kind{k.ID, k.Nested, k.Across, k.Persons, reading.FoldAll(k.Words)})
	}
	for _, whole := range e.Prose.Wholes {
		w.wholes = append(w.wholes, reading.FoldAll(whole))
	}
	return w
}

// rowWords returns the words of figures that a part of a list may be, and those of kinds that are rows.
func rowWords(e *templates.Edition) []string {
	var rows []string
	for _, s := range e.Prose.Subjects {
		for _, f := range s.Figures {
			if !f.Whole {
				rows = append(rows, reading.FoldAll(f.Words)...)
			}
		}
	}
	for _, k := range e.Prose.Kinds {
		if k.Rows {
			rows = append(rows, reading.FoldAll(k.Words)...)
		}
	}
	return rows
}
