package claims

import (
	"slices"
	"strings"

	"nianbao/templates"
)

// Names may precede their figures, in the same order:
// 予以公开、部分公开、无法提供分别为9件、4件、2件.

// mostDistributed bounds how many names are looked at.
const mostDistributed = 12

// distributed names an amount by its place in such a row.
func (c *claimer) distributed(i int, n *naming) bool {
	first, place := i, 0
	for first-2 >= c.sentence && place < mostDistributed && c.tokens[first-1].role == join &&
		c.tokens[first-2].role == figure {
		first, place = first-2, place+1
	}
	count, k := place+1, i
	for k+2 < c.end && count < mostDistributed && c.tokens[k+1].role == join && c.tokens[k+2].role == figure {
		k, count = k+2, count+1
	}
	if count < 2 {
		return false
	}
	at, apart := first-1, false
	for at >= c.sentence && (c.tokens[at].role == besideAny || c.tokens[at].role == besideSubject) {
		apart = apart || strings.HasPrefix(c.said(at), "分别")
		at--
	}
	if !apart {
		return false
	}
	var names []token
	for at >= c.sentence && len(names) < mostDistributed {
		t := c.tokens[at]
		if t.role != figureWord && !isBesides(t.role) {
			break
		}
		if t.role == figureWord {
			names = append(names, t)
		}
		at--
	}
	if len(names) != count {
		return false
	}
	slices.Reverse(names)
	if figures := c.meant(names[place]); figures != nil {
		n.figures, n.at, n.words = []*templates.Figure{figures[0]}, first-1, 1
	}
	return true
}
