// Package rule defines what a rule is and what it may look at. The rules themselves are one room
// up, in check, and for prose in check/prose; both import this package, and check gathers all of
// them.
//
// A [Rule] is a small value: an id, a class, a basis, and a function from a [Context] to
// findings, none when the rule passes. Its words are in the message catalogue, in Chinese and in
// English, under the rule's id:
//
//	rule.<id>.title    what must hold, in one line
//	rule.<id>.why      why it matters
//	rule.<id>.basis    document and clause, unless rule.<group>.basis gives it
//	rule.<id>.example  a case in which it fails
//	rule.<id>.do       what to do when it fails
//
// A relation has its basis from the edition that declares it, and any of the others the edition gives.
//
// A new rule for prose is a Rule in the list that prose.Rules returns:
//
//	{ID: "text.parts", Class: templates.Verify, Kind: rule.Prose, Check: parts}
//
//	func parts(c *rule.Context) []finding.Finding {
//		for _, p := range c.Report.Prose["overview"] {
//			f := rule.Finding("text.parts", templates.Verify)   // fails; f.Outcome = finding.Unjudged where it cannot be judged
//			c.AtParagraph(&f, "overview", p)                    // sheet, cell, row and column
//			f.Message = message.New(…)
//
// Nothing here reads or writes files.
package rule

import (
	"strings"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Kind is what a rule compares, in the field's own terms.
type Kind string

// The kinds of rule; their words are in the catalogue under rule.kind.<kind>.
const (
	Within Kind = "within" // 表内: inside one table
	Across Kind = "across" // 表间: across tables, or a table and who files it
	Years  Kind = "years"  // 跨年度: with last year's report
	Levels Kind = "levels" // 上下级: a total with its members
	File   Kind = "file"   // 文件: the workbook itself
	Prose  Kind = "prose"  // 文字: the prose, and the prose with the tables
)

// Rule is one thing a report must, or should, satisfy.
type Rule struct {
	ID    string
	Class templates.Class // the heaviest class of its findings
	Kind  Kind
	// Fixed rules may not be lowered by a policy: where one fails, a cell has no number.
	Fixed bool
	// Compares: it looks at other reports at hand ([Context.Twins], [Context.Others]).
	Compares bool
	// Relation is what the edition declares; nil for a rule that is not a relation.
	Relation *templates.Relation
	// Reads declares what cells that hold no figure mean to the rule; zero for a rule that reads no
	// figures.
	Reads Reads
	// Weights are the features by which the rule weighs what a sentence may mean, the heaviest first.
	Weights []Weight
	// Check returns what the rule finds in a report; nothing when it passes.
	Check func(*Context) []finding.Finding
}

// Weight is what a feature of a reading adds to its score, in hundredths of a logit.
type Weight struct {
	Feature string
	Weight  int
}

// Title is the requirement, in one line.
func (r Rule) Title() message.Text { return r.text("title", r.declared().Title) }

// Why is the reason for the rule.
func (r Rule) Why() message.Text { return r.text("why", r.declared().Why) }

// Clause names document and clause.
func (r Rule) Clause() message.Text { return r.text("basis", r.declared().Basis) }

// Example is a case in which the rule fails.
func (r Rule) Example() message.Text { return r.text("example", r.declared().Example) }

// Do is the remedy when it fails.
func (r Rule) Do() message.Text { return r.text("do", r.declared().Do) }

func (r Rule) declared() *templates.Relation {
	if r.Relation == nil {
		return &templates.Relation{}
	}
	return r.Relation
}

// text finds the rule's words: the edition's, else its own in the catalogue, else those of its group
// (file.*). A relation of an office's own edition may have none of these and gets those of relations
// in general.
func (r Rule) text(what string, own templates.Words) message.Text {
	if !own.IsZero() {
		return Words(own)
	}
	group, _, _ := strings.Cut(r.ID, ".")
	for _, id := range []string{r.ID, group} {
		if key := "rule." + id + "." + what; message.Has(key) {
			return message.New(key)
		}
	}
	return message.New("rule.relation."+what, "id", r.ID)
}

// Words are an edition's words as a text.
func Words(w templates.Words) message.Text {
	return message.New("rule.words", "text", message.Both{Chinese: w.Chinese, English: w.English})
}

// Finding starts a finding of a rule, by default a failure.
func Finding(id string, class templates.Class) finding.Finding {
	return finding.Finding{Rule: id, Class: class, Outcome: finding.Fails}
}
