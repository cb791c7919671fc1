package measure

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Faults of the prose.

var proseFaults = []Fault{
	{Kind: "prose.requests", Rules: []string{"text.requests"}, plant: outOfStep("text.requests")},
	{Kind: "prose.outcomes", Rules: []string{"text.outcomes"}, plant: outOfStep("text.outcomes")},
	{Kind: "prose.review", Rules: []string{"text.review"}, plant: outOfStep("text.review")},
	{Kind: "prose.documents", Rules: []string{"text.documents"}, plant: outOfStep("text.documents")},
	{Kind: "prose.parts", Rules: []string{"text.parts"}, plant: outOfStep("text.parts")},
	{Kind: "prose.period", Rules: []string{"text.period"}, plant: lastYearsPeriod},
	{Kind: "prose.edition", Rules: []string{"text.edition"}, plant: otherNotice},
	{Kind: "prose.fee", Rules: []string{"text.fee"}, plant: noFee},
	{Kind: "prose.copied", Rules: []string{"text.copied"}, plant: copied},
	{Kind: "prose.empty", Must: true, Rules: []string{"text.sections"}, plant: sectionEmpty},
	{Kind: "prose.nothing", Rules: []string{"text.sections"}, plant: sectionNothing},
	{Kind: "prose.long", Rules: []string{"text.length"}, plant: tooLong},
}

var figure100 = decimal.NewFromInt(100)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// say replaces a statement's figure in the prose.
func (c *Case) say(s statement, figure string) {
	p := &c.Report.Prose[s.section][s.at]
	p.Text = strings.Replace(p.Text, s.say(), strings.Replace(s.text, "%s", figure, 1), 1)
}

// outOfStep makes the prose state another figure than the table (or its own parts).
func outOfStep(rule string) func(*Case) ([]string, bool) {
	return func(c *Case) ([]string, bool) {
		stated := c.said.of(rule)
		if len(stated) == 0 {
			return nil, false
		}
		s := pick(c.dice, stated)
		n, err := strconv.ParseInt(s.figure, 10, 64)
		if err != nil {
			return nil, false
		}
		figure := n*3 + 17 // far from what the table holds under any of its names (received, received and carried over)
		if rule == "text.parts" {
			figure = n * 2 / 3 // less than its parts: a list may always leave some out
		}
		c.say(s, itoa(figure))
		return nil, true
	}
}

func lastYearsPeriod(c *Case) ([]string, bool) {
	c.say(c.said.of("text.period")[0], strconv.Itoa(c.Report.Year-1))
	return nil, true
}

func otherNotice(c *Case) ([]string, bool) {
	for _, e := range templates.Builtin() {
		if e.Issued != c.Edition.Issued {
			c.say(c.said.of("text.edition")[0], e.Issued)
			return nil, true
		}
	}
	return nil, false
}

func noFee(c *Case) ([]string, bool) {
	if c.Edition.From < 2021 { // the form of 2021 brought the duty to report fees
		return nil, false
	}
	c.say(c.said.of("text.fee")[0], "没有其他需要报告的事项，有关情况请见本机关网站。")
	return nil, true
}

// copied sends the section on problems as it was last year.
func copied(c *Case) ([]string, bool) {
	c.Report.Prose["problems"] = slices.Clone(c.LastYear.Report.Prose["problems"])
	return nil, true
}

func sectionEmpty(c *Case) ([]string, bool) {
	delete(c.Report.Prose, pick(c.dice, []string{"problems", "other", "overview"}))
	return nil, true
}

func sectionNothing(c *Case) ([]string, bool) {
	section := pick(c.dice, []string{"problems", "other"})
	c.Report.Prose[section] = c.Report.Prose[section][:1]
	c.Report.Prose[section][0].Text = pick(c.dice, []string{"无", "无。", "（无）"})
	return nil, true
}

// tooLong writes the overview half as long again as the form asks for.
func tooLong(c *Case) ([]string, bool) {
	s := c.Edition.Section("overview")
	if s.Length == 0 {
		return nil, false
	}
	for _, line := range generalities {
		c.Report.Prose[s.ID] = append(c.Report.Prose[s.ID], report.Paragraph{Text: line})
	}
	for _, line := range troubles {
		c.Report.Prose[s.ID] = append(c.Report.Prose[s.ID], report.Paragraph{Text: line})
	}
	return nil, true
}
