package claims

import (
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// A scene is a paragraph as one subject sees it: walked once, it tells of every amount and every denial what has been
// said before. What that makes of them is weighed, not decided here.

// scene is what a paragraph's tokens are to a subject.
type scene struct {
	*vocabulary
	*reading.Passage
	report  *report.Report
	agency  string
	wide    bool // the report is of an area
	heading bool // the heading above is about the subject
	astray  bool // or about something else
	headed  bool // or not about the subject
	tokens  []token
	strange []int // characters of unknown words before each token
	spots   []spot
	actual  bool // it tells what was really taken in
	own     int  // names of the form's own in the paragraph
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
	before   *reading.Amount // the amount before, in the sentence
	beforeAt int
	heads    []*templates.Figure // the groups named last
	fresh    bool                // in this sentence
	clock    clock
	strange  bool // the sentence counts something before that nobody has a word for
}

type spotKind int

const (
	stated spotKind = iota
	denied
	every
)

// walk makes the spots of a paragraph.
func (s *scene) walk() {
	w := spot{noun: -1, near: -1, other: -1, part: -1, scope: -1, beforeAt: -1}
	var outer []spot
	s.strange = make([]int, len(s.tokens)+1)
	passed := 0
	s.own, s.actual = 0, wordlist.AnyIn(s.Plain, actualWords...)
	w.end = s.endOf(0)
	for i, t := range s.tokens {
		s.strange[i+1] = s.strange[i]
		for ; passed < len(s.Moments) && s.Moments[passed].At < t.from; passed++ {
			if m := s.Moments[passed]; i == 0 || s.tokens[i-1].role != figureWord || m.At < s.tokens[i-1].from {
				w.clock.see(m, s.report.Year)
			}
		}
		switch t.role {
		case unknown:
			s.strange[i+1] += t.to - t.from
			said := s.saidAt(i)
			w.foreign = w.foreign || foreignOrgan(said, s.agency) || wordlist.AnyIn(said, othersAct...)
			w.leftOut = w.leftOut || wordlist.AnyIn(said, leftOutWords...)
		case noun:
			if s.oneOfKinds(w, i) {
				break
			}
			w.noun = i
			w.clock.anew()
		case nearNoun:
			w.near = i
		case other:
			if !s.isBody(i) && !s.isMentioned(i, w.clause, w.end) {
				w.other = i
			}
		case partial:
			w.part = i
		case members, office, area, everyone:
			if s.limited(i, t.role) {
				w.scope, w.whose = i, t.role
			} else if t.role != members {
				w.scope, w.foreign = -1, false
			}
		case figureWord:
			if t.figures[0].Usage == templates.Own {
				s.own++
			}
			if f := t.figures[0]; s.groups[f] {
				if w.fresh && len(w.heads) > 0 && w.heads[0].Of == "" && s.rowsSince(w.from, i) == 0 {
					w.heads = append(w.heads, f)
				} else {
					w.heads = []*templates.Figure{f}
				}
				w.fresh = true
			}
			if wordlist.AnyBegins(s.saidAt(i), everyWords...) {
				s.add(w, every, i)
			}
		case besideAny:
			if wordlist.AnyBegins(s.saidAt(i), everyWords...) {
				s.add(w, every, i)
			}
		case negator, nilWord, zero:
			s.add(w, denied, i)
		case comma:
			w.clause, w.foreign = i+1, w.foreign && w.clause == w.from
		case parted:
			w.clause, w.since, w.listed, w.foreign, w.leftOut = i+1, i+1, false, false, false
		case opening:
			if s.Folded.Closes[t.from] > t.from {
				outer = append(outer, w)
				w.listed = true
				w.clause = i + 1
			}
		case closing:
			if n := len(outer); n > 0 {
				last := outer[n-1]
				last.since = i + 1
				if w.before != nil {
					last.before, last.beforeAt = w.before, w.beforeAt
				}
				w, outer = last, outer[:n-1]
			}
		case stop:
			outer = nil
			w.clause, w.since, w.from, w.end = i+1, i+1, i+1, s.endOf(i+1)
			w.foreign, w.leftOut, w.listed, w.fresh = false, false, false, false
			w.clock.begin()
		case figure:
			if w.before != nil {
				w.listed = w.listed || t.amount.Opener != reading.NoOpener
			} else if o := t.amount.Opener; o == reading.Among || o == reading.Includes {
				w.listed = true
			}
			s.add(w, stated, i)
			w.strange = w.strange || !t.amount.Aside && s.isStrange(w, i)
			w.before, w.beforeAt = t.amount, i
			w.since = i + 1
		}
		if t.role == stop {
			w.before, w.beforeAt, w.strange = nil, -1, false
		}
	}
}

func (s *scene) add(w spot, kind spotKind, i int) {
	w.kind, w.at = kind, i
	s.spots = append(s.spots, w)
}

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
func (s *scene) saidAt(i int) string { return string(s.Folded.Runes[s.tokens[i].from:s.tokens[i].to]) }

// strangers counts the characters of unknown words between two tokens.
func (s *scene) strangers(from, to int) int {
	if from >= to {
		return 0
	}
	return s.strange[to] - s.strange[from]
}
