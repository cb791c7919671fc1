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
	kinds   lexicon.Signs  // the ways of parting things: see [templates.WordKind]
	nested  uint64         // of them, those whose figures lie within one another
	across  uint64         // and those that may apply to the things of any other part
	persons uint64         // or to persons
	shares  lexicon.Signs  // words that are, several together, all the parts of something
	wholes  [][]int        // which are
	rows    *lexicon.Set   // what names a row of the form, or a part of one
	taken   *lexicon.Set   // what names the figures that stand beside one carried over: 收到, 新收
	themes  []*lexicon.Set // what names the figures of each of the edition's subjects
}

// most is how many ways of parting things, and words of wholes, an edition may have. Further ones are not known.
const most = 64

// wordsOf returns an edition's words for lists.
var wordsOf = memo.For(newWords)

func newWords(e *templates.Edition) *words {
	figures := map[*templates.Figure][]string{} // the words of each are many, and asked for more than once
	for _, s := range e.Prose.Subjects {
		for _, f := range s.Figures {
			figures[f] = reading.FoldAll(f.Words)
		}
	}
	w := &words{rows: lexicon.NewSet(rowWords(e, figures)), taken: lexicon.NewSet(takenWords(e, figures))}
	for _, s := range e.Prose.Subjects {
		var theme []string
		for _, f := range s.Figures {
			if !f.Among {
				theme = append(theme, figures[f]...)
			}
		}
		w.themes = append(w.themes, lexicon.NewSet(theme))
	}
	for i, k := range e.Prose.Kinds[:min(most, len(e.Prose.Kinds))] {
		w.kinds.Add(i, reading.FoldAll(k.Words)...)
		for set, is := range map[*uint64]bool{&w.nested: k.Nested, &w.across: k.Across && !k.Nested,
			&w.persons: k.Persons && !k.Nested} {
			if is {
				*set |= 1 << i
			}
		}
	}
	var known []string
	for _, whole := range e.Prose.Wholes {
		var numbers []int
		for _, word := range reading.FoldAll(whole) {
			n := slices.Index(known, word)
			if n < 0 {
				n, known = len(known), append(known, word)
				w.shares.Add(n, word)
			}
			numbers = append(numbers, n)
		}
		w.wholes = append(w.wholes, numbers)
	}
	return w
}

// rowWords returns the words of figures that a part of a list may be, and those of kinds that are rows.
func rowWords(e *templates.Edition, figures map[*templates.Figure][]string) []string {
	var rows []string
	for _, s := range e.Prose.Subjects {
		for _, f := range s.Figures {
			if !f.Whole && !f.Among {
				rows = append(rows, figures[f]...)
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
func takenWords(e *templates.Edition, figures map[*templates.Figure][]string) []string {
	var taken []string
	for _, s := range e.Prose.Subjects {
		i := slices.IndexFunc(s.Figures, func(f *templates.Figure) bool {
			return reading.OfAnotherYear(figures[f])
		})
		for _, f := range s.Figures {
			if i >= 0 && f != s.Figures[i] && f.Rule == s.Figures[i].Rule {
				taken = append(taken, figures[f]...)
			}
		}
	}
	return taken
}
