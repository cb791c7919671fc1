package claims

import (
	"slices"
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// An amount is taken for a figure of the form only if every word between the figure's name and
// the number is understood, and the words around them do not count something else (see
// surroundings.go). Anything not understood is not judged.

// amount judges the amount at a token.
func (c *claimer) amount(i int) {
	n := c.named(i)
	c.figures = slices.Clone(n.figures)
	if n.at < i {
		c.namedAt = n.at
	}
	why := c.refuses(i, &n)
	c.lost = why == "does not fit" || why == "something else" || why == "joined to another's"
	if why != "" {
		c.refused[c.tokens[i].from] = why
		if !c.tokens[i].amount.Aside {
			if !c.listed {
				c.run = nil
			}
			c.counted = c.counted || !c.partial()
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
		actual: c.isActual(n.at), at: a.From,
		Rule: n.figures[0].Rule, Words: c.quote(n.at, i), Options: n.options(c.report),
		Said: reading.Stated{Label: a.Label, Written: c.Folded.Quote(a.From, a.To), Value: a.Value, Unit: a.Unit},
	}
	if len(n.figures) == 1 {
		claim.figure = n.figures[0]
	}
	claim.from, claim.to = c.clauseOf(i, n.at)
	claim.Clause = shortened(c.Folded.Quote(claim.from, claim.to))
	c.tell(claim)
}

// refuses returns why an amount does not state the figures it is named by, "" if it does.
func (c *claimer) refuses(i int, n *naming) string {
	a := c.tokens[i].amount
	switch {
	case n.figures == nil:
		return "no name"
	case n.other:
		return "something else"
	case i+1 < c.end && c.tokens[i+1].role == unknown && wordlist.AnyBegins(c.said(i+1), "也", "都没", "都未"):
		return "denied" // 一件也没有收到
	case a.Aside:
		return "a comparison"
	case !a.Exact:
		return "an estimate"
	case !c.units[a.Unit]:
		return "another measure"
	case a.Joined && c.lost && !slices.ContainsFunc(c.tokens[c.since:i], func(t token) bool {
		return t.role == noun || t.role == nearNoun
	}):
		return "joined to another's"
	case c.partial():
		return "a part"
	case c.elsewhen() && !(n.figures[0].Stock && !c.clock.months && c.clock.atOwn(c.report.Year)), c.dated(i):
		return "another time"
	}
	if c.listed && !n.total && !c.isActual(n.at) {
		n.figures = slices.DeleteFunc(n.figures, func(f *templates.Figure) bool { return f.Whole })
	}
	switch {
	case len(n.figures) == 0:
		return "a part of a list"
	case c.isKind(i, n):
		return "a kind"
	case c.isLeftOut(n.at):
		return "left out"
	case c.isToldOfAll(n.at, i):
		return "told of all"
	case !c.isAbout(i) && !c.countsApplications(i, n.at):
		return "not about it"
	case !c.fits(n.at):
		return "does not fit"
	case !c.goesOn(i):
		return "goes on"
	}
	return ""
}

// isToldOfAll reports whether a name in a clause before is claimed for all that was counted there: 诉讼2件，均未经复议直接起诉，1件已结案.
func (c *claimer) isToldOfAll(at, i int) bool {
	return at > c.sentence && wordlist.AnyBegins(c.said(at-1), everyWords...) &&
		slices.ContainsFunc(c.tokens[at:i], func(t token) bool { return t.role == comma })
}

// isKind reports whether an amount counts some of what its name counts as a whole:
// 公开类答复12件, 上年结转2件中答复1件.
func (c *claimer) isKind(i int, n *naming) bool {
	if !slices.ContainsFunc(n.figures, func(f *templates.Figure) bool {
		return f.Whole
	}) && len(n.wholes) == 0 || n.total || n.at == i {
		return false
	}
	for k := max(n.at-1, c.since); k+1 < i; k++ {
		if c.tokens[k].role == besideSubject && c.said(k) == "类" && c.tokens[k+1].role == figureWord {
			return true
		}
	}
	return n.at > c.since && c.since > 0 && c.tokens[c.since-1].role == figure &&
		strings.HasPrefix(c.said(c.since), "中") &&
		!slices.ContainsFunc(c.tokens[c.since:n.at], isComma)
}

// naming is what words make of an amount.
type naming struct {
	figures []*templates.Figure
	words   int  // how many words name them
	at      int  // where the words begin
	other   bool // but they are about something else
	total   bool // the amount is what the figures come to

	wholes []*templates.Figure // named beside a part of them: 因不掌握相关信息无法提供
}

// named finds the figures of an amount: by the words right before it, with nothing between that
// is not understood; else by those of the amount it is joined to; else by the word right after
// it; else, if it has its own 共 and no word, by the figures stated before it.
func (c *claimer) named(i int) naming {
	n := c.namedByWord(i)
	if a := c.tokens[i].amount; n.figures == nil && a.Own && a.Leads && a.After == "" && len(c.run) > 1 {
		n = c.totalOf(n, c.run) // 两项合计12件
	}
	return n
}

func (c *claimer) namedByWord(i int) naming {
	n := naming{at: i}
	if c.distributed(i, &n) {
		return n
	}
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
		if n = c.namedAfter(i, n); n.figures == nil && c.tokens[i].amount.Own && len(c.run) > 1 {
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

// bare returns the figure that the subject's noun alone names, nil for none.
func (c *claimer) bare() *templates.Figure {
	for _, f := range c.subject.Figures {
		if f.Bare {
			return f
		}
	}
	return nil
}

// narrow leaves out the figures of which another is a part.
func (n naming) narrow() naming {
	list := narrowed(n.figures)
	n.words -= len(n.figures) - len(list)
	n.figures = list
	return n
}
