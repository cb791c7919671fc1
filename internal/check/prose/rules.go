package prose

import (
	"nianbao/internal/check/prose/judge"
	"nianbao/internal/check/prose/reading"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/memo"
	"nianbao/internal/message"
	"nianbao/templates"
)

// Rules returns the rules of prose for reports of an edition, in the order of the report.
func Rules(e *templates.Edition) []rule.Rule {
	rules := []rule.Rule{
		{ID: "text.parts", Class: templates.Verify, Kind: rule.Prose, Check: checkParts,
			Weights: weightsOf(judge.Lists)},
	}
	for _, id := range claimRules(e) {
		rules = append(rules, rule.Rule{ID: id, Class: templates.Verify, Kind: rule.Prose,
			Reads: rule.Reads{By: rule.Strict}, Weights: weightsOf(judge.Claims), Check: func(c *rule.Context) []finding.Finding {
				return checkClaims(c, id)
			}})
	}
	rules = append(rules, rule.Rule{ID: "text.edition", Class: templates.Verify, Kind: rule.Prose, Check: checkEdition})
	if limited(e) != nil {
		rules = append(rules, rule.Rule{ID: "text.length", Class: templates.Note, Kind: rule.Prose, Check: checkLength})
	}
	if e.Prose.Fee != nil {
		rules = append(rules, rule.Rule{ID: "text.fee", Class: templates.Verify, Kind: rule.Prose, Check: checkFee})
	}
	return append(rules, rule.Rule{ID: "text.copied", Class: templates.Verify, Kind: rule.Prose, Compares: true,
		Check: checkCopied})
}

// weightsOf returns the weights of a model, one list for all who ask.
var weightsOf = memo.For(func(m judge.Model) []rule.Weight {
	var list []rule.Weight
	for _, w := range judge.Weights(m) {
		list = append(list, rule.Weight{Feature: w.Feature, Weight: w.Weight})
	}
	return list
})

// claimRules returns the rules that the edition's words of prose belong to, in its order.
func claimRules(e *templates.Edition) []string {
	var ids []string
	seen := map[string]bool{}
	for _, s := range e.Prose.Subjects {
		for _, f := range s.Figures {
			if !seen[f.Rule] {
				seen[f.Rule] = true
				ids = append(ids, f.Rule)
			}
		}
	}
	return ids
}

// passages are the prose of the report at hand, read.
var passages = rule.Share(func(c *rule.Context) []*reading.Passage { return reading.Passages(c.Edition, c.Report) })

// passagesOf reads the prose of the report at hand, once for all rules.
func passagesOf(c *rule.Context) []*reading.Passage { return passages.Of(c) }

// at starts a finding about a place in the prose; about is its name there, see [names].
func at(c *rule.Context, id string, p reading.Paragraph, about string) finding.Finding {
	f := rule.Finding(id, templates.Verify)
	c.AtParagraph(&f, p.Section, p.Paragraph)
	f.Key = about
	f.Hint = message.New("rule." + id + ".do")
	return f
}

// longestQuote is how many characters of a sentence a message quotes.
const longestQuote = 140

// excerpt shortens a sentence.
func excerpt(sentence string) string {
	n := 0
	for i := range sentence {
		if n++; n > longestQuote {
			return sentence[:i] + "…"
		}
	}
	return sentence
}
