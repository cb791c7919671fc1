package claims

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Claim is a figure of the form as a sentence states it.
type Claim struct {
	Rule      string
	Paragraph reading.Paragraph
	Sentence  string
	Start     int    // where the sentence begins in the paragraph, in bytes
	Words     string // the words that name the figure, as written
	Clause    string // the figure with what is counted, as written: where to look in the sentence
	Said      reading.Stated
	Denied    bool // said by 未, 没有 or 无 rather than by a number
	Sum       bool // said by several amounts, of which Said is the sum
	Compared  bool // with another figure of the table, Against, rather than stated by a number
	Verdict   reading.Verdict
	Options   []Option // what the words may mean, with the table's figures
	Against   []Option // what that is compared with
	Weighed   bool     // read by weights, not by a construction

	some   bool              // of some of it only: 按期办结38件, 正式答复12件
	actual bool              // of what was really taken in: 实际受理13件
	figure *templates.Figure // the first of those it may be of; nil where it is of none alone
	from   int               // where its clause stands in the paragraph
	to     int
	at     int // where its amount or its word of denial stands
}

// Option is one sum of the table's figures that words may mean.
type Option struct {
	Slots []string
	Sum   decimal.Decimal
	Gaps  []string // slots that hold no figure; with any there is no sum
}

// In finds the form's figures in a report's prose and holds them against its tables.
func In(e *templates.Edition, r *report.Report) []Claim {
	return Of(e, r, reading.Passages(e, r))
}

// Of finds the figures in a report's paragraphs, all of them and in the order of the form, as In does.
func Of(e *templates.Edition, r *report.Report, passages []*reading.Passage) []Claim {
	return Judge(e, r, passages, weighs)
}

// Judge finds figures as Of does, by weights of one's own.
func Judge(e *templates.Edition, r *report.Report, passages []*reading.Passage, w Weigher) []Claim {
	var found []Claim
	newReader(e, r).each(passages, func(built []Claim, judged map[int]bool, statements []*Statement) {
		built = vetoed(built, statements, w)
		found = append(append(found, built...), likely(statements, built, judged, w)...)
	})
	return found
}

// options gives the sums that figures may mean: each sum of each figure, and of several figures their sum, which comes
// first where several words name cases beside one another: 行政复议、行政诉讼共7件, but not 收到、办结12件.
func options(r *report.Report, figures []*templates.Figure, words int) []Option {
	var list []Option
	beside := words > 1 && !slices.ContainsFunc(figures, func(f *templates.Figure) bool { return f.Whole })
	if beside {
		list = append(list, together(r, figures))
	}
	for _, f := range figures {
		var first *Option // the first sum of several cells
		for _, slots := range f.Sums {
			o := option(r, slots)
			if len(slots) > 1 && len(o.Gaps) == 0 {
				if first != nil && !o.Sum.Equal(first.Sum) {
					continue // what ought to be the same differs: the table is broken itself, and proves nothing
				}
				first = &o
			}
			list = append(list, o)
		}
	}
	if len(figures) > 1 && !beside {
		list = append(list, together(r, figures))
	}
	return list
}

// together gives the sum of several figures, each in its first meaning.
func together(r *report.Report, figures []*templates.Figure) Option {
	var slots []string
	for _, f := range figures {
		for _, s := range f.Sums[0] {
			if !slices.Contains(slots, s) {
				slots = append(slots, s)
			}
		}
	}
	return option(r, slots)
}

func option(r *report.Report, slots []string) Option {
	o := Option{Slots: slots}
	for _, id := range slots {
		v := r.Value(id)
		if rule.Strict.Of(v) != rule.Figure {
			o.Gaps = append(o.Gaps, id)
			continue
		}
		o.Sum = o.Sum.Add(v.Number)
	}
	return o
}

// settle decides a claim by its options: right if any of them equals the stated figure, unjudged
// if one might.
func (c *Claim) settle() {
	c.Verdict = reading.Wrong
	for _, o := range c.Options {
		switch {
		case len(o.Gaps) > 0:
			if c.Verdict == reading.Wrong {
				c.Verdict = reading.Unjudged
			}
		case o.Sum.Equal(c.Said.Value):
			c.Verdict = reading.Right
			return
		}
	}
}

// isLess reports whether the stated figure is less than some meaning of the words.
func (c *Claim) isLess() bool {
	return slices.ContainsFunc(c.Options, func(o Option) bool {
		return len(o.Gaps) == 0 && c.Said.Value.LessThan(o.Sum)
	})
}
