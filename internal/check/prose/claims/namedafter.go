package claims

import (
	"slices"
	"strings"

	"nianbao/internal/wordlist"
)

// The word that names an amount may follow it.

// namedAfter names an amount by the word after it: 12件予以公开, 14件申请结转下年度.
func (c *claimer) namedAfter(i int, n naming) naming {
	k := c.wordAfter(i)
	if k == 0 {
		return n
	}
	n.figures = slices.Clone(c.meant(c.tokens[k]))
	for k++; k < c.end && (isBesides(c.tokens[k].role) || c.tokens[k].role == figureWord); k++ {
		if c.tokens[k].role == figureWord {
			n.wholes = append(n.wholes, c.meant(c.tokens[k])...) // 9件因不掌握相关信息无法提供
		}
	}
	return n
}

// wordAfter finds the word after an amount that names it, 0 if there is none. A word that begins
// a group's rows names an amount before it only as the whole of which parts follow
// (66件行政复议案件中), and one that names the whole only where it was done: 33件均已答复.
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
	case k+2 < c.end && c.tokens[k+1].role == join && c.tokens[k+2].role == figureWord:
		return 0 // 其余15件为不予处理、其他处理
	case c.said(next-1) == "后":
		return 0 // 对3件作出不予公开决定后，…
	case f.Whole:
		between := string(c.Folded.Runes[c.tokens[i].to:c.tokens[k].from])
		told := i > 0 && strings.HasSuffix(c.said(i-1), "对") // 对12件申请作出答复
		told = told && (next >= c.end || endsClause(c.tokens[next].role))
		if len(f.Sums) > 1 || !told && !wordlist.AnyIn(between, doneWords...) {
			return 0
		}
	case c.groups[f] && k > i+1:
		if c.isBrought(i, k) && (next >= c.end || endsClause(c.tokens[next].role)) {
			return k
		}
		if next >= c.end || !strings.HasPrefix(c.said(next), "中") {
			return 0
		}
	}
	return k
}

// isBrought reports whether only the subject's own words are before an amount in its clause, and
// its noun between it and a name: 全年发生9件因政府信息公开引起的行政复议.
func (c *claimer) isBrought(i, name int) bool {
	for k := c.clauseAt(i); k < i; k++ {
		if !isBesides(c.tokens[k].role) && !(c.tokens[k].role == unknown && c.leadsTo(c.said(k))) {
			return false
		}
	}
	return slices.ContainsFunc(c.tokens[i:name], func(t token) bool { return t.role == noun || t.role == nearNoun })
}

// doneWords mean that something is done with all of what was named.
var doneWords = []string{"已", "均", "都", "全部", "被"}

// trails reports whether the words that end at a comma begin right after the amount before, and
// so are that one's and not the next one's: 12件予以公开，6件部分公开.
func (c *claimer) trails(comma int) bool {
	return comma > c.since && c.since > 0 && c.tokens[c.since-1].role == figure &&
		!slices.ContainsFunc(c.tokens[c.since:comma], isComma)
}

func isComma(t token) bool { return t.role == comma }
