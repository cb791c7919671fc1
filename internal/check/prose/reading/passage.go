package reading

import (
	"slices"
	"sync"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/report"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Passage is a paragraph as the rules read it.
type Passage struct {
	Paragraph
	Folded   quantity.Text
	Plain    string    // the folded text
	Denies   bool      // it has a word of denial
	Compares bool      // it has a word that compares figures
	Said     Block     // sentences of amounts
	Loose    []Block   // brackets that hang on no amount
	Amounts  []*Amount // all of them in order, those in brackets too
	Moments  []Moment  // the expressions of time, where there is anything to be dated
}

// Read reads a paragraph of a report of an edition.
func Read(e *templates.Edition, p Paragraph) *Passage {
	text := quantity.Read(p.Text)
	s := &Passage{Paragraph: p, Folded: text, Plain: text.Plain()}
	s.Denies = wordlist.AnyIn(s.Plain, Denials...)
	s.Compares = comparisons().In(s.Plain) != 0
	quantities := quantity.Find(text)
	if len(quantities) > 0 || s.Denies || s.Compares {
		s.Moments = moments(text)
	}
	if len(quantities) == 0 {
		return s
	}
	s.Said, s.Loose = read(wordsOf(e), text, s.Plain, quantities)
	s.gather(s.Said)
	for _, b := range s.Loose {
		s.gather(b)
	}
	slices.SortFunc(s.Amounts, func(a, b *Amount) int { return a.From - b.From })
	for i, a := range s.Amounts {
		a.Nth = i
	}
	return s
}

func (s *Passage) gather(b Block) {
	for _, sentence := range b {
		for _, row := range sentence.Stretches {
			for _, a := range row {
				s.Amounts = append(s.Amounts, a)
				s.gather(a.Inside)
			}
		}
	}
}

// comparisons are the words by which figures are compared, or bounded.
var comparisons = sync.OnceValue(func() *lexicon.Signs {
	return lexicon.SignsOf("more", "less", "same", "notMore", "notLess", "nearly", "against", "andMore")
})

// Denials are the words of denial, of which every longer one holds one.
var Denials = []string{"零", "未", "没", "无"}

// Passages reads a report's prose in the order of the form.
func Passages(e *templates.Edition, r *report.Report) []*Passage {
	var all []*Passage
	for _, p := range Paragraphs(e, r) {
		all = append(all, Read(e, p))
	}
	return all
}
