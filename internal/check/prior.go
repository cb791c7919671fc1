package check

import (
	"nianbao/internal/check/rule"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/templates"
)

// withPrior reports whether the report can be compared with last year's, and if not why. Nothing is
// said when nobody asked for a comparison.
func withPrior(c *Context) (ok bool, why message.Text) {
	switch {
	case c.Prior == nil && !c.PriorAsked:
		return false, message.Text{}
	case c.Prior == nil || c.PriorEdition == nil:
		return false, message.New("lastyear.absent")
	case c.Prior.Year != 0 && c.Report.Year != 0 && c.Prior.Year != c.Report.Year-1:
		return false, message.New("lastyear.year", "prior", c.Prior.Year, "year", c.Report.Year)
	case c.Prior.Scope != c.Report.Scope:
		return false, message.New("lastyear.scope", "prior", c.Prior.Scope.Label(), "scope", c.Report.Scope.Label())
	}
	return true, message.Text{}
}

// noPrior tells, once for all rules between years, that they cannot be judged.
func noPrior(id string, class templates.Class, trouble message.Text) finding.Finding {
	f := rule.Finding(id, class)
	f.Outcome, f.Key = finding.Unjudged, "prior"
	f.Message = message.New("lastyear.unjudged", "why", trouble)
	f.Hint = message.New("lastyear.hint")
	return f
}
