package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/internal/lastyear"
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

// Prior is one of last year's reports: what is known of it, and the original.
type Prior struct {
	lastyear.Report
	SHA256 string
}

// Priors returns last year's reports in the order of their files. asked tells that they were asked for in some run, also
// where none was found. One that an earlier release kept has no Figures: nothing but its file is known of it.
func (l *Ledger) Priors(ctx context.Context) (priors []Prior, asked bool, err error) {
	var n int
	if err := l.db.QueryRowContext(ctx, "SELECT count(*) FROM facts WHERE name = 'prior'").Scan(&n); err != nil {
		return nil, false, l.fault(err)
	}
	rows, err := l.db.QueryContext(ctx, `SELECT sha256, file, agency, code, scope, told, alone, figures, prose
		FROM lastyear ORDER BY file, sha256`)
	if err != nil {
		return nil, false, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		p := Prior{Report: lastyear.Report{Year: l.Year - 1}}
		if err := rows.Scan(&p.SHA256, &p.File, &p.Agency, &p.Code, &p.Scope, &p.Told, &p.Alone, &p.Figures, &p.Prose); err != nil {
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

// KeepPrior keeps one of last year's reports, byte for byte, in place of others, by their SHA-256.
func (l *Ledger) KeepPrior(ctx context.Context, p Prior, data []byte, replaced []string) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		now := l.now().UTC().Format(time.RFC3339)
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO originals VALUES (?, ?, ?, ?)", p.SHA256, len(data), data, now); err != nil {
			return err
		}
		for _, sha := range replaced {
			if _, err := tx.ExecContext(ctx, "DELETE FROM lastyear WHERE sha256 = ?", sha); err != nil {
				return err
			}
		}
		if err := notePrior(ctx, tx, p); err != nil {
			return err
		}
		d := detail{"scope": p.Scope, "agency": p.Agency, "code": p.Code, "sha256": p.SHA256, "file": p.File}
		if len(replaced) > 0 {
			d["replaced"] = replaced
		}
		return l.enter(ctx, tx, "prior", 0, d)
	})
}

// NotePrior writes down what is known of one of last year's reports that is kept already: all, where an earlier release kept
// it; where it lies now.
func (l *Ledger) NotePrior(ctx context.Context, p Prior) error {
	return l.write(ctx, func(tx *sql.Tx) error { return notePrior(ctx, tx, p) })
}

func notePrior(ctx context.Context, tx *sql.Tx, p Prior) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO lastyear VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		p.SHA256, p.File, p.Agency, p.Code, p.Scope, p.Told, p.Alone, p.Figures, p.Prose)
	return err
}
