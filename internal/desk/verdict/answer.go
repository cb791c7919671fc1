package verdict

import (
	"embed"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// Pages are the room's templates.
//
//go:embed page/*.html
var Pages embed.FS

// shownAtFirst is how many findings a page shows before the reader asks for all.
const shownAtFirst = 15

// Answer is what a page shows about one file: the verdict first, then what to do.
type Answer struct {
	File       string
	Kind       string // pass, verify, fail, none: the colour beside the word
	Sentence   string // the verdict
	Why        string // why it was not accepted
	Advice     string
	Link       string // of the receipt, "" without one
	Number     string // of the receipt
	Structural string // says that the file is not the right one; its structural faults stand alone
	Groups     []group
	More       *more
	Words      values
}

// Any reports whether there are findings to show.
func (a Answer) Any() bool { return len(a.Groups) > 0 }

// group is the findings of one sheet.
type group struct {
	Sheet    string
	Findings []item
}

// more is what is shown when the reader asks for all.
type more struct {
	Summary string
	Groups  []group
}

// item is one finding as a page shows it.
type item struct {
	Anchor, Class, ClassWord, Place, Change string
	Message, Diagnosis, Hint, Explained     string
	Expected, Actual, Difference            string
	Words                                   values
	Explain                                 *explain
	Rule                                    *ruling
}

// values are the words beside expected, actual and difference.
type values struct{ Expected, Actual, Difference string }

// explain is the form beside a finding that may be explained.
type explain struct{ Action, ID, Name, Label, Text, Button string }

// ruling are the forms by which an officer accepts an explanation or sends it back.
type ruling struct {
	Accept, SendBack, Finding, ID  string
	Label, AcceptWord, SendBackSay string
	Accepted                       bool
	Seen                           int64
}

// Wording turns findings into what a page shows, in a language.
type Wording struct {
	Lang message.Lang
	// ExplainAt is where explanations are sent; "" where none can be given.
	ExplainAt string
	// RuleAt is where an officer rules on explanations; "" where nobody can.
	RuleAt string
	Seen   int64 // the journal's last entry, for what an officer does
	// Typed are texts that were sent and not accepted, by finding: nobody has to type them again.
	Typed map[string]string
}

func (w Wording) say(key string, args ...any) string { return message.New(key, args...).In(w.Lang) }

// Verdict is the first sentence: what was received and how much there is to do.
func (w Wording) Verdict(findings []finding.Finding, trial bool) (kind, sentence string) {
	must, verify := 0, 0
	for _, f := range findings {
		switch {
		case f.Open():
			must++
		case f.Asks():
			verify++
		}
	}
	key := "desk.answer."
	if trial {
		key += "trial."
	}
	switch {
	case must > 0 && verify > 0:
		return "fail", w.say(key+"failverify", "must", must, "verify", verify)
	case must > 0:
		return "fail", w.say(key+"fail", "must", must)
	case verify > 0:
		return "verify", w.say(key+"verify", "verify", verify)
	}
	return "pass", w.say(key + "pass")
}

// Fill puts the findings into an answer: structural faults alone, the first of the others, then all.
func (w Wording) Fill(a *Answer, findings []finding.Finding) {
	if whole := Structural(findings); len(whole) > 0 {
		a.Structural = w.say("desk.structural")
		findings = whole
	}
	first := findings[:min(shownAtFirst, len(findings))]
	rest := findings[len(first):]
	a.Groups = w.groups(first)
	if len(rest) > 0 {
		a.More = &more{w.say("desk.findings.more", "n", len(rest)), w.groups(rest)}
	}
}

// Structural returns the faults by which a file is not the right one.
func Structural(findings []finding.Finding) (whole []finding.Finding) {
	for _, f := range findings {
		if f.Open() && check.Structural(f.Rule) {
			whole = append(whole, f)
		}
	}
	return whole
}

func (w Wording) groups(findings []finding.Finding) []group {
	var groups []group
	at := map[string]int{}
	for _, f := range findings {
		sheet := f.Sheet
		if sheet == "" {
			sheet = w.say("desk.findings.file")
		}
		i, known := at[sheet]
		if !known {
			i = len(groups)
			at[sheet] = i
			groups = append(groups, group{Sheet: sheet})
		}
		groups[i].Findings = append(groups[i].Findings, w.item(f))
	}
	return groups
}

func (w Wording) item(f finding.Finding) item {
	class := string(f.Class)
	word := w.say("result.class." + class)
	if f.Outcome == finding.Unjudged {
		class, word = "note", w.say("result.unjudged")
	}
	i := item{
		Anchor:     f.ID(),
		Class:      class,
		ClassWord:  word,
		Place:      Place(f),
		Message:    f.Message.In(w.Lang),
		Diagnosis:  f.Diagnosis.In(w.Lang),
		Hint:       f.Hint.In(w.Lang),
		Expected:   f.Expected,
		Actual:     f.Actual,
		Difference: f.Difference,
		Words:      values{w.say("desk.expected"), w.say("desk.actual"), w.say("desk.difference")},
	}
	if f.State != "" {
		i.Change = w.say("change." + f.State)
	}
	if f.Explanation != "" {
		i.Explained = w.say("desk.explained", "text", f.Explanation)
	}
	if w.RuleAt != "" && f.Class == templates.Verify && f.Outcome == finding.Fails &&
		f.Explanation != "" {
		i.Rule = &ruling{Accept: w.RuleAt + "/accept", SendBack: w.RuleAt + "/sendback", Finding: f.ID(),
			ID: "rule-" + f.ID(), Label: w.say("desk.rule.reason"), AcceptWord: w.say("desk.rule.accept"),
			SendBackSay: w.say("desk.rule.sendback"),
			Accepted:    f.Explained == finding.Accepted, Seen: w.Seen}
	}
	if f.Explained != "" {
		i.Explained += w.say(
			"desk.explained.state",
			"state",
			message.New("status.said."+string(f.Explained)),
		)
	}
	if w.ExplainAt != "" && f.Class == templates.Verify && f.Outcome == finding.Fails {
		i.Explain = &explain{Action: w.ExplainAt, ID: "explain-" + f.ID(), Name: f.ID(),
			Label:  w.say("desk.explain", "n", report.LeastExplanation),
			Button: w.say("desk.explain.button"), Text: w.Typed[f.ID()]}
		if i.Explain.Text == "" {
			i.Explain.Text = f.Explanation
		}
	}
	return i
}

// Place is where a finding is: the cells, and the row and column by the names of the form.
func Place(f finding.Finding) string {
	const shown = 8
	cells := f.Cells
	if len(cells) > shown {
		cells = append(append([]string(nil), cells[:shown]...), "…")
	}
	parts := []string{strings.Join(cells, " ")}
	for _, label := range []string{f.Row, f.Column} {
		if label != "" {
			parts = append(parts, label)
		}
	}
	return strings.TrimSpace(strings.Join(parts, "　"))
}
