package check

import (
	"slices"
	"strings"

	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// An observation of the reader ([report.Oddity]) becomes a finding here. Its words are in the
// catalogue under <rule>.<detail>; one without words of its own is still reported, with all that
// was observed.

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

// Proofread returns what the reader of a published text observed about its wording: misprints,
// and headings that are not as the form has them. It judges nothing else.
func Proofread(e *templates.Edition, r *report.Report) []finding.Finding {
	var found []finding.Finding
	for _, rule := range textRules {
		found = append(found, oddities(&Context{Edition: e, Report: r}, rule.id, rule.class)...)
	}
	return found
}

// File returns what is wrong with a workbook as a file, so far as it is not a mere note: the rules
// about the file alone, without judging what is in it.
func File(e *templates.Edition, r *report.Report) []finding.Finding {
	c := (&Context{Edition: e, Report: r}).Fresh()
	var found []finding.Finding
	for _, r := range fileRules() {
		for _, f := range atMost(r.Check(c), MostFindings) {
			if f.Class != templates.Note {
				found = append(found, f)
			}
		}
	}
	finding.Sort(found)
	return found
}

// judged reports whether a rule with the id judges observations.
func judged(id string) bool {
	for _, r := range fileClasses {
		if r.id == id {
			return true
		}
	}
	return slices.ContainsFunc(textRules, func(r textRule) bool { return r.id == id })
}

// classOf returns how binding an observation is. A broken merge without a value in it harms no figure.
func classOf(o report.Oddity, class templates.Class) templates.Class {
	if own, ok := oddityClasses[o.Rule+"."+o.Detail]; ok {
		return own
	}
	if o.Rule == "file.merge" && (o.Detail == "broken" || o.Detail == "added") && o.Slot == "" {
		return templates.Verify
	}
	return class
}

func fromOddity(c *Context, o report.Oddity, id string, class templates.Class) finding.Finding {
	f := rule.Finding(id, classOf(o, class))
	f.Key = o.Detail
	if strings.HasPrefix(id, "text.") {
		f.Key += " " + o.Actual // there may be several
	}
	if s := c.Edition.Slot(o.Slot); s != nil {
		c.AtSlots(&f, s)
	}
	if o.Table != "" {
		f.Table = o.Table
	}
	f.Sheet, f.Expected, f.Actual = o.Sheet, o.Expected, o.Actual
	f.Cells = strings.FieldsFunc(o.Cell, func(r rune) bool { return r == ',' || r == '、' || r == ' ' })
	args := []any{"rule", o.Rule, "detail", o.Detail, "sheet", o.Sheet, "cell", o.Cell, "place", place(o),
		"label", o.Label,
		"expected", rule.Shorten(o.Expected), "actual", rule.Shorten(o.Actual), "why", why(o),
		"file", report.Base(c.Report.File), "with", o.With}
	key := o.Rule + "." + o.Detail
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

func place(o report.Oddity) message.Text {
	switch {
	case o.Line > 0:
		return message.New("place.line", "line", o.Line)
	case o.TableNo > 0:
		return message.New("place.table", "table", o.TableNo, "cell", o.Cell)
	case o.Paragraph > 0:
		return message.New("place.paragraph", "paragraph", o.Paragraph)
	case o.Sheet == "":
		return message.New("place.file")
	case o.Cell == "":
		return message.New("place.sheet", "sheet", o.Sheet)
	}
	return message.New("place.cell", "sheet", o.Sheet, "cell", o.Cell)
}

// why explains why something could not be read, where the catalogue has words for it.
func why(o report.Oddity) any {
	if key := "file.why." + o.Actual; message.Has(key) {
		return message.New(key)
	}
	return o.Actual
}
