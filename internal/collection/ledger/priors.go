package ledger

import (
	"context"
	"encoding/json"

	"nianbao/internal/inbox"
	"nianbao/internal/lastyear"
)

// Prior is one of last year's reports: what is known of it, and the original.
type Prior struct {
	lastyear.Report
	SHA256 string
	Part   string // which of several reports of the original; "" for the whole file
	// Further are the further files it is made of: the Word file with its words.
	Further []Part
}

// Key is what sets it apart from all others: no two files, and no two parts of a file, have the same,
// nor has a workbook by itself and with a Word file.
func (p Prior) Key() string {
	var with []string
	for _, w := range p.Further {
		with = append(with, w.SHA256)
	}
	return KeyOf(p.SHA256, p.Part, with...)
}

// Same reports whether another is made of the same files.
func (p Prior) Same(other Prior) bool { return p.Key() == other.Key() }

// FileOf returns one of last year's reports as the file it came as, with the further files it is made of.
func (p Prior) FileOf(original func(sha256, file string) ([]byte, error)) inbox.File {
	return wholeFile(append([]Part{{SHA256: p.SHA256, Part: p.Part, File: p.File}}, p.Further...), original)
}

// Priors returns last year's reports in the order of their files. asked means that some run asked
// for them, also where none was found. One that an earlier release kept has no Figures: nothing
// but its file is known of it.
func (l *Ledger) Priors(ctx context.Context) (priors []Prior, asked bool, err error) {
	var n int
	if err := l.db.QueryRowContext(ctx, "SELECT count(*) FROM facts WHERE name = 'prior'").Scan(&n); err != nil {
		return nil, false, l.fault(err)
	}
	part, further, from := "part", "further", "prior_reports ORDER BY file, sha256, part"
	if l.version < partsVersion { // an older one that is only looked at
		part, from = "''", "lastyear ORDER BY file, sha256"
	}
	if l.version < furtherVersion {
		further = "''"
	}
	rows, err := l.db.QueryContext(ctx, "SELECT sha256, "+part+
		", file, agency, code, scope, told, alone, figures, prose, "+further+" FROM "+from)
	if err != nil {
		return nil, false, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		p, words := Prior{Report: lastyear.Report{Year: l.Year - 1}}, ""
		if err := rows.Scan(&p.SHA256, &p.Part, &p.File, &p.Agency, &p.Code, &p.Scope, &p.Told, &p.Alone,
			&p.Figures, &p.Prose, &words); err != nil {
			return nil, false, l.fault(err)
		}
		if words != "" {
			if err := json.Unmarshal([]byte(words), &p.Further); err != nil {
				return nil, false, l.damaged()
			}
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

// KeepPrior keeps one of last year's reports, byte for byte with the further files it is made of,
// in place of others.
func (l *Ledger) KeepPrior(ctx context.Context, p Prior, data []byte, with []Attached, replaced []Prior) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		if p.SHA256, err = a.original(ctx, data, l.stamp()); err != nil {
			return e, err
		}
		if p.Further, err = a.further(ctx, with, l.stamp()); err != nil {
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
		if len(p.Further) > 0 {
			e.about["with"] = p.Further
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
	further := "" // as of one that an earlier release kept
	if len(p.Further) > 0 {
		further = asJSON(p.Further)
	}
	return a.put(ctx, priorRows, p.SHA256, p.Part, p.File, p.Agency, p.Code, string(p.Scope),
		truth(p.Told), truth(p.Alone), p.Figures, p.Prose, further)
}
