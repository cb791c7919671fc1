package check

import (
	"strings"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// What the reader observed about the file ([report.Oddity]) is judged here: the reader says which rule it touches and
// in which way, this file how binding that is. The words stand in the catalogue under <rule>.<detail>; an observation
// nobody has found words for yet is told all the same, with all that was observed.

// otherOddity is the rule of observations that name no rule of ours.
const otherOddity = "file.other"

// fileClasses gives every rule about the file its class, in the order they are told. A detail listed in
// oddityClasses has a class of its own.
var fileClasses = []struct {
	id    string
	class templates.Class
}{
	{"file.template", templates.Must},
	{"file.year", templates.Must},
	{"file.agency", templates.Must},
	{"file.scope", templates.Must},
	{"file.sheet", templates.Must},
	{"file.label", templates.Must},
	{"file.rows", templates.Must},
	{"file.columns", templates.Must},
	{"file.merge", templates.Must},
	{"file.slot", templates.Must},
	{"file.formula", templates.Verify},
	{"file.outside", templates.Verify},
	{"file.hidden", templates.Verify},
	{"file.links", templates.Verify},
	{"file.macros", templates.Verify},
	{"file.objects", templates.Verify},
	{"file.choice", templates.Verify},
	{"file.protection", templates.Note},
	{"file.cover", templates.Note},
	{otherOddity, templates.Verify},
}

// oddityClasses are the details less (or more) binding than their rule.
var oddityClasses = map[string]templates.Class{}

func fileRules() []Rule {
	own := map[string]func(*Context) []finding.Finding{
		"file.template": edition, "file.year": year, "file.agency": agency, "file.cover": cover,
	}
	var rules []Rule
	for _, r := range fileClasses {
		rules = append(rules, Rule{ID: r.id, Class: r.class, Kind: rule.File, Check: func(c *Context) []finding.Finding {
			var found []finding.Finding
			if check := own[r.id]; check != nil {
				found = check(c)
			}
			return append(found, oddities(c, r.id, r.class)...)
		}})
	}
	return rules
}

// oddities returns the findings a rule makes of what the reader observed.
func oddities(c *Context, id string, class templates.Class) []finding.Finding {
	var found []finding.Finding
	for _, o := range c.Report.Oddities {
		if o.Rule == id || id == otherOddity && !judged(o.Rule) {
			found = append(found, fromOddity(c, o, id, class))
		}
	}
	return found
}

// judged reports whether a rule with the id judges observations.
func judged(id string) bool {
	for _, r := range fileClasses {
		if r.id == id {
			return true
		}
	}
	return id == "text.sections" || id == "text.period"
}

func fromOddity(c *Context, o report.Oddity, id string, class templates.Class) finding.Finding {
	key := o.Rule + "." + o.Detail
	if own, ok := oddityClasses[key]; ok {
		class = own
	}
	f := rule.Finding(id, class)
	f.Key = o.Detail
	label := ""
	if s := c.Edition.Slot(o.Slot); s != nil {
		c.AtSlots(&f, s)
		label = s.Label()
	}
	if o.Table != "" {
		f.Table = o.Table
	}
	f.Sheet, f.Expected, f.Actual = o.Sheet, o.Expected, o.Actual
	f.Cells = nil
	if o.Cell != "" {
		f.Cells = strings.FieldsFunc(o.Cell, func(r rune) bool { return r == ',' || r == ' ' })
	}
	args := []any{"rule", o.Rule, "detail", o.Detail, "sheet", o.Sheet, "cell", o.Cell, "label", label,
		"expected", shorten(o.Expected), "actual", shorten(o.Actual)}
	if !message.Has(key) {
		key = "file.other.found"
	}
	f.Message = message.New(key, args...)
	f.Hint = message.New("file.hint")
	for _, hint := range []string{key + ".do", "rule." + o.Rule + ".do"} {
		if message.Has(hint) {
			f.Hint = message.New(hint, args...)
			break
		}
	}
	return f
}
