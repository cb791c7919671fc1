package check

import (
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// The findings of all rules between years about last year's report, above all that it is missing,
// are reported once, by the first rule that the office has not switched off: the others go
// unjudged as well.

// compared reports whether a rule can compare with last year's report, and returns the findings
// about that report itself.
func compared(c *Context, id string, class templates.Class) (told []finding.Finding, ok bool) {
	why := withoutPrior(c)
	ok = c.LastYear.Report != nil && why.IsZero()
	switch {
	case speaker(c) != id:
	case !why.IsZero():
		told = append(told, noPrior(c, id, class, why))
	case !c.LastYear.Note.IsZero():
		told = append(told, priorNote(c, id))
	}
	return told, ok
}

// speaker is the rule that speaks for all between years; "" when the office has switched all off.
func speaker(c *Context) string {
	for _, id := range planOf(c.Edition).years {
		if !c.Options.Policy.Off(id, c.Options.Today) {
			return id
		}
	}
	return ""
}

// withoutPrior is the reason why the report cannot be compared with last year's. It is empty
// where it can, and when nobody asked for a comparison.
func withoutPrior(c *Context) message.Text {
	switch {
	case c.LastYear.Report == nil && !c.LastYear.Asked:
		return message.Text{}
	case c.LastYear.Report == nil && !c.LastYear.Why.IsZero():
		return c.LastYear.Why
	case c.LastYear.Report == nil || c.LastYear.Edition == nil:
		return message.New("lastyear.absent")
	case c.LastYear.Report.Year != 0 && c.Report.Year != 0 && c.LastYear.Report.Year != c.Report.Year-1:
		return message.New("lastyear.year", "prior", c.LastYear.Report.Year, "year", c.Report.Year)
	case c.LastYear.Report.Scope != c.Report.Scope:
		return message.New("lastyear.scope", "prior", c.LastYear.Report.Scope.Label(), "scope", c.Report.Scope.Label())
	}
	return message.Text{}
}

// noPrior reports that the checks between years cannot be made.
func noPrior(c *Context, id string, class templates.Class, why message.Text) finding.Finding {
	f := rule.Finding(id, class)
	f.Outcome, f.Key = finding.Unjudged, "prior"
	f.Message = message.New("lastyear.unjudged", "why", why)
	if f.Hint = c.LastYear.Hint; f.Hint.IsZero() {
		f.Hint = message.New("lastyear.hint")
	}
	return f
}

// priorNote notes what is to be known of last year's report: what was taken for granted about it.
func priorNote(c *Context, id string) finding.Finding {
	f := rule.Finding(id, templates.Note)
	f.Key = "prior"
	f.Message = c.LastYear.Note
	f.Hint = c.LastYear.Hint
	return f
}
