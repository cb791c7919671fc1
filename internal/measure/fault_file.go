package measure

import (
	"time"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Faults of whose file it is, and what an office rules on rules.

var fileFaults = []Fault{
	{Kind: "file.template", Must: true, Rules: []string{"file.template"}, plant: otherForm},
	{Kind: "file.year", Must: true, Rules: []string{"file.year"}, plant: lastYearsFile},
	{Kind: "file.agency", Must: true, Rules: []string{"file.agency"}, plant: otherAgency},
	{Kind: "file.named", Rules: []string{"file.named"}, plant: namedForAnother},
	{Kind: "file.twice", Rules: []string{"file.twice"}, plant: sentTwice},
	{Kind: "file.other", Rules: []string{"file.other"}, plant: unheardOf},
	{Kind: "policy", Rules: []string{finding.PolicyRule}, plant: ruleSwitchedOff},
}

// otherForm is a report on the form of other years.
func otherForm(c *Case) ([]string, bool) {
	for _, e := range templates.Builtin() {
		if e.ID != c.Edition.ID {
			c.Report.Year, c.Options.Year = e.From, e.From
			return nil, true
		}
	}
	return nil, false
}

func lastYearsFile(c *Case) ([]string, bool) {
	c.Options.Year = c.Report.Year + 1
	return nil, true
}

func otherAgency(c *Case) ([]string, bool) {
	c.Options.Agency = "江源市统计局"
	return nil, true
}

// namedForAnother is a file that bears another agency's name.
func namedForAnother(c *Case) ([]string, bool) {
	c.Options.Named = []rule.Named{{By: rule.InFile, Words: "江源市统计局.xlsx", Agency: "江源市统计局"}}
	return nil, true
}

// sentTwice is a second file of the agency's.
func sentTwice(c *Case) ([]string, bool) {
	other := report.New("planted (2).xlsx")
	other.Identity = c.Report.Identity
	c.Others = []rule.Version{rule.VersionOf(c.Edition, other)}
	return nil, true
}

// unheardOf is something the reader observes one day that no rule has a name for.
func unheardOf(c *Case) ([]string, bool) {
	c.Report.Observe(report.Oddity{Rule: "file.unheard", Detail: "of", Sheet: c.Edition.Tables[0].Sheet, Actual: "?"})
	return nil, true
}

// ruleSwitchedOff lets an office switch off the rules that would find a fault; this must be
// reported.
func ruleSwitchedOff(c *Case) ([]string, bool) {
	if _, ok := digit(c); !ok {
		return nil, false
	}
	c.Options.Policy = &rule.Policy{Name: "江源市人民政府办公室"}
	for _, id := range declared {
		c.Options.Policy.Entries = append(c.Options.Policy.Entries, rule.PolicyEntry{Rule: id, Reason: "试行期间",
			Until: time.Date(c.Report.Year+1, time.December, 31, 0, 0, 0, 0, time.UTC)})
	}
	return nil, true
}
