package corpus

import (
	"slices"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Trial is a text with a report it stands in, and what is wrong in it.
type Trial struct {
	Set     string
	Edition *templates.Edition
	Report  *report.Report
	Text    string
	Rule    string   // the rule the verdicts are of; a set of statements has verdicts of all
	Accuse  []string // statements that are wrong: a total with its parts, or a figure
	Confirm []string // statements that are right and must be understood
	Wrong   string   // in a set of statements: the words that are wrong
	Every   bool     // whatever is not wrong by the words above is right, under every rule
}

// Trials returns the texts of all sets that are known.
func Trials() []Trial {
	var all []Trial
	for _, c := range parts() {
		all = append(all, c.trial("parts.yaml", Table{}))
	}
	for _, name := range []string{"tables.yaml", "later.yaml", "earlier.yaml", "second.yaml", "third.yaml", "sides.yaml",
		"beside.yaml", "fourth.yaml", "fifth.yaml"} {
		cases, tables := sentences(name)
		for _, c := range cases {
			if c.Rule != "text.edition" && c.Rule != "text.fee" {
				all = append(all, c.trial(name, tables[c.Table]))
			}
		}
	}
	for _, name := range statementSets {
		for _, s := range statements(name) {
			all = append(all, s.trial(name))
		}
	}
	return all
}

// statementSets are the files of statements.
var statementSets = []string{"sixth.yaml", "seventh.yaml", "eighth.yaml", "ninth.yaml", "tenth.yaml", "eleventh.yaml",
	"twelfth.yaml", "thirteenth.yaml", "fourteenth.yaml", "fifteenth.yaml", "sixteenth.yaml", "seventeenth.yaml",
	"eighteenth.yaml", "nineteenth.yaml", "sums.yaml"}

// listSets are those of them that teach lists only: their figures of the form are left to show what claims make of what
// they were not taught.
var listSets = []string{"eighteenth.yaml", "nineteenth.yaml", "sums.yaml"}

func statements(name string) []Statement {
	var all []Statement
	load(name, &all)
	return all
}

func (s Statement) trial(set string) Trial {
	t := Trial{Set: set, Edition: edition("2021"), Report: s.report(), Text: s.Text, Rule: s.Rule, Every: true}
	if s.Verdict == "wrong" {
		t.Wrong = s.Wrong
	}
	return t
}

func (c Case) trial(set string, t Table) Trial {
	id := c.Edition
	if id == "" {
		id = t.Edition
	}
	if id == "" {
		id = "2021"
	}
	return Trial{Set: set, Edition: edition(id), Report: c.reportOn(t), Text: c.Text, Rule: c.Rule, Accuse: c.Accuse,
		Confirm: c.Confirm}
}

// accuses reports whether a trial calls a statement wrong.
func (t Trial) accuses(statement string) bool {
	return slices.ContainsFunc(t.Accuse, func(a string) bool { return same(a, statement) })
}

// wrongAt reports whether the words that are wrong in a set of statements hold a place of the text, in bytes.
func (t Trial) wrongAt(from, to int) bool {
	if t.Wrong == "" {
		return false
	}
	at := strings.Index(t.Text, t.Wrong)
	return at >= 0 && from < at+len(t.Wrong) && to > at
}
