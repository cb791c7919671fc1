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
	kinds   *lexicon.Signs // the ways of parting things: see [templates.WordKind]
	nested  uint64         // of them, those whose figures lie within one another
	across  uint64         // and those that may apply to the things of any other part
	persons uint64         // or to persons
	shares  *lexicon.Signs // words that are, several together, all the parts of something
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
	w := &words{rows: setOf(e, rowWords), taken: setOf(e, takenWords)}
	for _, s := range e.Prose.Subjects {
		var theme lexicon.Families
		for _, f := range s.Figures {
			if !f.Among {
				enter(&theme, f.Words)
			}
		}
		w.themes = append(w.themes, lexicon.SetOf(&theme))
	}
	var kinds, shares lexicon.Families
	for i, k := range e.Prose.Kinds[:min(most, len(e.Prose.Kinds))] {
		reading.Enter(&kinds, i, k.Words, 0)
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
				shares.AddWords(n, word)
			}
			numbers = append(numbers, n)
		}
		w.wholes = append(w.wholes, numbers)
	}
	w.kinds, w.shares = lexicon.NewSigns(&kinds), lexicon.NewSigns(&shares)
	return w
}

// setOf is the set of the words that some enter of an edition.
func setOf(e *templates.Edition, some func(*lexicon.Families, *templates.Edition)) *lexicon.Set {
	var f lexicon.Families
	some(&f, e)
	return lexicon.SetOf(&f)
}

// enter enters families of words; which they are of is not asked.
func enter(f *lexicon.Families, families []string) { reading.Enter(f, 0, families, 0) }

// rowWords enters the words of figures that a part of a list may be, and those of kinds that are rows.
func rowWords(rows *lexicon.Families, e *templates.Edition) {
	for _, s := range e.Prose.Subjects {
		for _, f := range s.Figures {
			if !f.Whole && !f.Among {
				enter(rows, f.Words)
			}
		}
	}
	for _, k := range e.Prose.Kinds {
		if k.Rows {
			enter(rows, k.Words)
		}
	}
}

// takenWords enters the words of figures of which one, by its words, is carried over from another year.
func takenWords(taken *lexicon.Families, e *templates.Edition) {
	for _, s := range e.Prose.Subjects {
		i := slices.IndexFunc(s.Figures, func(f *templates.Figure) bool { return reading.OfAnotherYear(f.Words) })
		for _, f := range s.Figures {
			if i >= 0 && f != s.Figures[i] && f.Rule == s.Figures[i].Rule {
				enter(taken, f.Words)
			}
		}
	}
}
