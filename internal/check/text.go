package check

import (
	"slices"
	"strings"

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
				return onceTold(c, oddities(c, r.id, r.class))
			}})
	}
	return append(rules, prose.Sections(), Rule{ID: LimitRule, Class: templates.Verify, Kind: rule.Prose,
		Check: proseLimit}, prose.Period())
}

// onceTold leaves out the heading that is out of place where text.sections reports the same
// place, as it does for the first.
func onceTold(c *Context, found []finding.Finding) []finding.Finding {
	if c.Options.Policy.Off(prose.Sections().ID, c.Options.Today) || !prose.OutOfOrder(c) {
		return found
	}
	for i, f := range found {
		if strings.HasPrefix(f.Key, "order ") {
			return slices.Delete(slices.Clone(found), i, i+1)
		}
	}
	return found
}

// Placeholders reports whether some part of a report still has the line that asks for its text:
// such a report is printed as a draft.
func Placeholders(r *report.Report) bool { return prose.Placeholders(r) }
