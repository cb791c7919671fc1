package claims

import (
	"slices"

	"nianbao/internal/wordlist"
	"nianbao/templates"
)

// Rows of several groups bear one name: 结果维持 is a row of 行政复议 and one of 行政诉讼. A row
// is that of the group named last; where several were named and no row yet, it is ambiguous:
// 行政复议6件、行政诉讼4件，其中维持7件.

// group is the group whose rows are listed.
type group struct {
	of      *templates.Figure // nil for none, or for nobody knows which
	several bool              // nobody knows which
	begun   bool              // its rows are being told, or its sentence is over: the next group named is a new one
}

// see takes in the name of a figure.
func (g *group) see(t token, groups map[*templates.Figure]bool, within bool) {
	f := t.figures[0]
	switch {
	case f.Of != "":
		g.begun = true
	case groups[f] && within:
		*g = group{of: f} // 复议后起诉中
	case !groups[f]:
	case g.begun || g.of == nil && !g.several || g.of != nil && isWithin(f, g.of):
		*g = group{of: f}
	case g.of != f:
		*g = group{several: true}
	}
}

// lose forgets the group: its own amount was not understood, and so may be another's.
func (g *group) lose(named []*templates.Figure) {
	if g.of != nil && slices.Contains(named, g.of) {
		*g = group{several: true}
	}
}

// begin starts a sentence; what the one before was about holds on only if it stated a figure.
func (g *group) begin(claimed bool) {
	if !claimed {
		*g = group{}
	}
	g.begun = true
}

// meant returns what the figures of a word are here: of rows that several groups have, those of the group spoken of.
// Where a sentence parts the group in another way than the form does, its rows are not the form's.
func (c *claimer) meant(t token) []*templates.Figure {
	if t.figures[0].Among && !c.isAmongRows(t) {
		return nil
	}
	if t.figures[0].Of == "" {
		return t.figures
	}
	if c.group.of == nil || wordlist.AnyIn(c.sentenceText(), c.otherwise...) {
		return nil
	}
	for _, f := range t.figures {
		if f.Of == c.group.of.ID {
			return []*templates.Figure{f}
		}
	}
	return nil
}

// isAmongRows reports whether the sentence names another row of the form in so many words: 维持6件、其他2件.
func (c *claimer) isAmongRows(t token) bool {
	for k := c.stretch; k < c.end; k++ {
		o := c.tokens[k]
		if o.role == parted {
			break
		}
		if f := o.figures; o.role == figureWord && o.from != t.from && !f[0].Among && !f[0].Whole &&
			c.isCounted(k) && (f[0].Usage != templates.Common || f[0].Of != "") {
			return true
		}
	}
	return false
}

func (c *claimer) sentenceText() string {
	return string(c.Folded.Runes[c.tokens[c.sentence].from:c.tokens[min(c.end, len(c.tokens)-1)].to])
}

// isWithin reports whether a figure is a part of another: all its cells are the other's, and not the other way round.
func isWithin(part, whole *templates.Figure) bool {
	if len(part.Sums[0]) >= len(whole.Sums[0]) {
		return false
	}
	for _, slot := range part.Sums[0] {
		found := false
		for _, other := range whole.Sums[0] {
			found = found || other == slot
		}
		if !found {
			return false
		}
	}
	return true
}

// narrowed leaves out the figures of which another is a part: 因不掌握相关信息无法提供 is the reason's row, not the whole
// group of 无法提供.
func narrowed(figures []*templates.Figure) []*templates.Figure {
	var list []*templates.Figure
	for _, f := range figures {
		whole := false
		for _, o := range figures {
			whole = whole || isWithin(o, f)
		}
		if !whole {
			list = append(list, f)
		}
	}
	return list
}
