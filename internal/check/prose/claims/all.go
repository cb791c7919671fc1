package claims

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Prose may state that a row holds all that was counted, without a number: 行政复议3件，均维持.

// everyWords mean that what follows is true of all.
var everyWords = []string{"均", "全部", "都", "皆", "一律", "结果为", "件件", "悉数"}

// allOfIt claims for the row named at a token the whole stated right before, if its clause
// applies to all of it.
func (c *claimer) allOfIt(i int) {
	if len(c.found) == 0 || c.clause <= c.sentence || c.tokens[c.clause-1].role != comma {
		return
	}
	whole := c.found[len(c.found)-1]
	if whole.figure == nil || whole.Denied || whole.to > c.tokens[c.clause].from ||
		whole.Start != c.Folded.Offset(c.tokens[c.sentence].from) {
		return
	}
	if last := c.tokens[max(c.since-1, 0)]; last.role == figure && last.from >= whole.to {
		return // 复议14件，诉讼2件，均维持: another amount is between
	}
	every := wordlist.AnyBegins(c.said(i), everyWords...) ||
		whole.Said.Value.Equal(decimal.NewFromInt(1)) && wordlist.AnyBegins(c.said(i), "结果") // 复议1件，结果纠正
	for k := c.clause; k < i; k++ {
		if c.tokens[k].role != besideAny && c.tokens[k].role != besideSubject {
			return
		}
		every = every || wordlist.AnyBegins(c.said(k), everyWords...)
	}
	next := i + 1
	for next < c.end && isBesides(c.tokens[next].role) {
		next++
	}
	if !every || next < c.end && !endsClause(c.tokens[next].role) || next < c.end && c.tokens[next].role == figure {
		return
	}
	for _, f := range c.tokens[i].figures {
		if !f.Whole && (f.Of == whole.figure.ID || c.groups[f] && isWithin(f, whole.figure)) {
			c.tellAll(i, f, whole)
			return
		}
	}
}

func (c *claimer) tellAll(i int, f *templates.Figure, whole Claim) {
	claim := Claim{Rule: f.Rule, Words: c.quote(i, i+1), Options: options(c.report, []*templates.Figure{f}, 1),
		figure: f, Said: whole.Said}
	claim.from, claim.to, claim.at = whole.from, c.tokens[i].to, c.tokens[i].from
	claim.Clause = shortened(c.Folded.Quote(claim.from, claim.to))
	if slices.ContainsFunc(claim.Options, func(o Option) bool {
		return len(o.Gaps) == 0
	}) && whole.Verdict == reading.Right {
		c.tell(claim)
	}
}
