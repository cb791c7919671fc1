package prose

import (
	"slices"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// passage is a paragraph as the rules read it.
type passage struct {
	Paragraph
	text    quantity.Text
	plain   string    // the folded text
	denies  bool      // it has a word of denial
	said    block     // sentences of amounts
	loose   []block   // brackets that hang on no amount
	amounts []*amount // all of them in order, those in brackets too
	moments []moment  // the expressions of time, where there is anything to be dated
}

func (w *words) passage(p Paragraph) *passage {
	text := quantity.Read(p.Text)
	s := &passage{Paragraph: p, text: text, plain: string(text.Runes)}
	s.denies = containsAny(s.plain, denials)
	quantities := quantity.Find(text)
	if len(quantities) > 0 || s.denies {
		s.moments = moments(text)
	}
	if len(quantities) == 0 {
		return s
	}
	s.said, s.loose = w.read(text, quantities)
	s.gather(s.said)
	for _, b := range s.loose {
		s.gather(b)
	}
	slices.SortFunc(s.amounts, func(a, b *amount) int { return a.From - b.From })
	return s
}

func (s *passage) gather(b block) {
	for _, sentence := range b {
		for _, row := range sentence.stretches {
			for _, a := range row {
				s.amounts = append(s.amounts, a)
				s.gather(a.inside)
			}
		}
	}
}

// denials are the words of denial, of which every longer one holds one.
var denials = []string{"未", "没", "无"}

// passages reads a report's prose in the order of the form.
func passages(e *templates.Edition, r *report.Report) []*passage {
	w := wordsOf(e)
	var all []*passage
	for _, p := range Paragraphs(e, r) {
		all = append(all, w.passage(p))
	}
	return all
}

// passagesOf reads the prose of the report at hand, once for all rules.
func passagesOf(c *rule.Context) []*passage {
	return rule.Once(c, "prose.passages", func() []*passage { return passages(c.Edition, c.Report) })
}
