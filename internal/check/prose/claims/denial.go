package claims

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/prose/reading"
	"nianbao/templates"
)

// A sentence may deny a figure: 未收到政府信息公开申请; 没有发生行政复议、行政诉讼. It is
// understood only when nothing else is in the clause: 未按时答复 and 未收到要求当面提供的申请
// mean something different.

// denial judges a clause with a word of denial at a token.
func (c *claimer) denial(i int) {
	if c.partial() || c.elsewhen() || !c.fits(i) {
		return
	}
	figures, about, end := c.denied(i + 1)
	if f := c.bare(); figures == nil && about && f != nil && end > i+1 && c.isPlain(i+1, end) {
		figures = []*templates.Figure{f} // 无政府信息公开申请
	}
	if figures == nil || !about && !c.topic && !c.nearBefore(i) && !c.areAny(figures) {
		return
	}
	c.denies(figures, i, end)
}

// denies claims that figures are nil, by the words from one token up to another.
func (c *claimer) denies(figures []*templates.Figure, i, end int) {
	c.claimed = true
	words := c.quote(i, min(end, len(c.tokens)-1))
	claim := Claim{
		Rule: figures[0].Rule, Words: words, Clause: shortened(words), Denied: true,
		Said: reading.Stated{Value: decimal.Zero}, at: c.tokens[i].from,
	}
	// Of several that are denied in one breath, those that are nil are right and the others wrong.
	var wrong []*templates.Figure
	for _, f := range figures {
		claim.Options = []Option{together(c.report, []*templates.Figure{f})}
		if claim.settle(); claim.Verdict == reading.Wrong {
			wrong = append(wrong, f)
		}
	}
	if right := without(figures, wrong); len(right) > 0 {
		claim.Options = []Option{together(c.report, right)}
		c.tell(claim)
	}
	if len(wrong) > 0 {
		claim.Options = []Option{together(c.report, wrong)}
		c.tell(claim)
	}
}

// areAny reports whether figures are the heads of groups: where there was no 行政复议 of any
// kind, there was none about this subject either.
func (c *claimer) areAny(figures []*templates.Figure) bool {
	return !slices.ContainsFunc(figures, func(f *templates.Figure) bool { return !c.groups[f] })
}

// isPlain reports whether only the subject's noun and its companions are between two tokens.
func (c *claimer) isPlain(from, to int) bool {
	return !slices.ContainsFunc(c.tokens[from:to], func(t token) bool { return !isBesides(t.role) || t.role == join })
}

func without(figures, others []*templates.Figure) []*templates.Figure {
	return slices.DeleteFunc(slices.Clone(figures), func(f *templates.Figure) bool {
		return slices.Contains(others, f)
	})
}

// denied reads the clause after a word of denial: the figures it denies, whether it names the subject, where it ends.
func (c *claimer) denied(from int) (figures []*templates.Figure, about bool, end int) {
	for end = from; end < len(c.tokens); end++ {
		switch t := c.tokens[end]; t.role {
		case figureWord:
			for _, f := range t.figures {
				if !f.Deniable {
					return nil, false, end
				}
				if !slices.Contains(figures, f) {
					figures = append(figures, f)
				}
			}
		case noun, nearNoun:
			about = true
		case besideSubject:
		case besideAny, join:
			if figures == nil {
				return nil, false, end
			}
		case comma, parted, stop, closing:
			return figures, about, end
		default:
			return nil, false, end
		}
	}
	return figures, about, end
}

func (c *claimer) nearBefore(i int) bool {
	return slices.ContainsFunc(c.tokens[c.clause:i], func(t token) bool { return t.role == nearNoun || t.role == noun })
}
