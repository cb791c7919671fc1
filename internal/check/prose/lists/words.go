package lists

import (
	"slices"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/memo"
	"nianbao/templates"
)

// words are an edition's words for the parts of lists, in the form texts are read in.
type words struct {
	kinds  []kind
	wholes [][]string     // labels that are all the parts of something
	rows   *lexicon.Set   // what names a row of the form, or a part of one
	taken  *lexicon.Set   // what names the figures that stand beside one carried over: 收到, 新收
	themes []*lexicon.Set // what names the figures of each of the edition's subjects
}

// kind is one way of parting things, with its words: see [templates.WordKind].
type kind struct {
	id      string
	nested  bool
	across  bool
	persons bool
	words   []string
}

// wordsOf returns an edition's words for lists.
var wordsOf = memo.For(newWords)

func newWords(e *templates.Edition) *words {
	w := &words{rows: lexicon.NewSet(rowWords(e)), taken: lexicon.NewSet(takenWords(e))}
	for _, s := range e.Prose.Subjects {
		var theme []string
		for _, f := range s.Figures {
			if !f.Among {
				theme = append(theme, reading.FoldAll(f.Words)...)
			}
		}
		w.themes = append(w.themes, lexicon.NewSet(theme))
	}
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
			if !f.Whole && !f.Among {
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

// takenWords returns the words of figures of which one, by its words, is carried over from another year.
func takenWords(e *templates.Edition) []string {
	var taken []string
	for _, s := range e.Prose.Subjects {
		i := slices.IndexFunc(s.Figures, func(f *templates.Figure) bool {
			return reading.OfAnotherYear(reading.FoldAll(f.Words))
		})
		for _, f := range s.Figures {
			if i >= 0 && f != s.Figures[i] && f.Rule == s.Figures[i].Rule {
				taken = append(taken, reading.FoldAll(f.Words)...)
			}
		}
	}
	return taken
}
