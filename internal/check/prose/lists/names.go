package lists

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/internal/check/prose/lexicon"
	"nianbao/internal/check/prose/reading"
)

// The sets of the lexicon that readings of lists ask for.
const (
	acts = 1 << iota
	endings
	givings
	ended
	negation
	underWay
	punctual
	someOnly
	leftOver
	foremost
	upward
	downward
	begun
	cameIn
	wentOut
	standing
	inAll
	planned
	atLeast
	etcetera
	nothingElse
	carriedOn
	mostly
)

var signs = sync.OnceValue(func() *lexicon.Signs {
	return lexicon.SignsOf("acts", "endings", "givings", "ended", "negation", "underWay", "punctual", "someOnly",
		"leftOver", "foremost", "upward", "downward", "begun", "added", "removed", "standing", "inAll", "planned",
		"atLeast", "etcetera", "nothingElse", "carriedOn", "mostly")
})

// name is what the words of an amount tell of it. It is read once, however many readings ask.
type name struct {
	read     bool
	has      uint64 // sets of which the label has a word
	begins   uint64 // and one that it begins with
	before   uint64 // sets of which the words before the label have one
	lead     uint64 // and those of its clause
	kinds    uint64 // the ways of parting things whose words it has
	wholes   uint64 // the words of wholes that it has
	short    bool   // it may name one share of a whole; a longer one qualifies it
	row      bool   // it has the name of a row of the form
	isRow    bool   // and begins with it
	taken    bool   // it names what is taken in
	deed     bool   // it is a deed and nothing else, or one with its adverbs
	plain    string // it without the adverbs it begins with
	head     string // its first two characters
	length   int
	opens    reading.Opener
	overlaps bool
}

// wholeLabel is how long a label may be that names one share of a whole.
const wholeLabel = 10

// of returns what the words of an amount tell.
func (r *proposer) of(a *reading.Amount) *name {
	n := &r.names[a.Nth]
	if n.read {
		return n
	}
	label, s := a.Label, signs()
	core := core(label)
	*n = name{read: true, has: s.In(label), begins: s.Begins(label), lead: s.In(lead(a)),
		before: s.In(strings.TrimSuffix(a.Between, label)), kinds: r.words.kinds.In(core),
		wholes: r.words.shares.In(label), length: utf8.RuneCountInString(label), row: r.words.rows.In(label),
		isRow: r.words.rows.Begins(label), taken: r.words.taken.In(label), plain: plain(label),
		head: firstRunes(label, 2)}
	n.short = n.length <= wholeLabel
	n.deed = slices.Contains(lexicon.Words("deeds"), n.plain)
	n.opens = r.opens(a)
	n.overlaps = a.In != nil && a.In.Overlaps
	return n
}

// lead returns the words of the clause that lead to an amount.
func lead(a *reading.Amount) string {
	return a.Between[strings.LastIndexAny(a.Between, ",;")+1:]
}

// core is the present part of a label: what things were before (整改后保留) is left out.
func core(label string) string {
	if i := strings.LastIndex(label, "后"); i >= 0 && i+len("后") < len(label) {
		return label[i+len("后"):]
	}
	return label
}

// plain is a label without the adverbs it begins with.
func plain(label string) string {
	for _, m := range lexicon.Words("manners") {
		if rest, ok := strings.CutPrefix(label, m); ok && rest != "" {
			return plain(rest)
		}
	}
	return label
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// any reports whether the name of one of some amounts is such.
func (r *proposer) any(parts []*reading.Amount, is func(a *reading.Amount, n *name) bool) bool {
	for _, a := range parts {
		if is(a, r.of(a)) {
			return true
		}
	}
	return false
}

// all reports whether the names of all of some amounts are such.
func (r *proposer) all(parts []*reading.Amount, are func(a *reading.Amount, n *name) bool) bool {
	return !r.any(parts, func(a *reading.Amount, n *name) bool { return !are(a, n) })
}

// has reports whether one of some names has a word of a set.
func (r *proposer) has(parts []*reading.Amount, set uint64) bool {
	return r.any(parts, func(_ *reading.Amount, n *name) bool { return n.has&set != 0 })
}

// isRemainder reports whether a name is of what is left over. 其他处理 is not: it is a row of its own.
func (n *name) isRemainder() bool { return n.begins&leftOver != 0 && !n.isRow }
