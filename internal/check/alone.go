package check

import (
	"encoding/json"
	"slices"

	"nianbao/internal/check/repair"
	"nianbao/internal/finding"
	"nianbao/internal/jsonform"
)

// Most rules look at nothing but a report and last year's. In a run of many, a report is judged by
// itself first; once all are known, those that turn out not to be alone need but the rules that
// compare reports at hand.

// Alone is what the rules found in a report by itself, before the office's ruling and the
// explanations.
type Alone struct{ found []ofRule }

// ofRule are the findings of one rule; no findings, no ofRule.
type ofRule struct {
	rule  int // in the order of [Rules]
	found []finding.Finding
}

// Bytes are the findings as [ParseAlone] takes them: of very many reports little is to be held.
func (a Alone) Bytes() ([]byte, error) {
	list := make([]packedRule, len(a.found))
	for i, r := range a.found {
		found, err := jsonform.Keep(r.found)
		if err != nil {
			return nil, err
		}
		list[i] = packedRule{r.rule, found}
	}
	return json.Marshal(list)
}

// ParseAlone returns what [Alone.Bytes] wrote in this very run of the program: rules are known by their order.
func ParseAlone(data []byte) (a Alone, err error) {
	var list []packedRule
	if err := json.Unmarshal(data, &list); err != nil {
		return a, err
	}
	for _, r := range list {
		found, err := jsonform.Kept(r.Found)
		if err != nil {
			return a, err
		}
		a.found = append(a.found, ofRule{r.Rule, found})
	}
	return a, nil
}

// packedRule is an ofRule as text.
type packedRule struct {
	Rule  int             `json:"r"`
	Found json.RawMessage `json:"f"`
}

// RunAlone applies every rule to a report of which no others are known yet.
func RunAlone(c *Context) Alone {
	c = bounded(c)
	var a Alone
	for i, r := range Rules(c.Edition) {
		if found := atMost(r.Check(c), MostFindings); len(found) > 0 {
			a.found = append(a.found, ofRule{i, found})
		}
	}
	return a
}

// Findings are those of [Run] for the same context, without and with [Context.Twins] and
// [Context.Others]: only the rules that look at these are applied again.
func (a Alone) Findings(c *Context) []finding.Finding {
	c = bounded(c)
	again := len(c.Twins)+len(c.Others) > 0
	var found []finding.Finding
	at := 0
	for i, r := range Rules(c.Edition) {
		var alone []finding.Finding
		if at < len(a.found) && a.found[at].rule == i {
			alone = a.found[at].found
			at++
		}
		if again && r.Compares {
			alone = atMost(r.Check(c), MostFindings)
		}
		found = append(found, alone...)
	}
	return settle(c, found)
}

// bounded is a fresh context with as much prose as is judged.
func bounded(c *Context) *Context {
	c = c.Fresh()
	c.Report, c.Characters = Bounded(c.Edition, c.Report)
	return c
}

// settle adds what failed relations have in common, applies the office's ruling, which has the
// last word, and what the agency explained. The findings of rules that are passed in may be kept:
// they are not changed.
func settle(c *Context, found []finding.Finding) []finding.Finding {
	if c.Report.WordsAlone() { // that the workbook is missing says it for all cells
		found = slices.DeleteFunc(found, func(f finding.Finding) bool { return f.Outcome == finding.Unjudged })
	}
	found = repair.Diagnose(c, found)
	found = c.Options.Policy.Apply(found, c.Options.Today)
	distinguish(found)
	known := c.Explanations
	if known == nil {
		known = finding.Given(c.Report.Explanations)
	}
	Explained(found, known)
	finding.Sort(found)
	return found
}
