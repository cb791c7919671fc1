package taking

import (
	"cmp"
	"context"

	"nianbao/internal/check/prose/copied"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/identity"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/templates"
)

// edition is the one to read by, where the office named one; otherwise each file names its own.
func (r *Receiver) edition() *templates.Edition {
	if r.Edition != nil && r.Edition.Source != "" {
		return r.Edition
	}
	return nil
}

// judge decides whose report it is, whether it is one of this season, and what is wrong with it.
// link is the agency whose link brought it, 0 for none: of another agency it is nothing to it.
func (r *Receiver) judge(ctx context.Context, in *ledger.Taking, o *inbox.Opened, link int64) (err error) {
	in.Told, in.Scope = o.Report.Identity, o.Report.Scope
	agency, ok := r.matcher.Find(o.Report.Code, o.Report.Agency)
	var owner *ledger.Agency
	if ok {
		owner = &r.agencies[agency]
		in.Agency = owner.ID
	}
	given, err := r.newExplanations(ctx, o, owner)
	if err != nil {
		return err
	}
	if in.Findings, err = r.check(ctx, o, owner, nil, given); err != nil {
		return err
	}
	in.Basis = r.basisOf(o.Edition.ID, in.File, o.Report.Identity, wordsOf(o), owner).String()
	in.Prints = judging.Prints(o.Edition, o.Report).Bytes()
	in.Verdict = finding.Judge(in.Findings)
	in.State = ledger.Current
	switch {
	case o.Report.Year != 0 && o.Report.Year != r.Ledger.Year:
		refuse(in, message.NewError("collect.year", "found", o.Report.Year, "year", r.Ledger.Year))
	case r.Edition != nil && o.Edition.ID != r.Edition.ID:
		refuse(in, message.NewError("collect.edition", "found", o.Edition.ID, "edition", r.Edition.ID,
			"year", r.Ledger.Year))
	case owner == nil:
		in.State = ledger.Unknown
		in.Near = r.near(in.File, o.Report.Agency)
	case link != 0 && owner.ID != link:
		in.State, in.Agency = ledger.Unknown, 0
		in.Why = said(message.NewError("collect.anothers", "agency", owner.Name))
	}
	return nil
}

// judgement is what reports of this season are judged by.
func (r *Receiver) judgement() *judging.Judge {
	reading := inbox.Options{Edition: r.edition(), Year: r.Ledger.Year, Names: r.names}
	j := &judging.Judge{Reading: reading, Policy: r.Policy, Today: r.Today}
	if r.asked {
		j.LastYear = r.findLastYear
	}
	return j
}

// check judges a report as that of an agency on the roster; nil where it is none's. An error is about the ledger.
func (r *Receiver) check(
	ctx context.Context, o *inbox.Opened, owner *ledger.Agency, matches []copied.Match, given finding.Explanations,
) ([]finding.Finding, error) {
	s := r.subject(o.Report.Identity, owner)
	s.Matches, s.Explanations, s.Named = matches, given,
		r.named(o.Report.File, o.Report.Agency, wordsOf(o), owner)
	judged, err := r.judgement().Report(ctx, o, s)
	return judged.Findings, err
}

// subject is what the roster knows of the agency a report is judged as.
func (r *Receiver) subject(told report.Identity, owner *ledger.Agency) judging.Subject {
	if owner == nil {
		return judging.Subject{}
	}
	return judging.Subject{Agency: r.called(told.Agency, owner), Level: owner.Level,
		Names: owner.Own(), Predecessors: owner.Names()[1:], Code: cmp.Or(owner.Code, told.Code)}
}

// called is the name to expect: the agency's, in the file's spelling where that means the same,
// or the name it had when the template was sent out.
func (r *Receiver) called(told string, owner *ledger.Agency) string {
	for _, name := range owner.Names() {
		if identity.Reduce(name) == identity.Reduce(told) {
			return told
		}
	}
	return owner.Name
}
