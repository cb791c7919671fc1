package ledger

import "context"

// What the officer rules, each in the journal with its reason.

// Exempt takes an agency off those that must report, or, without a reason, puts it back.
func (l *Ledger) Exempt(ctx context.Context, agency int64, reason string) error {
	return l.rule(ctx, "exempt", agency, map[string]any{"exempt": reason}, detail{"reason": reason})
}

// Extend gives an agency a deadline of its own, a date.
func (l *Ledger) Extend(ctx context.Context, agency int64, until, reason string) error {
	return l.rule(ctx, "extend", agency, map[string]any{"extended": until}, detail{"until": until, "reason": reason})
}

func (l *Ledger) rule(ctx context.Context, action string, agency int64, values map[string]any, about detail) error {
	return l.act(ctx, func(a *act) (entry, error) {
		return entry{action, agency, about}, a.set(ctx, agencyRows, agency, values)
	})
}

// Withdraw takes a file out that was taken in wrongly. Its bytes stay, and are not taken in again;
// the report it had superseded is the agency's current one again.
func (l *Ledger) Withdraw(ctx context.Context, intake int64, reason string) (restored *Taking, err error) {
	err = l.act(ctx, func(a *act) (e entry, err error) {
		restored = nil
		found, err := l.intakes(ctx, a.tx, "WHERE intakes.id = ?", intake)
		if err != nil {
			return e, err
		}
		if len(found) == 0 || found[0].State == Withdrawn {
			return e, doneBefore("ledger.withdrawn")
		}
		in := found[0]
		if err := a.set(ctx, takingRows, in.ID, map[string]any{"state": string(Withdrawn)}); err != nil {
			return e, err
		}
		if in.State == Current {
			if restored, err = l.restore(ctx, a, in); err != nil {
				return e, err
			}
		}
		if err := l.undoubt(ctx, a, in); err != nil {
			return e, err
		}
		return entry{"withdraw", in.Agency, detail{"intake": in.ID, "sha256": in.SHA256, "file": in.File,
			"reason": reason}}, nil
	})
	return restored, err
}

// restore makes the report before one the current one again.
func (l *Ledger) restore(ctx context.Context, a *act, in Taking) (*Taking, error) {
	before, err := l.intakes(ctx, a.tx, `WHERE agency = ? AND scope = ? AND state = ?
		ORDER BY received DESC, intakes.id DESC LIMIT 1`, in.Agency, in.Scope, Superseded)
	if err != nil || len(before) == 0 {
		return nil, err
	}
	return &before[0], a.set(ctx, takingRows, before[0].ID,
		map[string]any{"state": string(Current), "superseded_by": nil})
}

// Recognise gives a file of an unknown agency its agency, now that the roster has it or the
// officer decided.
func (l *Ledger) Recognise(ctx context.Context, taking Taking, agency int64) (in Taking, err error) {
	err = l.act(ctx, func(a *act) (e entry, err error) {
		in = taking
		in.Agency, in.State, in.Near = agency, Current, nil
		rival, err := l.contend(ctx, a, &in, false)
		if err != nil {
			return e, err
		}
		err = a.set(ctx, takingRows, in.ID, map[string]any{"agency": in.Agency, "state": string(in.State),
			"near":  "null",
			"round": in.Round, "superseded_by": orNull(in.By)})
		if err != nil {
			return e, err
		}
		if err := l.settle(ctx, a, &in, rival); err != nil {
			return e, err
		}
		if err := noteBasis(ctx, a, in.ID, "", []byte{}); err != nil {
			return e, err
		}
		err = a.set(ctx, judgedRows, in.ID, map[string]any{"receipt": in.Receipt, "against": orNull(in.Against),
			"changes": asJSON(in.Changes)})
		if err != nil {
			return e, err
		}
		if in.State == Current {
			if err := l.rejudge(ctx, a, &in); err != nil {
				return e, err
			}
		}
		return entry{"rematch", agency, detail{"intake": in.ID, "file": in.File, "state": in.State}}, nil
	})
	return in, err
}

// Returned notes that an intake was sent back marked.
func (l *Ledger) Returned(ctx context.Context, in Taking, file string) error {
	return l.returned(ctx, in, file, false)
}

// ReturnedByMail notes that it is to be sent by mail too, in one act: a run that ends here goes on
// where it stopped.
func (l *Ledger) ReturnedByMail(ctx context.Context, in Taking, file string) error {
	return l.returned(ctx, in, file, true)
}

func (l *Ledger) returned(ctx context.Context, in Taking, file string, post bool) error {
	return l.act(ctx, func(a *act) (entry, error) {
		if err := l.owe(ctx, a, MailedReturn, &in, post); err != nil {
			return entry{}, err
		}
		return entry{"return", in.Agency, detail{"intake": in.ID, "file": file, "round": in.Round}},
			a.set(ctx, takingRows, in.ID, map[string]any{"returned": l.stamp()})
	})
}
