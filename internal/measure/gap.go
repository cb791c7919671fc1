package measure

import (
	"strconv"

	"nianbao/internal/check"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Gaps are no faults: something a rule needs is missing or unknown. The rule must be unjudged,
// and report no failure.

var gaps = []Fault{
	{Kind: "gap.cell", Gap: true, Rules: declared, plant: cellBlank},
	// told once, by the first rule that compares years
	{Kind: "gap.prior", Gap: true, Rules: []string{"year.carryover"}, plant: noPrior},
	{Kind: "gap.then", Gap: true, Rules: []string{"year.jump"}, plant: priorBlank},
	{Kind: "gap.stock", Gap: true, Rules: []string{"year.inforce", "year.items"}, plant: stockBlank},
	{Kind: "gap.words", Gap: true, Rules: []string{"text.copied"}, plant: priorWordless},
	{Kind: "gap.issued", Gap: true, Rules: []string{"table.inforce"}, plant: issuedBlank},
	{Kind: "gap.level", Gap: true, Rules: []string{"table.rulemaking"}, plant: levelUnknown},
	{Kind: "gap.member", Gap: true, Rules: []string{"members.sum"}, plant: memberBlank, base: Area},
	{Kind: "gap.due", Gap: true, Rules: []string{"members.complete"}, plant: dueUnknown, base: Area},
	{Kind: "gap.told", Gap: true, Rules: []string{"text.requests", "text.outcomes", "text.review",
		"text.documents"}, plant: toldBlank},
	{Kind: "gap.estimate", Gap: true, Rules: []string{"text.parts"}, plant: estimate},
	{Kind: "gap.year", Gap: true, Rules: []string{"text.edition"}, plant: yearUnknown},
	{Kind: "gap.section", Gap: true, Rules: []string{"text.length", "text.fee"}, plant: sectionsGone},
}

// cellBlank takes away a figure that relations of the form need.
func cellBlank(c *Case) ([]string, bool) {
	table := pick(c.dice, []string{"requests", "review"})
	s, ok := c.some(c.related(func(s *templates.Slot, _ int64) bool {
		return s.Table.ID == table && !c.Report.NilTable[table]
	}))
	if !ok {
		return nil, false
	}
	c.set(s.ID, "")
	return []string{s.ID}, true
}

// noPrior has no report of last year although one was asked for.
func noPrior(c *Case) ([]string, bool) {
	c.LastYear.Report, c.LastYear.Edition = nil, nil
	return nil, true
}

// priorBlank takes away a figure of last year's.
func priorBlank(c *Case) ([]string, bool) {
	s, ok := c.some(c.counts(func(s *templates.Slot) bool {
		_, column := rowColumn(s)
		return column == "decided" && c.Edition.ComparableTo(c.LastYear.Edition, s.ID)
	}))
	if !ok || c.LastYear.Report.NilTable[s.Table.ID] {
		return nil, false
	}
	c.LastYear.Report.Values[s.ID] = report.Parse("", report.StoredText)
	return []string{s.ID}, true
}

// stockBlank takes away last year's figure of what is in force, or of the items.
func stockBlank(c *Case) ([]string, bool) {
	for _, slot := range []string{"disclosure.documents.inforce", "disclosure.licences.items"} {
		if s := c.Edition.Slot(slot); s != nil && c.Edition.ComparableTo(c.LastYear.Edition, slot) &&
			!c.LastYear.Report.NilTable[s.Table.ID] {
			c.LastYear.Report.Values[slot] = report.Parse("", report.StoredText)
			return []string{slot}, true
		}
	}
	return nil, false
}

// priorWordless is a report of last year of which only the tables are at hand.
func priorWordless(c *Case) ([]string, bool) {
	c.LastYear.Report.Prose = map[string][]report.Paragraph{}
	return nil, true
}

func issuedBlank(c *Case) ([]string, bool) {
	const slot = "disclosure.documents.issued"
	if c.Edition.Slot("disclosure.documents.inforce") == nil || c.Report.NilTable["disclosure"] {
		return nil, false
	}
	c.set(slot, "")
	return []string{slot}, true
}

// levelUnknown is a city's report that counts rules, where the kind of city is unknown.
func levelUnknown(c *Case) ([]string, bool) {
	s, ok := c.some(c.counts(func(s *templates.Slot) bool {
		row, _ := rowColumn(s)
		return s.Table.ID == "disclosure" && row == "rules"
	}))
	if !ok {
		return nil, false
	}
	c.Options.Level, c.Report.Agency = "", "江源市人民政府"
	c.add(s.ID, 2)
	return []string{s.ID}, true
}

// memberBlank takes a figure of one member away.
func memberBlank(c *Case) ([]string, bool) {
	s, ok := c.some(c.counts(func(s *templates.Slot) bool { return s.Table.ID == "disclosure" }))
	if !ok {
		return nil, false
	}
	r := *c.Members[0].Report
	r.NilTable = map[string]bool{}
	r.Values = map[string]report.Value{}
	for slot, v := range c.Members[0].Report.Values {
		r.Values[slot] = v
	}
	r.Values[s.ID] = report.Parse("", report.StoredText)
	c.Members = append([]check.Member{{Edition: c.Edition, Report: &r}}, c.Members[1:]...)
	return []string{s.ID}, true
}

func dueUnknown(c *Case) ([]string, bool) {
	c.Due = nil
	return nil, true
}

// toldBlank removes the figures that the prose states.
func toldBlank(c *Case) ([]string, bool) {
	if c.Report.NilTable["requests"] || c.Report.NilTable["review"] || c.Report.NilTable["disclosure"] {
		return nil, false
	}
	for _, t := range c.Edition.Tables {
		for _, s := range t.Slots {
			row, column := rowColumn(s)
			if column == "total" || row == "documents" {
				c.set(s.ID, "")
			}
		}
	}
	return nil, true // three and more are told as one, of no cell
}

// estimate states a sum of all parts as an estimate.
func estimate(c *Case) ([]string, bool) {
	most := largest[c.dice.size]*20 + 30
	a, b := c.dice.count(most)+5, c.dice.count(most)+5
	text := "编发信息约" + strconv.FormatInt(a+b+3, 10) + "条，分别为要闻" + itoa(a) + "条、公告" + itoa(b) + "条。"
	c.Report.Prose["overview"] = append(c.Report.Prose["overview"], report.Paragraph{Text: text})
	return nil, true
}

// yearUnknown is a report that cites the notice of a year and leaves open whose year it is.
func yearUnknown(c *Case) ([]string, bool) {
	text := "本报告按照《关于做好" + strconv.Itoa(c.Report.Year) + "年政府信息公开工作年度报告的通知》编制。"
	c.Report.Prose["lead"] = append(c.Report.Prose["lead"], report.Paragraph{Text: text})
	c.Report.Year = 0
	return nil, true
}

// sectionsGone loses the sheets of prose that are judged as wholes.
func sectionsGone(c *Case) ([]string, bool) {
	if c.Edition.From < 2021 { // the form before asks neither for a length nor for the fee
		return nil, false
	}
	for _, id := range []string{"overview", "other"} {
		delete(c.Report.Prose, id)
		c.Report.Unreadable[id] = true
	}
	return nil, true
}
