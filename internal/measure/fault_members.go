package measure

import (
	"strconv"

	"nianbao/internal/check"
	"nianbao/internal/check/rule"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Faults of an area's total.

var memberFaults = []Fault{
	{Kind: "member.sum", Must: true, Rules: []string{"members.sum"}, plant: memberSum, base: Area},
	{Kind: "member.missing", Must: true, Rules: []string{"members.complete"}, plant: memberMissing, base: Area},
}

// Area makes an area's total with its members: the sum of three reports, amounts in each one's
// own unit.
func Area(seed uint64, e *templates.Edition, year int, size Size) *Case {
	c := Consistent(seed, e, year, size)
	c.LastYear = rule.LastYear{}
	for i := range uint64(3) {
		m := Consistent(seed+i*7_919, e, year, size)
		m.Report.Agency = "成员单位" + strconv.FormatUint(i+1, 10)
		c.Members = append(c.Members, check.Member{Edition: e, Report: m.Report})
		c.Due = append(c.Due, m.Report.Agency)
	}
	c.Report.Scope, c.Report.NilTable = report.Area, map[string]bool{}
	for slot, v := range check.Sum(e, c.Members).Values {
		c.Report.Values[slot] = v
	}
	// The prose holds figures of its own case; a total's own holds none.
	c.Report.Prose["overview"] = c.Report.Prose["overview"][:1+generalLines]
	return c
}

// memberSum changes one figure of the total, in a table whose relations still hold.
func memberSum(c *Case) ([]string, bool) {
	s, ok := c.some(c.counts(func(s *templates.Slot) bool { return s.Table.ID == "disclosure" }))
	if !ok {
		return nil, false
	}
	c.add(s.ID, c.dice.Int64N(9)+1)
	return []string{s.ID}, true
}

// memberMissing leaves one member out of the total.
func memberMissing(c *Case) ([]string, bool) {
	c.Members = c.Members[1:]
	return nil, true
}
