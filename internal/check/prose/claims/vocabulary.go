package claims

import (
	"slices"
	"sync"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/quantity"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/memo"
	"nianbao/templates"
)

// role is what a stretch of a sentence is to one subject.
type role int

const (
	unknown role = iota
	figureWord
	nilWord // says that a figure is nil
	zero    // 均为零
	noun
	nearNoun
	other
	members
	office
	area
	everyone
	partial
	besideSubject
	besideAny
	negator
	join   // 、 和 及
	comma  // ends a clause
	parted // a semicolon
	figure // an amount
	opening
	closing
	stop
)

// vocabulary has the words of one subject by the character they begin with, the longest first.
type vocabulary struct {
	subject   *templates.Subject
	table     string // id of the table its figures stand in
	units     map[string]bool
	words     *lexicon.Dictionary[entry]
	topics    *lexicon.Set               // nouns of which every other noun holds one
	near      *lexicon.Set               // and near nouns
	names     *lexicon.Set               // words of figures, that a heading may name beside a near noun
	others    *lexicon.Set               // words that name something else
	terms     *lexicon.Set               // words of which every term of the form holds one
	groups    map[*templates.Figure]bool // figures that have rows of their own
	heads     *lexicon.Set               // words of those figures
	otherwise []string                   // words of sentences that part those in another way than the form
}

type entry struct {
	role    role
	figures []*templates.Figure
}

// grammar are the words of grammar that part and deny.
var grammar = map[string]role{
	"、": join, "和": join, "及": join, "与": join, "以及": join, "并": join, "或": join,
	",": comma, ":": comma, "——": comma, ";": parted, "(": opening, ")": closing, "。": stop, "！": stop, "？": stop, "!": stop,
	"?": stop, "\n": stop,
	"未": negator, "没有": negator, "无": negator, "没": negator, "未曾": negator, "未有": negator, "均无": negator,
	"无一": negator, "无一件": negator, "没有一件": negator, "未有一件": negator, "无人": negator, "没有人": negator, "无任何": negator,
	"没有任何": negator, "未见": negator, "均没有": negator,
	"也没有": negator, "也未": negator, "暂无": negator, "并无": negator, "亦无": negator, "并未": negator, "均未": negator,
	"为零": zero, "为0": zero, "均为零": zero, "均为0": zero, "是零": zero, "为零件": zero, "都为零": zero, "皆为零": zero, "均是零": zero,
	"亦为零": zero, "亦为0": zero, "也为零": zero, "也为0": zero, "零发生": zero, "仍为零": zero, "保持为零": zero,
}

// wording is an edition as the reports of some year word it.
type wording struct {
	edition *templates.Edition
	year    int
}

// vocabulariesOf returns the subjects of an edition for reports of a year.
var vocabulariesOf = memo.For(func(w wording) []*vocabulary {
	var list []*vocabulary
	for _, s := range w.edition.Prose.Subjects {
		list = append(list, newVocabulary(w.edition, s, w.year))
	}
	return list
})

func newVocabulary(e *templates.Edition, s *templates.Subject, year int) *vocabulary {
	v := &vocabulary{subject: s, units: map[string]bool{}, groups: map[*templates.Figure]bool{}}
	for _, u := range reading.FoldAll(s.Units) {
		v.units[u] = true
	}
	for _, f := range s.Figures {
		for _, group := range s.Figures {
			if f.Of != "" && group.ID == f.Of {
				v.groups[group] = true
			}
		}
	}
	var words meanings
	var names, terms, heads lexicon.Families
	for _, f := range s.Figures {
		if len(f.Sums) > 0 && len(f.Sums[0]) > 0 && v.table == "" {
			v.table = e.Slot(f.Sums[0][0]).Table.ID
		}
		reading.Enter(&words.families, words.number(figureWord, f), f.Words, year)
		reading.Enter(&words.families, words.number(nilWord, f), f.None, year)
		reading.Enter(&names, 0, f.Words, year)
		if f.Usage != templates.Common {
			reading.Enter(&terms, 0, f.Words, year)
		}
		if v.groups[f] {
			reading.Enter(&heads, 0, f.Words, year)
		}
	}
	v.names, v.terms, v.heads = lexicon.SetOf(&names), lexicon.SetOf(&terms), lexicon.SetOf(&heads)
	for _, kind := range e.Prose.Kinds {
		if kind.Partial {
			words.add(kind.Words, partial)
		}
	}
	v.otherwise = reading.FoldAll(s.Otherwise)
	v.topics, v.near = words.add(s.Nouns, noun), words.add(s.Near, nearNoun)
	v.others = words.add(s.Others, other)
	words.add(e.Prose.Scopes.Members, members)
	words.add(e.Prose.Scopes.Office, office)
	words.add(e.Prose.Scopes.Area, area)
	words.add(e.Prose.Scopes.Everyone, everyone)
	words.add(s.Beside, besideSubject)
	words.add(e.Prose.Beside, besideAny)
	for w, r := range grammar {
		words.families.AddWords(words.number(r, nil), w)
	}
	v.words = lexicon.DictionaryOf(&words.families, words.of)
	return v
}

