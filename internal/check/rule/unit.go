package rule

import (
	"github.com/shopspring/decimal"

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

// UnitOf returns the unit a slot is computed in, "" for counts.
func UnitOf(s *templates.Slot) string {
	if s.Kind != templates.Amount {
		return ""
	}
	if s.Unit != "" {
		return s.Unit
	}
	return sumUnit
}

// In returns a slot's figure in the unit the slot is computed in; ok is false when the cell
// leaves its unit open.
func In(s *templates.Slot, v report.Value) (n decimal.Decimal, ok bool) {
	unit := UnitOf(s)
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
