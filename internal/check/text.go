package check

import (
	"nianbao/internal/check/prose"
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/report"
	"nianbao/templates"
)

// textRules judge what the reader of a published text observed.
var textRules = []textRule{{"text.headings", templates.Verify}, {"text.misprint", templates.Note}}

type textRule struct {
	id    string
	class templates.Class
}

// sectionRules are the rules on the text as a whole: what its reader observed, its sections, its length, its years.
func sectionRules() []Rule {
	var rules []Rule
	for _, r := range textRules {
		rules = append(rules, Rule{ID: r.id, Class: r.class, Kind: rule.Prose,
			Check: func(c *Context) []finding.Finding {
				return oddities(c, r.id, r.class)
			}})
	}
	return append(rules, prose.Sections(), Rule{ID: LimitRule, Class: templates.Verify, Kind: rule.Prose,
		Check: proseLimit}, prose.Period())
}

// Placeholders reports whether some part of a report still has the line that asks for its text:
// such a report is printed as a draft.
func Placeholders(r *report.Report) bool { return prose.Placeholders(r) }
