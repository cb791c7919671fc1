package claims

import (
	"slices"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// A total may follow the figures it is of, and have no name but theirs: 新收187件，上年结转9件，共计196件; 连同上年结转共272件.

// addWords lead to what is added to the figures before.
var addWords = []string{"加上", "连同", "連同", "加之", "算上", "计入", "含", "包括"}

// isAdded reports whether an amount is the total of what its word names and the amount before it:
// 连同上年结转合计19件, but not 加上上年结转1件.
func (c *claimer) isAdded(at, i int) bool {
	if at == c.since || c.tokens[at-1].role != unknown || !c.tokens[i].amount.Own {
		return false
	}
	return wordlist.AnyEnds(c.said(at-1), addWords...) && !wordlist.AnyEnds(c.said(at-1), leftOutWords...) &&
		wordlist.LastIn(string(c.Folded.Runes[c.tokens[at].to:c.tokens[i].from]), reading.TotalWords...) >= 0
}

// totalOf makes of an amount the total of figures, of which there must be several.
func (c *claimer) totalOf(n naming, figures []*templates.Figure) naming {
	if len(figures) < 2 || c.hasFigureWords(c.since, n.at) {
		n.figures = nil
		return n
	}
	n.figures, n.words, n.total = figures, len(figures), true
	return n
}

func (c *claimer) hasFigureWords(from, to int) bool {
	return slices.ContainsFunc(c.tokens[from:to], func(t token) bool { return t.role == figureWord })
}

// options gives what an amount may be. A total may be that of all figures before it, or of the last of them.
func (n naming) options(r *report.Report) []Option {
	if !n.total {
		return append(options(r, n.figures, n.words), options(r, n.wholes, 1)...)
	}
	var list []Option
	for from := 0; from+1 < len(n.figures); from++ {
		list = append(list, together(r, n.figures[from:]))
	}
	return list
}
