package measure

import (
	"strconv"

	"nianbao/templates"
)

// Faults in the tables that relations have to find. Every one of them changes cells of section 三
// or 四, where each cell is in a mandatory relation.

func anyFigure(*templates.Slot, int64) bool { return true }

func filled(_ *templates.Slot, n int64) bool { return n != 0 }

func filledTotal(s *templates.Slot, n int64) bool { return n != 0 && isTotal(s) }

// digitsDiffer reports whether two digits can change places without a zero coming first.
func digitsDiffer(_ *templates.Slot, n int64) bool { return len(swaps(itoa(n))) > 0 }

// digit changes one digit of a figure.
func digit(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(anyFigure))
	if !ok {
		return nil, false
	}
	text := []byte(itoa(c.figure(s.ID)))
	at := c.dice.IntN(len(text))
	text[at] = '0' + (text[at]-'0'+1+byte(c.dice.IntN(9)))%10
	n, _ := strconv.ParseInt(string(text), 10, 64)
	c.set(s.ID, itoa(n))
	return []string{s.ID}, true
}

// digitsSwapped exchanges two digits that differ.
func digitsSwapped(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(digitsDiffer))
	if !ok {
		return nil, false
	}
	c.set(s.ID, pick(c.dice, swaps(itoa(c.figure(s.ID)))))
	return []string{s.ID}, true
}

// swaps returns what a figure becomes when two of its digits change places and no zero comes first.
func swaps(text string) []string {
	var out []string
	for i := range text {
		for j := i + 1; j < len(text); j++ {
			if text[i] != text[j] && (i > 0 || text[j] != '0') {
				digits := []byte(text)
				digits[i], digits[j] = digits[j], digits[i]
				out = append(out, string(digits))
			}
		}
	}
	return out
}

// beside returns the slot to the right of or below a slot that is of the same table.
func (c *Case) beside(s *templates.Slot, down bool) *templates.Slot {
	at := s.Cell.Offset(0, s.ColSpan)
	if down {
		at = s.Cell.Offset(s.RowSpan, 0)
	}
	for _, o := range s.Table.Slots {
		if o.Cell == at {
			return o
		}
	}
	return nil
}

// told reports whether some relation distinguishes two neighbours. None does for the results of
// one group of section 四: a case counted as upheld instead of corrected is a fault no sum can
// find.
func told(a, b *templates.Slot) bool {
	return a.Table.ID != "review" || isTotal(a) != isTotal(b)
}

// cellMoved moves a figure to its empty neighbour.
func cellMoved(c *Case) ([]string, bool) {
	down := c.dice.chance(3)
	s, ok := c.some(c.related(func(s *templates.Slot, n int64) bool {
		o := c.beside(s, down)
		return n != 0 && o != nil && c.figure(o.ID) == 0 && told(s, o)
	}))
	if !ok {
		return nil, false
	}
	o := c.beside(s, down)
	c.set(o.ID, itoa(c.figure(s.ID)))
	c.set(s.ID, "0")
	return []string{s.ID, o.ID}, true
}

// exchanged swaps two neighbours.
func exchanged(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(func(s *templates.Slot, n int64) bool {
		o := c.beside(s, false)
		return n != 0 && o != nil && c.figure(o.ID) != 0 && c.figure(o.ID) != n && told(s, o)
	}))
	if !ok {
		return nil, false
	}
	o := c.beside(s, false)
	a, b := c.figure(s.ID), c.figure(o.ID)
	c.set(s.ID, itoa(b))
	c.set(o.ID, itoa(a))
	return []string{s.ID, o.ID}, true
}

// rowCopied fills a row of section 三 down into the next.
func rowCopied(c *Case) ([]string, bool) {
	differs := func(s *templates.Slot) bool {
		_, column := rowColumn(s)
		below := c.beside(s, true)
		if column != "person" || below == nil {
			return false
		}
		for o := s; o != nil && below != nil; o, below = c.beside(o, false), c.beside(below, false) {
			if c.figure(o.ID) != c.figure(below.ID) {
				return true
			}
		}
		return false
	}
	s, ok := c.some(c.related(func(s *templates.Slot, _ int64) bool { return s.Table.ID == "requests" && differs(s) }))
	if !ok {
		return nil, false
	}
	var wrong []string
	for o := s; o != nil; o = c.beside(o, false) {
		below := c.beside(o, true)
		if c.figure(o.ID) != c.figure(below.ID) {
			c.set(below.ID, itoa(c.figure(o.ID)))
			wrong = append(wrong, below.ID)
		}
	}
	return wrong, true
}

// totalForgotten leaves a sum at zero.
func totalForgotten(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(filledTotal))
	if !ok {
		return nil, false
	}
	c.set(s.ID, "0")
	return []string{s.ID}, true
}

// rowChanged corrects a part and its own total, but not the total above or below.
func rowChanged(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(func(s *templates.Slot, _ int64) bool { return !isTotal(s) && s.Table.ID == "requests" }))
	if !ok {
		return nil, false
	}
	row, _ := rowColumn(s)
	sum := "requests." + row + ".total"
	by := c.dice.Int64N(9) + 1
	c.set(s.ID, itoa(c.figure(s.ID)+by))
	c.set(sum, itoa(c.figure(sum)+by))
	return []string{s.ID, sum}, true
}

// tenThousand writes a figure ten thousand times too large.
func tenThousand(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(filled))
	if !ok {
		return nil, false
	}
	c.set(s.ID, itoa(c.figure(s.ID)*10_000))
	return []string{s.ID}, true
}

// sign writes a figure with a minus.
func sign(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(filled))
	if !ok {
		return nil, false
	}
	c.set(s.ID, "-"+itoa(c.figure(s.ID)))
	return []string{s.ID}, true
}

// lastYears leaves one of last year's figures in the table.
func lastYears(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(func(s *templates.Slot, n int64) bool {
		v, there := c.LastYear.Report.Values[s.ID]
		return there && v.IsNumber() && v.Number.IntPart() != n
	}))
	if !ok {
		return nil, false
	}
	c.set(s.ID, c.LastYear.Report.Value(s.ID).Raw)
	return []string{s.ID}, true
}

// columnRepeated fills the column of a kind of applicant down from its neighbour, sums adjusted: every relation of the
// form still holds.
func columnRepeated(c *Case) ([]string, bool) {
	const from, to = "person", "company"
	var wrong []string
	large, filled := false, 0
	for _, s := range c.Edition.Table("requests").Slots {
		row, column := rowColumn(s)
		if column != from {
			continue
		}
		n := c.figure(s.ID)
		if n != 0 && row != "received" && row != "total" {
			filled++
		}
		large = large || n >= 10
	}
	if !large || filled < 3 {
		return nil, false
	}
	for _, s := range c.Edition.Table("requests").Slots {
		row, column := rowColumn(s)
		if column != to {
			continue
		}
		n := c.figure("requests." + row + "." + from)
		c.add("requests."+row+".total", n-c.figure(s.ID))
		c.set(s.ID, itoa(n))
		wrong = append(wrong, s.ID)
	}
	return wrong, true
}
