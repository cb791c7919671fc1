package claims

import (
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// walker goes through a paragraph, and keeps what has been said so far.
type walker struct {
	*scene
	spot
	outer  []spot // what was said before the brackets that are open
	passed int    // how many expressions of time were taken in
}

// walk makes the spots of a paragraph.
func (s *scene) walk() {
	w := walker{scene: s, spot: spot{noun: -1, near: -1, other: -1, part: -1, scope: -1, beforeAt: -1, ownAt: -1, otherAt: -1}}
	s.own, s.actual = 0, wordlist.AnyIn(s.Plain, actualWords...)
	w.end = s.endOf(0)
	for i, t := range s.tokens {
		w.tellTime(i, t)
		switch t.role {
		case unknown:
			w.unheard(i)
		case noun, nearNoun, other, partial, members, office, area, everyone:
			w.subjectIs(i, t)
		case figureWord:
			w.names(i, t)
			if w.isWholeRate(i) {
				w.add(rated, i+1)
			}
			if i > 0 && w.saidAt(i-1) == "零" {
				w.add(denied, i-1) // 零结转
			} else if !w.every(i) && w.spot.before != nil && w.since <= w.clause && w.closesClause(i+1, w.end) {
				w.add(alone, i)
			}
		case besideAny:
			w.every(i)
		case negator, nilWord, zero:
			w.add(denied, i)
		case figure:
			w.counts(i, t)
		default:
			w.mark(i, t)
		}
	}
}

// tellTime takes in the expressions of time before a token.
func (w *walker) tellTime(i int, t token) {
	for ; w.passed < len(w.Moments) && w.Moments[w.passed].At < t.from; w.passed++ {
		if m := w.Moments[w.passed]; i == 0 || w.tokens[i-1].role != figureWord || m.At < w.tokens[i-1].from {
			w.clock.see(m, w.report.Year)
			w.dates(i, m)
		}
	}
}

// dates takes in which year was said last.
func (w *walker) dates(i int, m reading.Moment) {
	switch {
	case m.Period != reading.OneYear && m.Period != reading.EndOfYear:
	case m.Year == reading.ThisYear || m.Year != 0 && m.Year == w.report.Year:
		w.ownAt = i
	default:
		w.otherAt = i
	}
}

// unheard takes in words that nobody knows.
func (w *walker) unheard(i int) {
	said := w.saidAt(i)
	if i+1 < len(w.tokens) && w.tokens[i+1].role == figure {
		said = strings.TrimSuffix(said, "各") // so many each
	}
	w.foreign = w.foreign || foreignOrgan(said, w.agency) || wordlist.AnyIn(said, othersAct...)
	if wordlist.AnyEnds(strings.TrimRight(said, "为是系属被由作告知获经得"), everyWords[:5]...) && w.spot.before != nil {
		w.add(every, i) // 结果全部为维持
	}
	w.leftOut = w.leftOut || wordlist.AnyIn(said, leftOutWords...)
}

// subjectIs takes in a word that tells what is spoken of, or whose it is.
func (w *walker) subjectIs(i int, t token) {
	switch t.role {
	case noun:
		if w.oneOfKinds(w.spot, i) {
			return
		}
		w.noun = i
		w.clock.anew()
	case nearNoun:
		w.near = i
	case other:
		if w.noun >= w.from && w.endsNoun(w.saidAt(i)) {
			return // 制发规范性文件1件，未废止文件
		}
		if !w.isBody(i) && !w.isMentioned(i, w.clause, w.end) && !w.isDone(i) {
			w.other = i
		}
	case partial:
		w.part = i
	default:
		if w.limited(i, t.role) {
			w.scope, w.whose = i, t.role
		} else if t.role != members {
			w.scope, w.foreign = -1, false
		}
	}
}

// isDone reports whether a word only tells how far what was named before it has come: 行政复议已经审结.
func (w *walker) isDone(i int) bool {
	if !wordlist.AnyBegins(w.saidAt(i), "审结") {
		return false
	}
	k := i - 1
	for k > w.from && (w.tokens[k].role == besideAny || w.tokens[k].role == comma) {
		k--
	}
	return k >= w.from && (w.tokens[k].role == figureWord || w.tokens[k].role == figure)
}

// names takes in the name of a figure.
func (w *walker) names(i int, t token) {
	f := t.figures[0]
	if f.Usage == templates.Own {
		w.own++
	}
	if !w.groups[f] {
		return
	}
	if w.fresh && len(w.spot.heads) > 0 && w.spot.heads[0].Of == "" && w.rowsSince(w.from, i) == 0 {
		w.spot.heads = append(w.spot.heads, f)
	} else {
		w.spot.heads = []*templates.Figure{f}
	}
	w.fresh = true
}

// everyWords mean that what follows is true of all.
var everyWords = []string{"均", "全部", "都", "皆", "一律", "结果为", "件件", "悉数"}

// every adds a spot where a word applies to all.
func (w *walker) every(i int) bool {
	is := wordlist.AnyBegins(w.saidAt(i), everyWords...)
	if is {
		w.add(every, i)
	}
	return is
}

// counts takes in an amount.
func (w *walker) counts(i int, t token) {
	o := t.amount.Opener
	if o != reading.NoOpener {
		w.past = w.spot.before != nil && w.spot.before.Past
	}
	if w.spot.before != nil {
		w.listed = w.listed || o != reading.NoOpener
	} else if o == reading.Among || o == reading.Includes {
		w.listed = true
	}
	w.add(stated, i)
	w.spot.strange = w.spot.strange || !t.amount.Aside && w.isStrange(w.spot, i)
	w.spot.before, w.beforeAt, w.since = t.amount, i, i+1
}

// mark takes in a mark of punctuation.
func (w *walker) mark(i int, t token) {
	switch t.role {
	case comma:
		w.clause, w.foreign = i+1, w.foreign && w.clause == w.from
	case parted:
		w.clause, w.since, w.listed, w.past, w.foreign, w.leftOut = i+1, i+1, false, false, false, false
		w.clock.stale = true
	case opening:
		if w.Folded.Closes[t.from] > t.from {
			w.outer = append(w.outer, w.spot)
			w.listed, w.clause = true, i+1
		}
	case closing:
		w.close(i)
	case stop:
		w.outer = nil
		w.clause, w.since, w.from, w.end = i+1, i+1, i+1, w.endOf(i+1)
		w.foreign, w.leftOut, w.listed, w.past, w.fresh = false, false, false, false, false
		w.clock.begin()
		w.spot.before, w.beforeAt, w.spot.strange = nil, -1, false
	}
}

// close goes on after a bracket as before it, but for the amounts in it.
func (w *walker) close(i int) {
	n := len(w.outer)
	if n == 0 {
		return
	}
	last := w.outer[n-1]
	last.since = i + 1
	if w.spot.before != nil {
		last.before, last.beforeAt = w.spot.before, w.beforeAt
	}
	w.spot, w.outer = last, w.outer[:n-1]
}

func (w *walker) add(kind spotKind, i int) {
	p := w.spot
	p.kind, p.at = kind, i
	if w.spots == nil {
		w.spots = make([]spot, 0, len(w.Amounts)+len(w.Amounts)/4+4)
	}
	w.spots = append(w.spots, p)
}
