package claims

import (
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/templates"
)

// A scene is a paragraph as one subject sees it: walked once, it tells of every amount and every denial what has been
// said before. What that makes of them is weighed, not decided here.

// scene is what a paragraph's tokens are to a subject.
type scene struct {
	*vocabulary
	*reading.Passage
	report    *report.Report
	claimer   *claimer // what the constructions make of the paragraph
	agency    string
	wide      bool // the report is of an area
	heading   bool // the heading above is about the subject
	astray    bool // or about something else
	headed    bool // or not about the subject
	tokens    []token
	spots     []spot
	actual    bool                           // it tells what was really taken in
	elsewhere map[int]bool                   // where something of another time is stated, in characters
	reckoned  map[*templates.Figure][]Option // see options
	own       int                            // names of the form's own in the paragraph
}

// spot is where something may be stated: an amount, a denial, or a word for all.
type spot struct {
	kind   spotKind
	at     int // its token
	from   int // first token of the sentence
	clause int // first token of the clause
	since  int // first token after the amount before
	end    int // the token that ends the sentence

	noun     int // the subject's noun, or what stands for it, named last; -1 for none
	near     int // a noun that may be the subject's
	other    int // something else
	part     int // a word of a part
	scope    int // a word of whose figures they are, where it is not the report's
	whose    role
	foreign  bool // another organ is named in the clause
	leftOut  bool
	listed   bool
	past     bool            // in a list of what another year had
	before   *reading.Amount // the amount before, in the sentence
	beforeAt int
	heads    []*templates.Figure // the groups named last
	fresh    bool                // in this sentence
	clock    clock
	ownAt    int  // the token before which the report's year was said last, -1 for none
	otherAt  int  // and another year
	strange  bool // the sentence counts something before that nobody has a word for
}

type spotKind int

const (
	stated spotKind = iota
	denied
	every
	alone // a name that ends its clause without a number
	rated // a share of all: 维持率100%
)

// endOf finds the token that ends the sentence that begins at a token.
func (s *scene) endOf(i int) int {
	for i < len(s.tokens) && s.tokens[i].role != stop {
		i++
	}
	return i
}

// rowsSince counts the rows of groups named between two tokens.
func (s *scene) rowsSince(from, to int) int {
	n := 0
	for k := max(from, to-longestClause); k < to; k++ {
		if t := s.tokens[k]; t.role == figureWord && t.figures[0].Of != "" {
			n++
		}
	}
	return n
}

// saidAt returns the words of a token, as folded.
func (s *scene) saidAt(i int) string { return s.Folded.Words(s.tokens[i].from, s.tokens[i].to) }