// meanings are what families of words mean to a subject, by the number they are entered under.
type meanings struct {
	families lexicon.Families
	list     []meaning
}

type meaning struct {
	role   role
	figure *templates.Figure // nil for none
}

// number is a new number for words of a role.
func (m *meanings) number(r role, f *templates.Figure) int {
	m.list = append(m.list, meaning{r, f})
	return len(m.list) - 1
}

// add enters families of words of a role and returns the set of them.
func (m *meanings) add(families []string, r role) *lexicon.Set {
	var f lexicon.Families
	reading.Enter(&f, 0, families, 0)
	reading.Enter(&m.families, m.number(r, nil), families, 0)
	return lexicon.SetOf(&f)
}

// of is what a word means that was entered under some numbers. One that has two roles keeps the
// first: a figure's word is that before it is anything else.
func (m *meanings) of(numbers []int) entry {
	e := entry{role: m.list[numbers[0]].role}
	for _, n := range numbers {
		f := m.list[n].figure
		if f != nil && (e.role == figureWord || e.role == nilWord) && !slices.Contains(e.figures, f) {
			e.figures = append(e.figures, f)
		}
	}
	return e
}

// token is a stretch of a text with its role.
type token struct {
	role     role
	from, to int
	figures  []*templates.Figure
	amount   *reading.Amount
}

// tokens reads a text as one subject sees it: amounts, words with a role, and whatever lies between.
func (v *vocabulary) tokens(text quantity.Text, amounts []*reading.Amount) []token {
	return v.read(text, amounts, 0)
}

// read reads a text as tokens does, and quotations that are no longer than so many characters with it.
func (v *vocabulary) read(text quantity.Text, amounts []*reading.Amount, quoted int) []token {
	buffer := buffers.Get().(*[]token)
	list := (*buffer)[:0]
	add := func(t token) {
		if n := len(list); t.role == unknown && n > 0 && list[n-1].role == unknown {
			list[n-1].to = t.to
			return
		}
		if len(list) == cap(list) {
			list = slices.Grow(list, len(list)+1) // doubled: append alone adds a quarter to long ones
		}
		list = append(list, t)
	}
	open := 0 // until where a quotation is read
	for i := 0; i < len(text.Runes); {
		if len(amounts) > 0 && amounts[0].From == i {
			add(token{role: figure, from: i, to: amounts[0].To, amount: amounts[0]})
			i, amounts = amounts[0].To, amounts[1:]
			continue
		}
		t := token{role: unknown, from: i, to: i + 1}
		if text.Runes[i] == '“' && quoted > 0 {
			open = shortQuote(text, i, quoted)
		}
		if !text.Shut[i] || text.Runes[i] == '“' || i < open {
			if e, n := v.words.Longest(text.Runes[i:]); n > 0 {
				t.role, t.to, t.figures = e.role, i+n, e.figures
				if e.role == negator && n > 1 && v.namesFrom(text.Runes[i+n-1:]) {
					t.role, t.to = besideAny, i+n-1 // 均未经复议直接起诉, 均无法提供
				}
			}
		}
		add(t)
		i = t.to
	}
	tokens := slices.Clone(list)
	clear(list)
	*buffer = list
	buffers.Put(buffer)
	return tokens
}

// buffers are where tokens are gathered before it is known how many there are.
var buffers = sync.Pool{New: func() any { return new([]token) }}

// namesFrom reports whether a text begins with a name of more than two characters.
func (v *vocabulary) namesFrom(text []rune) bool {
	e, n := v.words.Longest(text)
	return n > 2 && e.role == figureWord
}

// shortQuote returns where a quotation ends that is not longer than so many characters, 0 for a longer one.
func shortQuote(text quantity.Text, i, most int) int {
	for k := i + 1; k < min(len(text.Runes), i+most+2); k++ {
		if text.Runes[k] == '”' {
			return k
		}
	}
	return 0
}
