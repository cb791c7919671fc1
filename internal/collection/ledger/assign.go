package ledger

import (
	"context"

	"nianbao/internal/message"
)

// Assignment is whose report a file is, as the officer found out, with what it is judged to be as that agency's.
type Assignment struct {
	Entering        // the taking as that agency's; Data and With are not looked at
	Reason   string // "" for none
}

// Assign gives a file to the agency it is of: one that was nobody's, one made out to another, or
// one that is no report, so that the reminder names what came. The agency it was counted for has its
// report before it again. It is one act. Of a file that is that agency's already the error is
// [ErrDone].
func (l *Ledger) Assign(ctx context.Context, as Assignment) (assigned, restored *Taking, err error) {
	err = l.act(ctx, func(a *act) (e entry, err error) {
		assigned, restored = nil, nil
		found, err := l.intakes(ctx, a.tx, "WHERE intakes.id = ?", as.ID)
		if err != nil {
			return e, err
		}
		if len(found) > 0 && found[0].State == Superseded && found[0].Agency == as.Agency {
			return e, doneBefore("ledger.assign.superseded")
		}
		if len(found) == 0 || found[0].State == Withdrawn || found[0].State == Superseded {
			return e, message.NewError("ledger.assign.none").WithHint("ledger.assign.none.hint")
		}
		before := found[0]
		about := detail{"intake": before.ID, "file": before.File, "from": before.Agency,
			"told": before.Told.Agency, "reason": as.Reason}
		in := as.Taking
		if before.State == Refused {
			in = before
			in.Agency, assigned = as.Agency, &in
			return entry{"assign", in.Agency, about}, a.set(ctx, takingRows, in.ID, map[string]any{"agency": in.Agency})
		}
		assigned = &in
		if before.State == Current && before.Agency == in.Agency {
			return e, doneBefore("ledger.assign.same")
		}
		if err := l.hand(ctx, a, &in, before, as.Entering); err != nil {
			return e, err
		}
		if before.State == Current {
			if restored, err = l.restore(ctx, a, before); err != nil {
				return e, err
			}
			if err := l.undoubt(ctx, a, before); err != nil {
				return e, err
			}
		}
		return entry{"assign", in.Agency, about}, nil
	})
	return assigned, restored, err
}

// hand puts a taking in its place among the agency's others; a receipt that was given stays that of the file.
func (l *Ledger) hand(ctx context.Context, a *act, in *Taking, before Taking, e Entering) error {
	in.State, in.Near, in.Returned, in.By = Current, nil, "", 0
	rival, err := l.contend(ctx, a, in, false)
	if err != nil {
		return err
	}
	if before.Receipt != "" {
		in.Receipt = before.Receipt
	}
	err = a.set(ctx, takingRows, in.ID, map[string]any{"agency": in.Agency,
		"told_agency": in.Told.Agency, "told_code": in.Told.Code,
		"state": string(in.State), "near": "null", "why_zh": "", "why_en": "", "round": in.Round,
		"superseded_by": orNull(in.By), "returned": ""})
	if err != nil {
		return err
	}
	if err := l.settle(ctx, a, in, rival); err != nil {
		return err
	}
	if err := noteBasis(ctx, a, in.ID, in.Basis, in.Prints); err != nil {
		return err
	}
	err = a.set(ctx, judgedRows, in.ID, map[string]any{"receipt": in.Receipt, "against": orNull(in.Against),
		"changes": asJSON(in.Changes)})
	if err != nil {
		return err
	}
	if err := l.rejudge(ctx, a, in); err != nil {
		return err
	}
	return a.drop(ctx, doubtRows, in.Agency, string(in.Scope))
}
