package history

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/check/rule"
	"nianbao/templates"
)

// Series is one figure over the years of an agency.
type Series struct {
	Slot   *templates.Slot // of the latest form that has it
	Points []Point         // one a year from the first to the last, those without a figure too
}

// Point is the figure of one year.
type Point struct {
	Year   int
	Known  bool
	Number decimal.Decimal
	// Breaks means that it is not comparable with the year before, by its form or because that has no figure.
	Breaks bool
}

// Label names the series with its unit.
func (s Series) Label() string {
	label := s.Slot.Label()
	if unit := rule.UnitOf(s.Slot); unit != "" && !strings.Contains(label, unit) {
		label += "（" + unit + "）"
	}
	return label
}

// Series are the figures worth drawing: those of the form that are no part of a sum of the form, in its order; of
// figures that an earlier form alone has, after those.
func (a *Agency) Series() []Series {
	var all []Series
	seen := map[string]bool{}
	for i := len(a.Years) - 1; i >= 0; i-- {
		v := a.Years[i].One()
		if v == nil {
			continue
		}
		parts := partsOf(v.Edition)
		for _, t := range v.Edition.Tables {
			for _, s := range t.Slots {
				if seen[s.ID] || parts[s.ID] || s.Kind == templates.Change {
					continue
				}
				seen[s.ID] = true
				if one := a.series(s); one.drawn() {
					all = append(all, one)
				}
			}
		}
	}
	return all
}

// drawn reports whether a series has a figure that is not zero: a row of zeros shows nothing.
func (s Series) drawn() bool {
	for _, p := range s.Points {
		if p.Known && !p.Number.IsZero() {
			return true
		}
	}
	return false
}

func (a *Agency) series(s *templates.Slot) Series {
	one := Series{Slot: s}
	var before *Version
	for year := a.Years[0].Year; year <= a.Years[len(a.Years)-1].Year; year++ {
		p := Point{Year: year, Breaks: true}
		var now *Version
		if y := a.Year(year); y != nil {
			now = y.One()
		}
		if now != nil {
			if p.Number, p.Known = now.Figure(s.ID); p.Known && before != nil {
				_, known := before.Figure(s.ID)
				p.Breaks = !known || !now.Edition.ComparableTo(before.Edition, s.ID)
			}
		}
		one.Points = append(one.Points, p)
		before = now
	}
	return one
}

// partsOf are the values that are a part of one sum that the form declares.
func partsOf(e *templates.Edition) map[string]bool {
	parts := map[string]bool{}
	for _, r := range e.Relations {
		if r.UsesPrior() || r.Compare != "" && r.Compare != "=" {
			continue
		}
		for _, instance := range r.Instances {
			if len(instance.Left) != 1 {
				continue
			}
			for _, t := range instance.Right {
				parts[t.Slot] = true
			}
		}
	}
	return parts
}
