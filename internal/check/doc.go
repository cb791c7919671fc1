// Package check holds the rules a report must satisfy and runs them.
//
// [Rules] lists the rules for an edition and reads top to bottom: the file, the values, the
// relations the edition declares, the tables beyond them, the years, the members of a total, the
// prose. [Run] applies all of them at once and returns the findings in the order of the rules;
// [RunAlone] judges a report before the others of a run are known; [Explain] finds one rule for
// `rules explain`.
//
// A relation is data of the edition, and one function judges them all; any other rule is a
// function here, one idea a file. Every rule passes, fails or cannot be judged: a figure that is
// blank, unreadable or missing makes the relation over it unjudged, and is itself the finding to
// put right. Package rule defines what a rule is.
//
// The package computes with exact decimals and reads and writes no files. Workbooks, printed forms
// and the ledger do not come in here.
package check

import (
	"slices"
	"strconv"

	"nianbao/internal/check/prose"
	"nianbao/internal/check/repair"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Rule is one thing a report must satisfy.
type Rule = rule.Rule

// Context is all that a rule may look at.
type Context = rule.Context

// Options are the user's choices for the check of a report.
type Options = rule.Options

// Member is one of the reports a total is the sum of.
type Member = rule.Member

// Policy is an office's own ruling on rules.
type Policy = rule.Policy

// Rules returns the rules for reports of an edition, in the order of their findings.
func Rules(e *templates.Edition) []Rule { return planOf(e).rules }

func rulesOf(e *templates.Edition) []Rule {
	return slices.Concat(
		fileRules(),
		valueRules(),
		relations(e),
		repeatedRules(),
		rulemakingRules(),
		repair.Rules(),
		jumpRules(),
		memberRules(),
		sectionRules(),
		prose.Rules(e),
		policyRules(),
	)
}

// Run applies every rule to a report and returns what they find, the binding first. The office's
// own ruling has the last word.
func Run(c *Context) []finding.Finding {
	c = bounded(c)
	var found []finding.Finding
	for _, r := range Rules(c.Edition) {
		found = append(found, atMost(r.Check(c), MostFindings)...)
	}
	return settle(c, found)
}

// distinguish makes the ids of findings distinct where a rule has several findings at one place.
func distinguish(found []finding.Finding) {
	seen := map[string]int{}
	for i := range found {
		id := found[i].ID()
		if seen[id]++; seen[id] > 1 {
			found[i].Key += "/" + strconv.Itoa(seen[id])
		}
	}
}

// policyRules are the notes that record the effect of an office's policy, made when it is
// applied.
func policyRules() []Rule {
	nothing := func(*Context) []finding.Finding { return nil }
	return []Rule{{ID: finding.PolicyRule, Class: templates.Note, Kind: rule.File, Check: nothing}}
}

// ParsePolicy reads an office's own ruling; name is the file's, for messages. It may rule on the
// rules of the editions that come with the program and of those given.
func ParsePolicy(name string, data []byte, editions ...*templates.Edition) (*Policy, error) {
	var known []rule.Known
	for _, e := range slices.Concat(editions, templates.Builtin()) {
		for _, r := range Rules(e) {
			known = append(known, rule.Known{ID: r.ID, Title: r.Title().In(message.Chinese), Class: r.Class,
				Fixed: r.Fixed})
		}
	}
	return rule.ParsePolicy(name, data, known)
}

// Explain returns the rule with an id, of the last of the editions that has it; without editions, of
// those that come with the program.
func Explain(id string, editions ...*templates.Edition) (Rule, bool) {
	if len(editions) == 0 {
		editions = templates.Builtin()
	}
	for _, e := range slices.Backward(editions) {
		for _, r := range Rules(e) {
			if r.ID == id {
				return r, true
			}
		}
	}
	return Rule{}, false
}
