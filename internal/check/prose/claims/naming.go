package claims

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// An amount is taken for a figure of the form only if every word between the figure's name and the number is understood,
// and nothing around them says that something else is counted (see surroundings.go). What is not understood is not judged.

// amount judges the amount at a token.
func (c *claimer) amount(i int) {
	n := c.named(i)
	c.figures = slices.Clone(n.figures)
	if n.at < i {
		c.namedAt = n.at
	}
	if !c.states(i, &n) {
		if !c.tokens[i].amount.Aside {
			c.run, c.counted = nil, c.counted || !c.partial()
			c.group.lose(n.figures)
		}
		return
	}
	c.claimed, c.foreign = true, false
	if n.total {
		c.run = nil
	} else {
		c.run = append(c.run, n.figures[0])
	}
	a := c.tokens[i].amount
	claim := Claim{
		some: wordlist.AnyIn(string(c.Folded.Runes[c.tokens[c.clauseAt(n.at)].from:a.From]), inTimeWords...) ||
			c.stands(n.at, formalWords),
		actual: c.isActual(n.at),
		Rule:   n.figures[0].Rule, Words: c.quote(n.at, i), Options: n.options(c.report),
		Said: reading.Stated{Label: a.Label, Written: c.Folded.Quote(a.From, a.To), Value: a.Value, Unit: a.Unit},
	}
	if len(n.figures) == 1 {
		claim.figure = n.figures[0]
	}
	claim.from, claim.to = c.clauseOf(i, n.at)
	claim.Clause = shortened(c.Folded.Quote(claim.from, claim.to))
	c.tell(claim)
}

// states reports whether an amount states the figures it is named by.
func (c *claimer) states(i int, n *naming) bool {
	a := c.tokens[i].amount
	if n.figures == nil || n.other || a.Aside || !a.Exact || !c.units[a.Unit] || c.partial() || c.elsewhen() || c.dated(i) {
		return false
	}
	if c.listed && !n.total && !c.isActual(n.at) {
		n.figures = slices.DeleteFunc(n.figures, func(f *templates.Figure) bool { return f.Whole })
	}
	return len(n.figures) > 0 && !c.isKind(n) && !c.isLeftOut(n.at) && c.isAbout(i) && c.fits(n.at) && c.goesOn(i)
}

// isKind reports whether an amount is told of some of what is the whole by its name: 公开类答复12件, 上年结转2件中答复1件.
func (c *claimer) isKind(n *naming) bool {
	if !n.figures[0].Whole || n.total || n.at == c.since {
		return false
	}
	if c.tokens[n.at-1].role == besideSubject && c.said(n.at-1) == "类" {
		return true
	}
	return c.since > 0 && c.tokens[c.since-1].role == figure && strings.HasPrefix(c.said(c.since), "中") &&
		!slices.ContainsFunc(c.tokens[c.since:n.at], isComma)
}

// naming is what words make of an amount.
type naming struct {
	figures []*templates.Figure
	words   int  // how many words name them
	at      int  // where the words begin
	other   bool // but they are about something else
	total   bool // the amount is what the figures come to
}

// named finds the figures an amount is said to be: by the words right before it, with nothing between that is not
// understood; else by those of the amount it is joined to; else by the word right after it; else, if it has its own 共 and
// no word, by the figures stated before it.
func (c *claimer) named(i int) naming {
	n := naming{at: i}
	k := i - 1
	for ; k >= c.since && n.figures == nil; k-- {
		switch t := c.tokens[k]; t.role {
		case figureWord:
			figures := c.meant(t)
			if figures == nil {
				return n
			}
			n.figures, n.at, n.words = slices.Clone(figures), k, 1
		case noun, nearNoun, besideSubject, besideAny:
		case comma:
			if c.trails(k) || c.isNamedAfter(i) {
				return c.namedAfter(i, n) // 均已办结：1件予以公开
			}
		case other:
			n.other = true
		case join:
			if k == c.since {
				n.figures = slices.Clone(c.figures)
			}
			return n
		default:
			return c.namedAfter(i, n)
		}
	}
	if n.figures == nil {
		if n = c.namedAfter(i, n); n.figures == nil && c.tokens[i].amount.Own {
			return c.totalOf(n, c.run)
		}
		return n
	}
	if c.isAdded(n.at, i) {
		return c.totalOf(n, append(slices.Clone(c.run), n.figures...))
	}
	// Several words in one breath name one amount: 被申请行政复议、提起行政诉讼共7件.
	for ; k >= c.since; k-- {
		switch t := c.tokens[k]; t.role {
		case figureWord:
			for _, f := range c.meant(t) {
				if !slices.Contains(n.figures, f) {
					n.figures = slices.Insert(n.figures, 0, f)
				}
			}
			n.at = k
			n.words++
		case noun, nearNoun, besideSubject, besideAny, join:
		default:
			return n.narrow()
		}
	}
	return n.narrow()
}

// narrow leaves out the figures of which another is a part.
func (n naming) narrow() naming {
	list := narrowed(n.figures)
	n.words -= len(n.figures) - len(list)
	n.figures = list
	return n
}

// namedAfter names an amount by the word after it: 12件予以公开, 14件申请结转下年度.
func (c *claimer) namedAfter(i int, n naming) naming {
	if k := c.wordAfter(i); k > 0 {
		n.figures = slices.Clone(c.meant(c.tokens[k]))
	}
	return n
}

// wordAfter finds the word after an amount that names it, 0 if there is none. A word that begins a group's rows names an
// amount before it only as the whole of which parts follow (66件行政复议案件中), and one that names all there is only where it
// is said to be done: 33件均已答复.
func (c *claimer) wordAfter(i int) int {
	k := i + 1
	for k < c.end && isBesides(c.tokens[k].role) && c.tokens[k].role != join {
		k++
	}
	if k >= c.end || c.tokens[k].role != figureWord {
		return 0
	}
	f, next := c.tokens[k].figures[0], k+1
	for next < c.end && c.tokens[next].role != join && isBesides(c.tokens[next].role) {
		next++
	}
	switch {
	case next < c.end && c.tokens[next].role == figure:
		return 0 // the next amount's
	case f.Whole:
		between := string(c.Folded.Runes[c.tokens[i].to:c.tokens[k].from])
		if len(f.Sums) > 1 || !wordlist.AnyIn(between, doneWords...) {
			return 0
		}
	case c.groups[f] && k > i+1:
		if next >= c.end || !strings.HasPrefix(c.said(next), "中") {
			return 0
		}
	}
	return k
}

// doneWords say that something is done with all of what was named.
var doneWords = []string{"已", "均", "都", "全部"}

// trails reports whether the words that end at a comma begin right after the amount before, and so are that one's and not
// the next one's: 12件予以公开，6件部分公开.
func (c *claimer) trails(comma int) bool {
	return comma > c.since && c.since > 0 && c.tokens[c.since-1].role == figure &&
		!slices.ContainsFunc(c.tokens[c.since:comma], isComma)
}

func isComma(t token) bool { return t.role == comma }
