package lists

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/templates"
)

// List is a total and the parts a sentence gives for it.
type List struct {
	Totals   []reading.Stated // one; or several told side by side, as they stand
	Parts    []reading.Stated
	Verdict  reading.Verdict
	Sum      decimal.Decimal  // of the parts
	Sentence string           // as written
	Start    int              // where the sentence begins in its text, in bytes
	Way      Way              // how the total comes of the parts
	Minus    []reading.Stated // of the parts, those that are taken away

	totals totals
	parts  []*reading.Amount
}

// Total is what the totals come to.
func (l List) Total() decimal.Decimal {
	v := decimal.Zero
	for _, t := range l.Totals {
		v = v.Add(t.Value)
	}
	return v
}

// In finds the totals of a text with their stated parts. A list that may name only some of the
// parts is left out, unless it adds up.
func In(e *templates.Edition, raw string) []List {
	return Of(e, reading.Read(e, reading.Paragraph{Paragraph: report.Paragraph{Text: raw}}))
}

// Of finds the lists of a paragraph, as In does.
func Of(e *templates.Edition, p *reading.Passage) []List {
	return Weighed(e, p, func(features []string) int { return judge.Score(judge.Lists, features) })
}

// Weighed finds the lists of a paragraph by weights of one's own.
func Weighed(e *templates.Edition, p *reading.Passage, score func(features []string) int) []List {
	if len(p.Amounts) < 2 {
		return nil
	}
	f := &lister{text: p.Folded, words: wordsOf(e), part: map[*reading.Amount]bool{}}
	f.block(p.Said, nil)
	for _, b := range p.Loose {
		f.block(b, nil)
	}
	f.arithmetic(p)
	f.weigh(p, score)
	return f.found
}

// lister forms lists. A list is opened by a word (其中, 包括, 分别…), a colon or a bracket; its total is one of the amounts
// before the opener; its parts are the amounts after it, up to a semicolon, a full stop, another measure word or an
// amount with a total word of its own.
type lister struct {
	text  quantity.Text
	words *words
	found []List
	part  map[*reading.Amount]bool // listed as a part
	last  *reading.Amount          // the total of the list before, for a second list for it
}

func (f *lister) block(b reading.Block, total *reading.Amount) {
	f.last = total
	var before reading.Stretch // the last amounts before the stretch
	for _, s := range b {
		for k, row := range s.Stretches {
			f.stretch(s, k, total, before)
			before = append(before, row...)
			before = before[max(0, len(before)-mostTotals):]
		}
		f.trailing(s)
	}
	f.sentences(b)
	for _, s := range b {
		for _, row := range s.Stretches {
			for _, a := range row {
				if len(a.Inside) > 0 {
					f.block(a.Inside, a)
				}
			}
		}
	}
}

// stretch forms the lists of the amounts between two semicolons.
func (f *lister) stretch(s *reading.Sentence, k int, total *reading.Amount, before reading.Stretch) {
	row := s.Stretches[k]
	used := make([]bool, len(row)) // parts of a list
	for i := 0; i < len(row); {
		opens := f.opens(row, i)
		if opens == reading.NoOpener && i == 0 && total != nil && k == 0 {
			opens = reading.Bracket
		}
		from, columns, lone := i, 0, false
		if opens != reading.NoOpener {
			columns = f.columns(row, i)
		}
		switch {
		case opens == reading.NoOpener && (i == 0 || row[i].Heads):
			i++
			continue
		case opens == reading.NoOpener && used[i-1]:
			i = f.follow(s, row, i, f.last)
		case opens == reading.NoOpener:
			i = f.follow(s, row, i, row[i-1])
		case columns > 0:
			i = f.sideBySide(s, row, i, columns, opens)
		default:
			l := f.collect(row, i, opens)
			f.candidates(l, row, i, total, before)
			lone = len(l.totals) == 0
			l.following(row, s.Stretches[k+1:min(k+1+mostReadings, len(s.Stretches))])
			f.judge(l, s)
			i = l.next
		}
		for n := from; n < i; n++ {
			used[n] = opens != reading.NoOpener || i > from+1
			f.part[row[n]] = used[n] && !(opens != reading.NoOpener && lone)
		}
	}
}

