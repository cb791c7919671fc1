package prose

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Verdict is what a stated figure came to.
type Verdict string

// The verdicts.
const (
	Right    Verdict = "right"
	Wrong    Verdict = "wrong"
	Unjudged Verdict = "unjudged" // an estimate, or a cell that holds no figure
)

// Amount is a quantity as a sentence states it.
type Amount struct {
	Label   string // the words that say what is counted
	Written string // number and measure word as written
	Value   decimal.Decimal
	Unit    string
}

// List is a total and the parts a sentence gives for it.
type List struct {
	Total    Amount
	Parts    []Amount
	Verdict  Verdict
	Sum      decimal.Decimal // of the parts
	Sentence string          // as written
	Start    int             // where the sentence begins in its text, in bytes
}

// Lists finds the totals of a text with the parts they are said to have. A list that may name only some of the parts is
// left out, unless it adds up.
func Lists(e *templates.Edition, raw string) []List {
	return lists(e, wordsOf(e).passage(Paragraph{Paragraph: report.Paragraph{Text: raw}}))
}

func lists(e *templates.Edition, p *passage) []List {
	if len(p.amounts) < 2 {
		return nil
	}
	f := &lister{text: p.text, words: wordsOf(e)}
	f.block(p.said, nil)
	for _, b := range p.loose {
		f.block(b, nil)
	}
	return f.found
}

// lister forms lists. A list is opened by a word (其中, 包括, 分别…), a colon or a bracket; its total is one of the amounts
// before the opener; its parts are the amounts after it, up to a semicolon, a full stop, another measure word or an
// amount with a total word of its own.
type lister struct {
	text  quantity.Text
	words *words
	found []List
	last  *amount // the total of the list before, for a second list for it
}

func (f *lister) block(b block, total *amount) {
	f.last = total
	var before *amount // the last amount of the sentence before
	for i := range b {
		s := &b[i]
		for k, row := range s.stretches {
			for _, a := range row {
				a.in = s
			}
			f.stretch(s, k, total, before)
			before = row[len(row)-1]
		}
	}
	for i := range b {
		for _, row := range b[i].stretches {
			for _, a := range row {
				if len(a.inside) > 0 {
					f.block(a.inside, a)
				}
			}
		}
	}
}

// stretch forms the lists of the amounts between two semicolons.
func (f *lister) stretch(s *sentence, k int, total, before *amount) {
	row := s.stretches[k]
	used := make([]bool, len(row)) // parts of a list
	for i := 0; i < len(row); {
		opens := row[i].opener
		if opens == noOpener && i == 0 && total != nil && k == 0 {
			opens = bracket
		}
		if opens == noOpener && i > 0 && row[i-1].own && !row[i-1].aside && !used[i-1] {
			opens = plain
		}
		if opens == noOpener {
			i++
			continue
		}
		l := f.collect(row, i, opens)
		f.candidates(l, row, i, total, before)
		l.following(s.stretches[k+1 : min(k+1+mostReadings, len(s.stretches))])
		told := len(f.found)
		f.judge(l, s)
		for n := range l.parts {
			used[l.at+n] = opens != plain || len(f.found) > told // 共发布公告76条、公示74条，合计150条
		}
		i = l.next
	}
	f.trailing(s, row, used)
}

// candidate is a list with the totals it may belong to.
type candidate struct {
	opens  opener
	at     int       // index of the first part in its stretch
	parts  []*amount // certainly listed, one after another
	rest   []*amount // after an inner 其中: a subset of the last part, then perhaps further parts
	more   []*amount // leading amounts of the stretches after the semicolon
	totals []*amount // amounts the list may belong to, the nearest first
	next   int       // where the stretch goes on

	endless bool // longer than what is looked at
}

// longestList and mostTotals bound what is tried, so that a hostile text takes no longer than its length.
const (
	longestList = 60
	mostTotals  = 6
)

// collect gathers the parts a list opened at index i may have.
func (f *lister) collect(row stretch, i int, opens opener) *candidate {
	l := &candidate{opens: opens, at: i, next: i + 1}
	inner := false
	for n := i; n < len(row); n++ {
		a := row[n]
		switch {
		case n == i+longestList:
			l.endless = true
			return l
		case a.aside:
			continue
		case n > i && a.own:
			return l
		case n > i && a.opener == sorted, n > i && a.opener == colon, inner && a.opener != noOpener:
			return l
		case len(l.parts) > 0 && !a.Bare() && !l.parts[0].Bare() && a.Unit != l.parts[0].Unit:
			return l
		case n > i && a.opener != noOpener:
			inner = true
		}
		if inner {
			l.rest = append(l.rest, a)
			continue
		}
		if n == i && a.own {
			return l
		}
		l.parts = append(l.parts, a)
		l.next = n + 1
	}
	return l
}

// candidates gathers the totals the list may belong to.
func (f *lister) candidates(l *candidate, row stretch, i int, total, before *amount) {
	add := func(a *amount) {
		if a == nil || a.aside || a.Bare() || len(l.totals) >= mostTotals {
			return
		}
		for _, t := range l.totals {
			if t == a {
				return
			}
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
	if len(l.totals) == 0 || i == 0 {
		add(before)
	}
}

// following adds the amounts that would continue the list if the semicolon did not end it.
func (l *candidate) following(rows []stretch) {
	for _, row := range rows {
		a := row[0]
		if a.opener != noOpener || a.own || a.aside || len(l.parts) == 0 || a.Unit != l.parts[0].Unit {
			return
		}
		l.more = append(l.more, a)
	}
}
