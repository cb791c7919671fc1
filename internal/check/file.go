package check

import (
	"slices"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/templates"
)

// The reader's observations about the file are judged here: the reader names the rule and the
// detail, this file decides how binding it is.

// otherOddity is the rule of observations that name no rule of ours.
const otherOddity = "file.other"

// fileClasses gives every rule about the file its class, in the order of the report. A detail
// listed in oddityClasses has a class of its own.
var fileClasses = []struct {
	id    string
	class templates.Class
}{
	{"file.template", templates.Must},
	{"file.year", templates.Must},
	{"file.agency", templates.Must},
	{"file.named", templates.Verify},
	{"file.scope", templates.Must},
	{"file.twice", templates.Verify},
	{"file.unreadable", templates.Must},
	{"file.sheet", templates.Must},
	{"file.label", templates.Must},
	{"file.rows", templates.Must},
	{"file.columns", templates.Must},
	{"file.merge", templates.Must},
	{"file.formula", templates.Must},
	{"file.choice", templates.Must},
	{"file.macro", templates.Must},
	{"file.outside", templates.Verify},
	{"file.format", templates.Verify},
	{"file.hidden", templates.Verify},
	{"file.external", templates.Verify},
	{"file.embedded", templates.Verify},
	{"file.comment", templates.Note},
	{"file.protection", templates.Note},
	{"file.cover", templates.Note},
	{otherOddity, templates.Verify},
}

// oddityClasses are the details less (or more) binding than their rule.
var oddityClasses = map[string]templates.Class{
	"file.template.unmarked": templates.Verify,
	"file.template.release":  templates.Note,
	"file.sheet.notes":       templates.Verify,
	"file.sheet.added":       templates.Verify,
	"file.sheet.blank":       templates.Note,
	"file.sheet.reordered":   templates.Note,
	"file.unreadable.beside": templates.Verify,
	"file.label.reworded":    templates.Verify,
	"file.label.identity":    templates.Verify,
	"file.label.notes":       templates.Verify,
	"file.outside.paragraph": templates.Note,
	"file.formula.elsewhere": templates.Verify,
}

// leaveNoNumber are the rules of the file that fail where figures cannot be read or found.
var leaveNoNumber = []string{"file.unreadable", "file.sheet", "file.rows", "file.columns", "file.merge"}

func fileRules() []Rule {
	own := map[string]func(*Context) []finding.Finding{
		"file.template": edition, "file.year": year, "file.agency": agency, "file.named": misnamed, "file.cover": cover,
		"file.twice": twice,
	}
	var rules []Rule
	for _, r := range fileClasses {
		check := func(c *Context) []finding.Finding {
			var found []finding.Finding
			if check := own[r.id]; check != nil {
				found = check(c)
			}
			return append(found, oddities(c, r.id, r.class)...)
		}
		rules = append(rules, Rule{ID: r.id, Class: r.class, Kind: rule.File,
			Fixed: slices.Contains(leaveNoNumber, r.id), Check: check})
	}
	return rules
}
