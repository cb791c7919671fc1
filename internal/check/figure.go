package check

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// gap is the reason why a term of a relation has no figure.
type gap struct {
	term  templates.Term
	slot  *templates.Slot
	value report.Value
	why   reason
}

// reason is why a term has no figure; its words are in the catalogue under gap.<reason>.
type reason string

const (
	isBlank      reason = "blank"
	isNothing    reason = "nothing"
	isUnreadable reason = "unreadable"
	isUnitless   reason = "unitless"
	isLost       reason = "sheet" // its sheet could not be read
)

// figure returns the figure of a term, or why there is none.
func figure(c *Context, t templates.Term, reads rule.Cells) (decimal.Decimal, *gap) {
	from, edition := c.Report, c.Edition
	if t.Prior {
		from, edition = c.LastYear.Report, c.LastYear.Edition
	}
	s, v := edition.Slot(t.Slot), from.Value(t.Slot)
	if from.Unreadable[s.Table.ID] {
		return decimal.Zero, &gap{t, s, v, isLost}
	}
	meaning := reads.Of(v)
	if meaning == rule.Figure && v.IsNumber() {
		if n, ok := rule.In(s, v); ok {
			return n, nil
		}
		return decimal.Zero, &gap{t, s, v, isUnitless}
	}
	if meaning == rule.Figure {
		return decimal.Zero, nil
	}
	return decimal.Zero, &gap{t, s, v, reasonOf(v)}
}

func reasonOf(v report.Value) reason {
	switch v.Kind {
	case report.Blank:
		return isBlank
	case report.Nothing:
		return isNothing
	}
	return isUnreadable
}
