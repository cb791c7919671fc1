package receive

import (
	"cmp"

	"nianbao/internal/check"
	"nianbao/internal/collection"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// edition is the one to read by, where the office named one; otherwise each file tells its own.
func (r *Receiver) edition() *templates.Edition {
	if r.Edition != nil && r.Edition.Source != "" {
		return r.Edition
	}
	return nil
}

// judge decides whose report it is, whether it is one of this season, and what is wrong with it.
func (r *Receiver) judge(in *ledger.Intake, o *inbox.Opened) {
	in.Told, in.Scope = o.Report.Identity, o.Report.Scope
	agency, ok := r.matcher.Find(o.Report.Code, o.Report.Agency)
	var owner *ledger.Agency
	if ok {
		owner = &r.agencies[agency]
		in.Agency = owner.ID
	}
	in.Findings = r.Check(o, owner)
	in.Verdict = finding.Judge(in.Findings)
	in.State = ledger.Current
	switch {
	case o.Report.Year != 0 && o.Report.Year != r.Ledger.Year:
		refuse(in, message.Errorf("collect.year", "found", o.Report.Year, "year", r.Ledger.Year))
	case r.Edition != nil && o.Edition.ID != r.Edition.ID:
		refuse(in, message.Errorf("collect.edition", "found", o.Edition.ID, "edition", r.Edition.ID, "year", r.Ledger.Year))
	case owner == nil:
		in.State = ledger.Unknown
		in.Near = r.matcher.Near(o.Report.Agency)
	}
}

// Check checks a report as that of an agency on the roster; nil where it is none's.
func (r *Receiver) Check(o *inbox.Opened, owner *ledger.Agency) []finding.Finding {
	c := &check.Context{Edition: o.Edition, Report: o.Report, PriorAsked: r.Prior.Asked(),
		Options: check.Options{Year: r.Ledger.Year, Policy: r.Policy, Today: r.Today}}
	if owner != nil {
		c.Options.Agency, c.Options.Level = r.called(o.Report.Agency, owner), owner.Level
	}
	if last := r.lastYear(o.Report, owner); last != nil {
		c.Prior, c.PriorEdition = last.Report, last.Edition
	}
	return check.Run(c)
}

// lastYear finds the agency's report of the year before: as the file tells who it is, as the roster does, as it was
// called before.
func (r *Receiver) lastYear(this *report.Report, owner *ledger.Agency) *inbox.Opened {
	names := []string{this.Agency}
	code := this.Code
	if owner != nil {
		names = append(append(names, owner.Name), owner.Former...)
		code = cmp.Or(owner.Code, code)
	}
	for _, name := range names {
		if last := r.Prior.Of(code, name, this.Scope, r.Ledger.Year-1); last != nil {
			return last
		}
	}
	return nil
}

// called is the name to expect: the agency's, in the spelling the file has where that says the same, or the name it had
// when the template was sent out.
func (r *Receiver) called(told string, owner *ledger.Agency) string {
	for _, name := range append([]string{owner.Name}, owner.Former...) {
		if collection.Reduce(name) == collection.Reduce(told) {
			return told
		}
	}
	return owner.Name
}
