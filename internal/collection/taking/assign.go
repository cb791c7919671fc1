package taking

import (
	"context"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/judging"
)

// Assign gives a file to the agency it is of, as the officer found out, and judges it as that agency's. restored is the
// report of the agency it was counted for that stands again; nil for none.
func (r *Receiver) Assign(ctx context.Context, in *ledger.Taking, agency int64, reason string,
) (now, restored *ledger.Taking, err error) {
	as := ledger.Assignment{Entering: ledger.Entering{Taking: *in}, Reason: reason}
	as.Agency = agency
	if in.State == ledger.Current || in.State == ledger.Unknown {
		if as.Entering, err = r.assigned(ctx, in, agency); err != nil {
			return nil, nil, err
		}
	}
	return r.Ledger.Assign(ctx, as)
}

// assigned is a report as that of another agency, compared with the one that has.
func (r *Receiver) assigned(ctx context.Context, in *ledger.Taking, agency int64) (ledger.Entering, error) {
	o, err := r.Reopen(ctx, in)
	if err != nil {
		return ledger.Entering{}, err
	}
	owner := r.owner(agency)
	as := *in
	as.State, as.Agency = ledger.Current, agency
	if owner != nil {
		o = o.Of(r.called(o.Report.Agency, owner), owner.Code)
	}
	as.Told.Agency, as.Told.Code = o.Report.Agency, o.Report.Code
	given, err := r.newExplanations(ctx, o, owner)
	if err != nil {
		return ledger.Entering{}, err
	}
	if as.Findings, err = r.check(ctx, o, owner, nil, given); err != nil {
		return ledger.Entering{}, err
	}
	as.Verdict, as.Changes = finding.Judge(as.Findings), ledger.Amendment{}
	as.Basis = r.basisOf(o.Edition.ID, in.File, o.Report.Identity, wordsOf(o), owner).String()
	as.Prints = judging.Prints(o.Edition, o.Report).Bytes()
	return r.batch(r.Ledger, in.Received).compare(ctx, examined{in: as, opened: o})
}
