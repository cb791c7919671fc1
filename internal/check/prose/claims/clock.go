package claims

import (
	"slices"

	"nianbao/internal/check/prose/reading"
)

// clock is whose time a figure is, by the expressions of time before it. A year holds until
// another is named, to the end of the paragraph; several years hold in their sentence, and after
// it until the subject is named anew.
type clock struct {
	year   int  // the last year named, 0 for none
	said   bool // the report's year was said, and nothing else since
	months bool // a part of a year, in this sentence
	stale  bool // before a semicolon, which a year ends
	spans  bool // several years, in this sentence
	adds   bool // added up, in this sentence

	spanned, added bool // so it was in the sentence before, and nothing has been said to the contrary
}

// see takes in an expression of time; own is the report's year, 0 when it is not known.
func (c *clock) see(m reading.Moment, own int) {
	year := m.Year
	if year == reading.ThisYear {
		year = own
	}
	is := m.Year == reading.ThisYear || year != 0 && year == own
	switch m.Period {
	case reading.OneYear:
		*c = clock{year: year, said: is, months: c.months && !c.stale}
	case reading.WholeYear:
		if c.spans || c.year != 0 && c.year != own {
			return // 2023年全年
		}
		c.said, c.spanned, c.added = true, false, false
	case reading.EndOfYear:
		c.said = c.said && c.year == year
		c.year = year
	case reading.SomeTime:
		c.months = true
		if year != 0 {
			c.year, c.said = year, is
		}
	case reading.ManyYears:
		if is {
			*c = clock{year: year, said: true, months: c.months} // 今年以来
			return
		}
		c.spans, c.said = true, false
	case reading.AddedUp:
		c.adds = true
	}
}

// begin starts a sentence.
func (c *clock) begin() {
	c.spanned, c.added = c.spanned || c.spans, c.added || c.adds
	c.spans, c.adds, c.months, c.stale = false, false, false, false
}

// anew forgets the sentence before: the subject is named again.
func (c *clock) anew() { c.spanned, c.added = false, false }

// isOther reports whether figures are another time's than the report's year.
func (c *clock) isOther(own int) bool {
	return c.months || c.spans || c.spanned || c.year != 0 && own != 0 && c.year != own
}

// atOwn reports whether the last year named is the report's own.
func (c *clock) atOwn(own int) bool { return c.year == own || c.year == 0 }

// mayBeOther reports whether figures may be those of several years: 累计 without a year.
func (c *clock) mayBeOther() bool { return (c.adds || c.added) && !c.said }

// dated reports whether a bracket right after an amount holds another time and nothing else:
// 35件（2023年）.
func (c *claimer) dated(i int) bool {
	if i+1 >= len(c.tokens) || c.tokens[i+1].role != opening {
		return false
	}
	from := c.tokens[i+1].from
	to := c.Folded.Closes[from]
	after := clock{}
	for _, m := range c.Moments[c.passed:] {
		if m.At > min(to, from+longestDate) {
			break
		}
		after.see(m, c.report.Year)
	}
	return after.isOther(c.report.Year) && !c.hasAmount(from, to)
}

// longestDate bounds how far into a bracket a date is looked for.
const longestDate = 20

// hasAmount reports whether there is an amount between two positions.
func (c *claimer) hasAmount(from, to int) bool {
	i, _ := slices.BinarySearchFunc(c.Amounts, from, func(a *reading.Amount, at int) int { return a.From - at })
	return i < len(c.Amounts) && c.Amounts[i].From < to
}