// candidate is a list with the totals it may belong to.
type candidate struct {
	opens  reading.Opener
	parts  []*reading.Amount // certainly listed, one after another
	rest   []*reading.Amount // after an inner 其中: a subset of the last part, then perhaps further parts
	more   []*reading.Amount // leading amounts of the stretches after the semicolon
	totals []*reading.Amount // amounts the list may belong to, the nearest first
	within *reading.Amount   // the amount in whose bracket it stands
	next   int               // where the stretch goes on

	apart   bool // its parts stand apart, each before a semicolon
	made    bool // it closes with 组成 or 两类
	endless bool // longer than what is looked at
}

// longestList and mostTotals bound what is tried, so that a hostile text takes no longer than its length.
const (
	longestList = 60
	mostTotals  = 6
)

// collect gathers the parts a list opened at index i may have.
func (f *lister) collect(row reading.Stretch, i int, opens reading.Opener) *candidate {
	l := &candidate{opens: opens, next: i + 1}
	inner := false
	for n := i; n < len(row); n++ {
		a := row[n]
		switch {
		case n == i+longestList:
			l.endless = true
			return l
		case a.Aside:
			continue
		case a.Heads, a.Own, n > i && a.Turns && !row[i].Turns:
			return l
		case n > i && a.Opener == reading.Sorted, n > i && a.Opener == reading.Colon, inner &&
			a.Opener != reading.NoOpener:
			return l
		case len(l.parts) > 0 && qualifies(row, n, l.parts[0].Unit):
			continue
		case len(l.parts) > 0 && !a.Bare() && !l.parts[0].Bare() && a.Unit != l.parts[0].Unit:
			return l
		case n > i && a.Opener != reading.NoOpener:
			inner = true
		}
		if inner {
			l.rest = addTold(l.rest, a)
			continue
		}
		l.parts = addTold(l.parts, a)
		l.next = n + 1
		if a.Made && n > i {
			l.made = true
			return l
		}
	}
	return l
}

// addTold adds an amount to parts, once for each thing it applies to.
func addTold(parts []*reading.Amount, a *reading.Amount) []*reading.Amount {
	for range min(a.Times, longestList) {
		parts = append(parts, a)
	}
	return parts
}

// candidates gathers the totals the list may belong to.
func (f *lister) candidates(l *candidate, row reading.Stretch, i int, total *reading.Amount, before reading.Stretch) {
	add := func(a *reading.Amount) {
		if a == nil || a.Aside || a.Bare() || len(l.totals) >= mostTotals || slices.Contains(l.totals, a) {
			return
		}
		l.totals = append(l.totals, a)
	}
	for n := i - 1; n >= 0 && n >= i-longestList; n-- {
		add(row[n])
	}
	if len(l.totals) == 0 {
		add(f.last)
	}
	add(total)
	l.within = total
	if len(l.totals) == 0 || i == 0 {
		for n := len(before) - 1; n >= max(0, len(before)-mostTotals); n-- {
			add(before[n])
		}
	}
}

// following adds the amounts that would continue the list if the semicolon did not end it.
func (l *candidate) following(first reading.Stretch, rows []reading.Stretch) {
	l.apart = len(l.parts) == 1 && first[len(first)-1] == l.parts[0]
	for _, row := range rows {
		a := row[0]
		if a.Opener != reading.NoOpener || a.Own || a.Aside || a.Besides || len(l.parts) == 0 ||
			a.Unit != l.parts[0].Unit {
			break
		}
		l.more = append(l.more, a)
		l.apart = l.apart && len(row) == 1
	}
	l.apart = l.apart && len(l.more) > 0
}
