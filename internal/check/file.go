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
	id         string
	class      templates.Class
	structural bool // see [Structural]
}{
	{"file.template", templates.Must, true},
	{"file.year", templates.Must, true},
	{"file.agency", templates.Must, true},
	{"file.named", templates.Verify, false},
	{"file.scope", templates.Must, true},
	{"file.twice", templates.Verify, false},
	{"file.workbook", templates.Must, false},
	{"file.words", templates.Must, false}, // two texts of one section: to print either would be a guess
	{"file.figures", templates.Verify, false},
	{"file.unreadable", templates.Must, true},
	{"file.sheet", templates.Must, true},
	{"file.label", templates.Must, false},
	{"file.rows", templates.Must, false},
	{"file.columns", templates.Must, false},
	{"file.merge", templates.Must, false},
	{"file.formula", templates.Must, false},
	{"file.choice", templates.Must, false},
	{"file.macro", templates.Must, false},
	{"file.outside", templates.Verify, false},
	{"file.format", templates.Verify, false},
	{"file.hidden", templates.Verify, false},
	{"file.external", templates.Verify, false},
	{"file.embedded", templates.Verify, false},
	{"file.comment", templates.Note, false},
	{"file.protection", templates.Note, false},
	{"file.cover", templates.Note, false},
	{otherOddity, templates.Verify, false},
}

// Structural reports whether a rule finds that a file is not the one that was asked for. Such
// findings come first and alone: the cells of the wrong file need no correction.
func Structural(rule string) bool {
	for _, r := range fileClasses {
		if r.id == rule {
			return r.structural
		}
	}
	return false
}

// oddityClasses are the details less (or more) binding than their rule.
var oddityClasses = map[string]templates.Class{
	"file.template.unmarked":  templates.Verify,
	"file.template.release":   templates.Note,
	"file.sheet.notes":        templates.Verify,
	"file.sheet.added":        templates.Verify,
	"file.sheet.blank":        templates.Note,
	"file.sheet.reordered":    templates.Note,
	"file.unreadable.beside":  templates.Verify,
	"file.unreadable.nowhere": templates.Verify,
	"file.unreadable.place":   templates.Note,
	"file.label.reworded":     templates.Verify,
	"file.label.identity":     templates.Verify,
	"file.label.notes":        templates.Verify,
	"file.outside.paragraph":  templates.Note,
	"file.formula.elsewhere":  templates.Verify,
	"file.label.heading":      templates.Verify,
	"file.hidden.long":        templates.Note,
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
			Fixed: slices.Contains(leaveNoNumber, r.id), Compares: r.id == "file.twice", Check: check})
	}
	return rules
}
