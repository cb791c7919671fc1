package ledger

import (
	"context"
	"database/sql"
	"time"

	"nianbao/internal/message"
)

// What the officer rules, each in the journal with its reason.

// Exempt takes an agency off those that must report, or, without a reason, puts it back.
func (l *Ledger) Exempt(ctx context.Context, agency int64, reason string) error {
	return l.rule(ctx, "exempt", agency, "UPDATE agencies SET exempt = ? WHERE id = ?", reason, detail{"reason": reason})
}

// Extend gives an agency a deadline of its own, a date.
func (l *Ledger) Extend(ctx context.Context, agency int64, until, reason string) error {
	return l.rule(ctx, "extend", agency, "UPDATE agencies SET extended = ? WHERE id = ?", until,
		detail{"until": until, "reason": reason})
}

func (l *Ledger) rule(ctx context.Context, action string, agency int64, statement, value string, d detail) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, statement, value, agency); err != nil {
			return err
		}
		return l.enter(ctx, tx, action, agency, d)
	})
}

// Withdraw takes a file out that was taken in wrongly. Its bytes stay, and are not taken in again; the report it had
// superseded is the agency's current one again.
func (l *Ledger) Withdraw(ctx context.Context, intake int64, reason string) (restored *Taking, err error) {
	err = l.write(ctx, func(tx *sql.Tx) error {
		found, err := l.intakes(ctx, tx, "WHERE id = ?", intake)
		if err != nil {
			return err
		}
		if len(found) == 0 || found[0].State == Withdrawn {
			return message.Errorf("ledger.withdrawn")
		}
		in := found[0]
		if _, err := tx.ExecContext(ctx, "UPDATE intakes SET state = ? WHERE id = ?", Withdrawn, in.ID); err != nil {
			return err
		}
		if in.State == Current {
			before, err := l.intakes(ctx, tx, `WHERE agency = ? AND scope = ? AND state = ?
				ORDER BY received DESC, id DESC LIMIT 1`, in.Agency, in.Scope, Superseded)
			if err != nil {
				return err
			}
			if len(before) > 0 {
				restored = &before[0]
				if _, err := tx.ExecContext(ctx, "UPDATE intakes SET state = ?, superseded_by = NULL WHERE id = ?",
					Current, restored.ID); err != nil {
					return err
				}
			}
		}
		return l.enter(ctx, tx, "withdraw", in.Agency, detail{"intake": in.ID, "sha256": in.SHA256, "file": in.File, "reason": reason})
	})
	return restored, err
}

// Recognise gives a file of an agency that was unknown to it, now that the roster has it.
func (l *Ledger) Recognise(ctx context.Context, in Taking, agency int64) (Taking, error) {
	err := l.write(ctx, func(tx *sql.Tx) error {
		in.Agency, in.State, in.Near = agency, Current, nil
		rival, err := l.contend(ctx, tx, &in)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE intakes SET agency = ?, state = ?, near = 'null', round = ?,
			superseded_by = NULLIF(?, 0) WHERE id = ?`, in.Agency, in.State, in.Round, in.By, in.ID); err != nil {
			return err
		}
		if err := l.settle(ctx, tx, &in, rival); err != nil {
			return err
		}
		return l.enter(ctx, tx, "rematch", agency, detail{"intake": in.ID, "file": in.File, "state": in.State})
	})
	return in, err
}

// Returned notes that an intake was sent back marked.
func (l *Ledger) Returned(ctx context.Context, in Taking, file string) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE intakes SET returned = ? WHERE id = ?",
			l.now().UTC().Format(time.RFC3339), in.ID); err != nil {
			return err
		}
		return l.enter(ctx, tx, "return", in.Agency, detail{"intake": in.ID, "file": file, "round": in.Round})
	})
}

// Reminded notes that agencies were reminded, all of them or none.
func (l *Ledger) Reminded(ctx context.Context, agencies []int64) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		for _, id := range agencies {
			if err := l.enter(ctx, tx, "remind", id, detail{}); err != nil {
				return err
			}
		}
		return nil
	})
}
