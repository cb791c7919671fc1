package claims

import (
	"strings"

	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// An exclusion is no figure of the form: 受理13件（不含重复申请2件）; 除重复申请2件外，办结14件.
// And beside it a whole may be less than the form's, which excluded nothing.

// leftOutWords lead to what is not counted.
var leftOutWords = []string{"不含", "不包括", "不包含", "不计", "不计入", "未计入", "未包括", "未含", "剔除", "扣除", "除去", "除开", "除了"}

// isLeftOut reports whether the words at a token name an exclusion: in their clause, and in
// brackets from the bracket on, a word opens it and nothing ends it.
func (c *claimer) isLeftOut(at int) bool {
	from, bracket := at, false
	for from > max(c.sentence, at-longestClause) && !bracket {
		switch c.tokens[from-1].role {
		case parted, closing, stop:
			return c.saysLeftOut(c.lastClause(from, at), at)
		case opening:
			bracket = true
			continue
		}
		from--
	}
	if !bracket {
		from = c.lastClause(from, at)
	}
	return c.saysLeftOut(from, at)
}

// lastClause returns where the last clause before a token begins, not before another.
func (c *claimer) lastClause(from, at int) int {
	for k := at; k > from; k-- {
		if c.tokens[k-1].role == comma {
			return k
		}
	}
	return from
}

// saysLeftOut reports whether a word from one token up to another opens an exclusion, and none
// after it closes it: 扣除重复申请2件后，办结14件.
func (c *claimer) saysLeftOut(from, at int) bool {
	said := string(c.Folded.Runes[c.tokens[from].from:c.tokens[at].from])
	i := wordlist.LastIn(said, leftOutWords...)
	if i < 0 {
		i = exceptAt(said)
		if i < 0 || !c.endsInExcept(at) {
			return false
		}
	}
	return !strings.ContainsAny(said[i:], "外后")
}

// exceptAt finds the 除 that begins an exception in a text, -1 where there is none.
func exceptAt(said string) int {
	i := strings.LastIndex(said, "除")
	if i < 0 || wordlist.AnyEnds(said[:i], "扣", "剔", "解", "免", "清", "消", "排", "删", "撤", "废") {
		return -1
	}
	return i
}

// endsInExcept reports whether 外 is between a token and the end of its clause.
func (c *claimer) endsInExcept(at int) bool {
	for k := at; k < c.end && c.tokens[k].role != comma; k++ {
		if c.tokens[k].role == unknown && strings.Contains(c.said(k), "外") {
			return true
		}
	}
	return false
}

// leavesOut reports whether the sentence excludes something that may be of the subject. That
// enquiries are not counted among applications needs no mention.
func (c *claimer) leavesOut() bool {
	for k := c.sentence; k < c.end; k++ {
		if c.tokens[k].role != unknown {
			continue
		}
		said := c.said(k)
		if !wordlist.AnyIn(said, leftOutWords...) && (exceptAt(said) < 0 || !c.endsInExcept(k)) {
			continue
		}
		next := k + 1
		for next < c.end && (c.tokens[next].role == besideSubject || c.tokens[next].role == besideAny) {
			next++
		}
		if next < c.end && c.tokens[next].role != other || next == c.end && !wordlist.AnyEnds(said, leftOutWords...) {
			return true
		}
	}
	return false
}

// isCount reports whether a claim is of what an office counts, not of a row of the form, which leaves nothing out.
func (c *Claim) isCount() bool {
	return c.figure == nil || c.figure.Whole || c.figure.Usage == templates.Common
}

// isWhole reports whether a claim is about all there is.
func (c *Claim) isWhole() bool { return c.figure != nil && c.figure.Whole }
