package ledger

import (
	"context"
	"database/sql"
	"errors"

	"nianbao/internal/lastyear"
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

// Prior is one of last year's reports: what is known of it, and the original.
type Prior struct {
	lastyear.Report
	SHA256 string
	Part   string // which of several reports of the original; "" for the whole file
}

// Key is what tells it from all others: no two files, and no two parts of a file, have the same.
func (p Prior) Key() string { return KeyOf(p.SHA256, p.Part) }

// Priors returns last year's reports in the order of their files. asked means that some run asked
// for them, also where none was found. One that an earlier release kept has no Figures: nothing
// but its file is known of it.
func (l *Ledger) Priors(ctx context.Context) (priors []Prior, asked bool, err error) {
	var n int
	if err := l.db.QueryRowContext(ctx, "SELECT count(*) FROM facts WHERE name = 'prior'").Scan(&n); err != nil {
		return nil, false, l.fault(err)
	}
	part, from := "part", "prior_reports ORDER BY file, sha256, part"
	if l.version < partsVersion { // an older one that is only looked at
		part, from = "''", "lastyear ORDER BY file, sha256"
	}
	rows, err := l.db.QueryContext(ctx, "SELECT sha256, "+part+
		", file, agency, code, scope, told, alone, figures, prose FROM "+from)
	if err != nil {
		return nil, false, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		p := Prior{Report: lastyear.Report{Year: l.Year - 1}}
		if err := rows.Scan(&p.SHA256, &p.Part, &p.File, &p.Agency, &p.Code, &p.Scope, &p.Told, &p.Alone,
			&p.Figures, &p.Prose); err != nil {
			return nil, false, l.fault(err)
		}
		priors = append(priors, p)
	}
	return priors, n > 0, l.fault(rows.Err())
}

// AskPriors notes that last year's reports are asked for.
func (l *Ledger) AskPriors(ctx context.Context) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		var n int
		err = a.tx.QueryRowContext(ctx, "SELECT count(*) FROM facts WHERE name = 'prior'").Scan(&n)
		if err != nil || n > 0 {
			return e, err
		}
		return entry{action: "prior", about: detail{"asked": true}}, a.put(ctx, factRows, "prior", "asked")
	})
}

// KeepPrior keeps one of last year's reports, byte for byte, in place of others.
func (l *Ledger) KeepPrior(ctx context.Context, p Prior, data []byte, replaced []Prior) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		if p.SHA256, err = a.original(ctx, data, l.stamp()); err != nil {
			return e, err
		}
		var keys []string
		for _, old := range replaced {
			if err := a.drop(ctx, priorRows, old.SHA256, old.Part); err != nil {
				return e, err
			}
			keys = append(keys, old.Key())
		}
		e = entry{action: "prior", about: detail{"scope": p.Scope, "agency": p.Agency, "code": p.Code,
			"sha256": p.SHA256, "file": p.File}}
		if p.Part != "" {
			e.about["part"] = p.Part
		}
		if len(keys) > 0 {
			e.about["replaced"] = keys
		}
		return e, notePrior(ctx, a, p)
	})
}

// NotePrior writes down what is known of one of last year's reports that is kept already: all,
// where an earlier release kept it; where it lies now.
func (l *Ledger) NotePrior(ctx context.Context, p Prior) error {
	return l.act(ctx, func(a *act) (entry, error) {
		return entry{action: "prior", about: detail{"sha256": p.SHA256, "file": p.File}}, notePrior(ctx, a, p)
	})
}

func notePrior(ctx context.Context, a *act, p Prior) error {
	return a.put(ctx, priorRows, p.SHA256, p.Part, p.File, p.Agency, p.Code, string(p.Scope),
		truth(p.Told), truth(p.Alone), p.Figures, p.Prose)
}
