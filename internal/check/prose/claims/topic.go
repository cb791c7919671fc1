package claims

import (
	"strings"

	"nianbao/internal/check/prose/reading"
)

// The subject continues until something else is named: as long as sentences state figures of the
// subject, count parts of them, or describe how it is dealt with.

// aside is what was being talked about when something else was named.
type aside struct{ topic, claimed, foreign bool }

// resume returns to the subject after something else was counted, where the measure distinguishes
// the two: 规范性文件3件，解读 9篇，废止1件. In the same measure, what follows may be of either.
func (c *claimer) resume(a *reading.Amount) {
	if c.aside != nil {
		c.qualified = c.before // 接听咨询电话90次 says nothing of how applications came
		if !a.Aside && !c.units[a.Unit] {
			c.topic, c.claimed, c.foreign = c.aside.topic, c.aside.claimed, c.aside.foreign
		}
	}
	c.aside = nil
}

// oneOfKinds reports whether a noun is but the name of one amount in a row of others that are not
// about the subject: what an office makes of its papers is
// 主动公开86件、依申请公开74件、不予公开52件, and none of them is an application.
func (c *claimer) oneOfKinds(i int) bool {
	if c.topic || c.claimed || c.since == c.sentence {
		return false
	}
	for _, t := range c.tokens[c.since:i] {
		if t.role == figureWord {
			return false
		}
	}
	for _, t := range c.tokens[i+1:] {
		if t.role != besideSubject && t.role != besideAny {
			return t.role == figure
		}
	}
	return false
}

// leave ends a sentence. The next one is still about the subject only if this one stated a figure of it, or was a
// heading in all but form.
func (c *claimer) leave(i int) {
	from, to := c.tokens[c.sentence].from, c.tokens[i].from
	short := !c.counted && i > c.sentence && to-from <= headingLength
	if c.runIn && short && from > 0 {
		said := string(c.Folded.Runes[from:to])
		if headingNumber.MatchString(said) {
			c.runIn = c.runIn && !c.others.In(said)
			c.topic = c.topic && (c.runIn || c.topics.In(said))
		}
		short = !strings.ContainsAny(said, ",、") // else it is no heading within the paragraph
	}
	switch {
	case c.claimed && !c.foreign:
		c.topic = true
	case !c.claimed && !c.described && !short:
		c.topic = c.heading || c.runIn || c.isBeside()
	}
	c.begin(i + 1)
}
