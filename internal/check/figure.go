package check

import (
	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// yuan is how many 元 the units of money are. Sums are made in the unit of the form, or in 万元 where
// it fixes none.
var yuan = map[string]decimal.Decimal{
	"元": decimal.New(1, 0), "千元": decimal.New(1, 3), "万元": decimal.New(1, 4),
	"百万元": decimal.New(1, 6), "千万元": decimal.New(1, 7), "亿元": decimal.New(1, 8),
}

// sumUnit is the unit amounts are added in where the form leaves it to the cell.
const sumUnit = "万元"

// unitOf returns the unit a slot is computed in, "" for counts.
func unitOf(s *templates.Slot) string {
	if s.Kind != templates.Amount {
		return ""
	}
	if s.Unit != "" {
		return s.Unit
	}
	return sumUnit
}

// in returns a slot's figure in the unit the slot is computed in; ok is false when the cell does
// not tell which it is.
func in(s *templates.Slot, v report.Value) (n decimal.Decimal, ok bool) {
	unit := unitOf(s)
	switch {
	case unit == "" || v.Unit == unit || v.Number.IsZero():
		return v.Number, true
	case v.Unit == "":
		return v.Number, len(s.Units) == 0
	}
	from, known := yuan[v.Unit]
	to, knownTo := yuan[unit]
	if !known || !knownTo {
		return v.Number, false
	}
	return v.Number.Mul(from).Mul(inverse(to)), true
}

// inverse of a power of ten, exactly; decimal division would round.
func inverse(power decimal.Decimal) decimal.Decimal {
	return decimal.New(1, -int32(len(power.String())-1))
}

// gap says why a term of a relation has no figure.
type gap struct {
	term  templates.Term
	slot  *templates.Slot
	value report.Value
	why   reason
}

// reason is why a term has no figure; its words stand in the catalogue under gap.<reason>.
type reason string

const (
	isBlank      reason = "blank"
	isNothing    reason = "nothing"
	isUnreadable reason = "unreadable"
	isUnitless   reason = "unitless"
	isLost       reason = "sheet" // its sheet could not be read
)

// figure returns the figure a term stands for, or why there is none.
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
		if n, ok := in(s, v); ok {
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
