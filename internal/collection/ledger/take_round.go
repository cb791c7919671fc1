package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// keepRound keeps what a report was judged by, its receipt, and the further files it is made of.
func keepRound(ctx context.Context, a *act, in *Taking, with []Attached) error {
	if in.Prints == nil && in.Receipt == "" {
		return nil // no report
	}
	further, err := a.further(ctx, with, in.Taken)
	if err != nil {
		return err
	}
	in.Further = further
	prints := in.Prints
	if prints == nil {
		prints = []byte{}
	}
	return a.put(ctx, judgedRows, in.ID, in.Basis, prints, in.Receipt, orNull(in.Against), asJSON(in.Changes),
		asJSON(further))
}

// contend compares a new report with the one the agency has: the later day wins, on the same day
// the later intake, unless that yields.
func (l *Ledger) contend(ctx context.Context, a *act, in *Taking, yields bool) (rival *Taking, err error) {
	// One that was withdrawn keeps its round: what it was returned as may lie in the folder of returns.
	if err := a.tx.QueryRowContext(ctx,
		"SELECT coalesce(max(round), 0) + 1 FROM intakes WHERE agency = ? AND scope = ?",
		in.Agency, in.Scope).Scan(&in.Round); err != nil {
		return nil, err
	}
	if in.Receipt, err = l.receipt(ctx, a); err != nil {
		return nil, err
	}
	held, err := l.intakes(ctx, a.tx,
		"WHERE agency = ? AND scope = ? AND state = ?", in.Agency, in.Scope, Current)
	if err != nil || len(held) == 0 {
		return nil, err
	}
	rival = &held[0]
	in.Against = rival.ID
	in.Steps = in.Changes.findings(rival.Findings, in.Findings)
	if rival.Received > in.Received || yields {
		in.State, in.By = Superseded, rival.ID
		return nil, nil
	}
	if in.Changes.Used, err = l.usesOf(ctx, a.tx, rival.ID); err != nil {
		return nil, err
	}
	// The old one steps down first: an agency has one current report at any moment.
	return rival, a.set(ctx, takingRows, rival.ID, map[string]any{"state": string(Superseded)})
}

// receipt is the next receipt's number.
func (l *Ledger) receipt(ctx context.Context, a *act) (string, error) {
	var last string
	err := a.tx.QueryRowContext(ctx, // the condition is that of the index: without it all rounds are sorted
		"SELECT receipt FROM judged WHERE receipt <> '' ORDER BY receipt DESC LIMIT 1").Scan(&last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", err
	}
	var year, n int
	_, _ = fmt.Sscanf(last, "%d-%d", &year, &n)
	return fmt.Sprintf("%d-%06d", l.Year, n+1), nil
}

// settle notes on older entries what the new one replaces: the report before it, the failed
// attempt to read it, and itself where it was strange.
func (l *Ledger) settle(ctx context.Context, a *act, in, rival *Taking) error {
	if rival != nil {
		if err := a.set(ctx, takingRows, rival.ID, map[string]any{"superseded_by": in.ID}); err != nil {
			return err
		}
	}
	if in.SHA256 == "" || in.State == Unknown {
		return nil
	}
	failed, err := l.intakes(ctx, a.tx,
		"WHERE key = ? AND state = ? OR key = ? AND state = ? AND intakes.id <> ?",
		UnreadKey(in.File), Refused, in.Key, Unknown, in.ID)
	if err != nil {
		return err
	}
	for _, f := range failed {
		err := a.set(ctx, takingRows, f.ID,
			map[string]any{"state": string(Superseded), "superseded_by": in.ID})
		if err != nil {
			return err
		}
	}
	return nil
}
