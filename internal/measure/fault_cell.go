package measure

import (
	"nianbao/internal/report"
	"nianbao/templates"
)

// Faults of single cells, and figures that do not fit last year's.

var cellFaults = []Fault{
	{Kind: "blank", Must: true, Rules: []string{"value.blank"}, Silent: declared, plant: written("")},
	{Kind: "nothing", Must: true, Rules: []string{"value.blank"}, Silent: declared, plant: written("—")},
	{Kind: "text", Must: true, Rules: []string{"value.text"}, Silent: declared, plant: written("约20")},
	{Kind: "fraction", Must: true, Rules: []string{"value.fraction"}, plant: written("1.5")},
	{Kind: "formula", Must: true, Rules: []string{"value.formula"}, Silent: declared, plant: formula},
	{Kind: "nil", Must: true, Rules: []string{"value.nil"}, plant: zeroDeclared},
	{Kind: "note", Rules: []string{"value.note"}, plant: noted},
	{Kind: "unit", Rules: []string{"value.unit", "year.jump"}, plant: unit},
	{Kind: "carryover", Rules: []string{"year.carryover"}, plant: carryover},
	{Kind: "inforce", Rules: []string{"year.inforce"}, plant: inforce},
	{Kind: "items", Rules: []string{"year.items"}, plant: itemsOff},
	{Kind: "fewer", Rules: []string{"table.inforce"}, plant: fewer},
	{Kind: "jump", Rules: []string{"year.jump"}, plant: jump},
	{Kind: "rules", Rules: []string{"table.rulemaking"}, plant: rulesMade},
	{Kind: "repeated", Rules: []string{"table.repeated"}, plant: columnRepeated},
}

// counts are the slots of all tables that hold counts.
func (c *Case) counts(choose func(*templates.Slot) bool) []*templates.Slot {
	var out []*templates.Slot
	for _, t := range c.Edition.Tables {
		for _, s := range t.Slots {
			if s.Kind == templates.Count && choose(s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func all(*templates.Slot) bool { return true }

// written puts a text into any cell of a count that was not declared to be zero.
func written(raw string) func(*Case) ([]string, bool) {
	return func(c *Case) ([]string, bool) {
		s, ok := c.some(c.counts(func(s *templates.Slot) bool { return !c.Report.NilTable[s.Table.ID] }))
		if !ok {
			return nil, false
		}
		c.set(s.ID, raw)
		return []string{s.ID}, true
	}
}

func formula(c *Case) ([]string, bool) {
	s, _ := c.some(c.counts(all))
	c.Report.Values[s.ID] = report.Value{Raw: "SUM(D7:I7)", Kind: report.Formula, Cached: "0"}
	return []string{s.ID}, true
}

func zeroDeclared(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(filled))
	if !ok {
		return nil, false
	}
	c.Report.NilTable[s.Table.ID] = true
	return []string{s.ID}, true
}

func noted(c *Case) ([]string, bool) {
	s, _ := c.some(c.counts(all))
	c.set(s.ID, c.Report.Value(s.ID).NumberText()+"（含下属单位）")
	return []string{s.ID}, true
}

// unit writes an amount in 元 where the form has 万元, or leaves the unit out.
func unit(c *Case) ([]string, bool) {
	for _, t := range c.Edition.Tables {
		for _, s := range t.Slots {
			v := c.Report.Value(s.ID)
			if s.Kind != templates.Amount || v.Number.LessThan(figure100) {
				continue
			}
			if len(s.Units) > 0 {
				c.set(s.ID, v.NumberText())
			} else if c.dice.chance(2) || !c.Edition.ComparableTo(c.LastYear.Edition, s.ID) {
				c.set(s.ID, v.Number.Shift(4).String()+"元")
			} else {
				c.set(s.ID, v.Number.Shift(4).String())
			}
			return []string{s.ID}, true
		}
	}
	return nil, false
}

// carryover changes what was carried over and received alike, so that this year's table still balances.
func carryover(c *Case) ([]string, bool) {
	s, ok := c.some(c.related(func(s *templates.Slot, n int64) bool {
		row, column := rowColumn(s)
		return row == "received" && column != "total" && n > 0
	}))
	if !ok {
		return nil, false
	}
	_, column := rowColumn(s)
	for _, of := range []string{column, "total"} {
		c.add("requests.received."+of, -1)
		c.add("requests.carried."+of, 1)
	}
	return []string{"requests.carried." + column}, true
}

func (c *Case) add(slot string, n int64) {
	c.set(slot, itoa(c.figure(slot)+n))
}

func inforce(c *Case) ([]string, bool) {
	const slot = "disclosure.documents.inforce"
	if c.Edition.Slot(slot) == nil || !c.Edition.ComparableTo(c.LastYear.Edition, slot) {
		return nil, false
	}
	c.add(slot, c.dice.Int64N(9)+1)
	return []string{slot}, true
}

func itemsOff(c *Case) ([]string, bool) {
	const slot = "disclosure.licences.items"
	if c.Edition.Slot(slot) == nil {
		return nil, false
	}
	c.add(slot, c.dice.Int64N(9)+1)
	return []string{slot}, true
}

func fewer(c *Case) ([]string, bool) {
	const slot = "disclosure.documents.inforce"
	if c.Edition.Slot(slot) == nil || c.figure("disclosure.documents.issued") == 0 {
		return nil, false
	}
	c.set(slot, itoa(c.figure("disclosure.documents.issued")-1))
	return []string{slot}, true
}

// jump makes a figure nine times last year's, where the rule looks at it at all.
func jump(c *Case) ([]string, bool) {
	s, ok := c.some(c.counts(func(s *templates.Slot) bool {
		if _, column := rowColumn(s); column == "inforce" || column == "items" { // accounted for by a relation
			return false
		}
		return s.Table.ID == "disclosure" && c.Edition.ComparableTo(c.LastYear.Edition, s.ID) &&
			c.LastYear.Report.Value(s.ID).Number.GreaterThan(figure100)
	}))
	if !ok {
		return nil, false
	}
	c.set(s.ID, itoa(c.LastYear.Report.Value(s.ID).Number.IntPart()*9))
	return []string{s.ID}, true
}

func rulesMade(c *Case) ([]string, bool) {
	if c.dice.size >= City {
		return nil, false
	}
	s, ok := c.some(c.counts(func(s *templates.Slot) bool {
		row, _ := rowColumn(s)
		return s.Table.ID == "disclosure" && row == "rules"
	}))
	if !ok {
		return nil, false
	}
	c.add(s.ID, 2)
	return []string{s.ID}, true
}
