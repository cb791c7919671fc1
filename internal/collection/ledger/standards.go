package ledger

import (
	"context"
	"database/sql"
	"errors"
)

// What reports are judged by beside the form is kept too: the office's ruling and last year's reports. A run that does
// not name them goes by those of the run before, so that all reports of a season are judged alike.

// Standards is a number that changes with what reports are judged by: the roster, rulings on agencies, the policy, last
// year's reports.
func (l *Ledger) Standards(ctx context.Context) (n int64, err error) {
	err = l.db.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM journal
		WHERE action IN ('roster', 'rename', 'merge', 'exempt', 'extend', 'policy', 'prior', 'edition', 'forward')`).Scan(&n)
	return n, l.fault(err)
}

// SetEdition keeps by which edition the season is judged; the same once more changes nothing.
func (l *Ledger) SetEdition(ctx context.Context, id string) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		var kept string
		err = a.tx.QueryRowContext(ctx, "SELECT value FROM facts WHERE name = 'edition'").Scan(&kept)
		if err == nil && kept == id || err != nil && !errors.Is(err, sql.ErrNoRows) {
			return e, err
		}
		return entry{action: "edition", about: detail{"edition": id}}, a.put(ctx, factRows, "edition", id)
	})
}

// Policy returns the office's ruling as it was last given, and the name of its file; "" for none.
func (l *Ledger) Policy(ctx context.Context) (file, text string, err error) {
	for name, value := range map[string]*string{"policy": &text, "policy.file": &file} {
		if *value, err = fact(ctx, l.db, name); err != nil {
			return "", "", l.fault(err)
		}
	}
	return file, text, nil
}

// SetPolicy keeps the office's ruling; the same once more changes nothing.
func (l *Ledger) SetPolicy(ctx context.Context, file, text string) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		var kept string
		err = a.tx.QueryRowContext(ctx, "SELECT value FROM facts WHERE name = 'policy'").Scan(&kept)
		if err == nil && kept == text || err != nil && !errors.Is(err, sql.ErrNoRows) {
			return e, err
		}
		if err := a.put(ctx, factRows, "policy", text); err != nil {
			return e, err
		}
		return entry{action: "policy", about: detail{"file": file, "sha256": digest(text)}},
			a.put(ctx, factRows, "policy.file", file)
	})
}
