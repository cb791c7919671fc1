package claims

import (
	"strings"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/wordlist"
)

// What each token makes of what has been seen so far.

// see takes in one token.
func (c *claimer) see(i int, t token) {
	switch t.role {
	case noun:
		if !c.oneOfKinds(i) {
			c.topic, c.carried, c.foreign, c.aside = true, false, false, nil
			c.described = true
			c.clock.anew()
		}
	case nearNoun:
		if i+1 < c.end && wordlist.AnyBegins(c.said(i+1), "方面") {
			c.topic = true // 政府信息公开方面，行政复议7件
		}
	case figureWord:
		c.group.see(t, c.groups, i+1 < c.end && c.tokens[i+1].role == unknown && strings.HasPrefix(c.said(i+1), "中"))
	case other:
		if !c.isMentioned(i) {
			if c.aside == nil {
				c.aside = &aside{c.topic, c.claimed, c.foreign}
			}
			c.topic, c.claimed, c.described, c.foreign = false, false, false, true
		}
	case partial, members, office, area, everyone:
		switch {
		case t.role == area && isWide(c.report), t.role == everyone && !c.limits(i, t.role):
			c.qualified, c.carried = false, false // 县政府办公室收到41件；全县收到203件
		case c.limits(i, t.role) && !c.isOfAll(i):
			c.qualified = true
			c.partials++
		}
	case comma:
		c.clause = i + 1
	case parted:
		c.stretch, c.listed, c.figures = i+1, false, nil
		c.endList()
		c.next(i + 1)
	case negator:
		c.denial(i)
	case figure:
		c.listed = c.listed || t.amount.Opener != reading.NoOpener &&
			!(t.amount.Opener == reading.Colon && c.since == c.sentence)
		if c.longer && c.clock.said {
			c.listed = false // 自2008年以来收到160件，其中2024年收到43件: the whole of this year
		}
		c.longer = c.elsewhen() || c.clock.mayBeOther()
		if t.amount.Aside {
			c.qualified, c.clock = c.before, c.clockBefore // 较上年增加9件 says nothing about what follows
		}
		if c.inList && c.partials > 1 && !t.amount.Joined && c.hasFigureWords(c.since, i) &&
			!c.hasPartWords(c.since, i) {
			c.endList() // 其中网络12件、信函8件，办结20件
			c.listed = false
		}
		c.described = c.topic && !c.foreign && c.qualified && (c.described || c.since == c.sentence)
		c.inList = c.inList || c.listed && c.qualified && !c.before
		c.amount(i)
		c.resume(t.amount)
		c.next(i + 1)
	}
}

// begin starts a sentence.
func (c *claimer) begin(i int) {
	c.sentence, c.stretch, c.end = i, i, i
	for c.end < len(c.tokens) && c.tokens[c.end].role != stop {
		c.end++
	}
	c.endList()
	c.carried, c.qualified = c.carried || c.qualified, false
	c.clock.begin()
	c.group.begin(c.claimed)
	c.claimed, c.counted, c.described, c.listed, c.longer, c.figures, c.run, c.aside = false, false, false,
		false, false, nil, nil, nil
	c.next(i)
	c.topic = c.topic || c.hasTerms && c.tellsByTerms()
}

// endList ends what holds only within a list of parts.
func (c *claimer) endList() {
	if c.inList {
		c.qualified, c.inList = false, false
	}
	c.partials = 0
}

// next starts a clause after an amount.
func (c *claimer) next(i int) {
	c.clause, c.since, c.before, c.clockBefore = i, i, c.qualified, c.clock
}
