package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/internal/report"
)

// What reports are judged by beside the form is kept too: the office's ruling and last year's reports. A run that does
// not name them goes by those of the run before, so that all reports of a season are judged alike.

// Policy returns the office's ruling as it was last given, and the name of its file; "" for none.
func (l *Ledger) Policy(ctx context.Context) (file, text string, err error) {
	for name, value := range map[string]*string{"policy": &text, "policy.file": &file} {
		err := l.db.QueryRowContext(ctx, "SELECT value FROM facts WHERE name = ?", name).Scan(value)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return "", "", l.fault(err)
		}
	}
	return file, text, nil
}

// SetPolicy keeps the office's ruling; the same once more changes nothing.
func (l *Ledger) SetPolicy(ctx context.Context, file, text string) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		var kept string
		err := tx.QueryRowContext(ctx, "SELECT value FROM facts WHERE name = 'policy'").Scan(&kept)
		if err == nil && kept == text || err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO facts VALUES ('policy', ?), ('policy.file', ?)", text, file); err != nil {
			return err
		}
		return l.enter(ctx, tx, "policy", 0, detail{"file": file, "sha256": digest(text)})
	})
}

// Prior is last year's report of an agency: where it is found, by code or by name, and the original.
type Prior struct {
	Scope  report.Scope
	Who    string
	SHA256 string
	File   string
}

// Priors returns where last year's reports are found. asked tells that they were asked for in some run, also where none
// was found.
func (l *Ledger) Priors(ctx context.Context) (priors []Prior, asked bool, err error) {
	var n int
	if err := l.db.QueryRowContext(ctx, "SELECT count(*) FROM facts WHERE name = 'prior'").Scan(&n); err != nil {
		return nil, false, l.fault(err)
	}
	rows, err := l.db.QueryContext(ctx, "SELECT scope, who, sha256, file FROM priors ORDER BY scope, who")
	if err != nil {
		return nil, false, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var p Prior
		if err := rows.Scan(&p.Scope, &p.Who, &p.SHA256, &p.File); err != nil {
			return nil, false, l.fault(err)
		}
		priors = append(priors, p)
	}
	return priors, n > 0, l.fault(rows.Err())
}

// AskPriors notes that last year's reports are asked for.
func (l *Ledger) AskPriors(ctx context.Context) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO facts VALUES ('prior', 'asked')")
		return err
	})
}

// KeepPrior keeps one of last year's reports, byte for byte, for those that find it by it.
func (l *Ledger) KeepPrior(ctx context.Context, p Prior, data []byte) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		now := l.now().UTC().Format(time.RFC3339)
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO originals VALUES (?, ?, ?, ?)", p.SHA256, len(data), data, now); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO priors VALUES (?, ?, ?, ?)", p.Scope, p.Who, p.SHA256, p.File); err != nil {
			return err
		}
		return l.enter(ctx, tx, "prior", 0, detail{"scope": p.Scope, "who": p.Who, "sha256": p.SHA256, "file": p.File})
	})
}
