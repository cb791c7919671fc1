package ledger

import (
	"context"
	"encoding/json"

	"nianbao/internal/finding"
)

// A report is judged when it is taken in, and again when its basis has changed: last year's
// report or the office's ruling came later, the roster has another level, another agency sent the
// same prose. The earlier result is replaced; the journal keeps, for each time, the verdict, the
// digest of the findings and the reason.

// Standing is a current report with what it was judged by; its findings are left where they are.
type Standing struct {
	ID     int64
	Key    string
	SHA256 string
	File   string
	Agency int64
	Told   struct{ Agency, Code string }
	Scope  string
	Basis  string // "" where an earlier release judged it
	Prints []byte // nil where they were not taken yet

	Further []Part // the further files it is made of
}

// Standing calls see for each current report, in the order they were taken, until it returns an error.
func (l *Ledger) Standing(ctx context.Context, see func(Standing) error) error {
	rows, err := l.db.QueryContext(ctx, `SELECT i.id, i.key, i.sha256, i.file, i.agency, i.told_agency, i.told_code,
		i.scope, coalesce(j.basis, ''), nullif(j.prints, ?),
		coalesce(j.parts, 'null') FROM intakes i LEFT JOIN judged j ON j.intake = i.id
		WHERE i.state = ? AND i.sha256 IS NOT NULL AND i.agency IS NOT NULL ORDER BY i.id`, []byte{}, Current)
	if err != nil {
		return l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s Standing
		var further string
		if err := rows.Scan(&s.ID, &s.Key, &s.SHA256, &s.File, &s.Agency, &s.Told.Agency, &s.Told.Code, &s.Scope,
			&s.Basis, &s.Prints, &further); err != nil {
			return l.fault(err)
		}
		if err := json.Unmarshal([]byte(further), &s.Further); err != nil {
			return l.fault(err)
		}
		if err := see(s); err != nil {
			return err
		}
	}
	return l.fault(rows.Err())
}

// PrintsSize is how many bytes the fingerprints of all reports take together.
func (l *Ledger) PrintsSize(ctx context.Context) (bytes int64, err error) {
	err = l.db.QueryRowContext(ctx, "SELECT coalesce(sum(length(prints)), 0) FROM judged").Scan(&bytes)
	return bytes, l.fault(err)
}

// NotePrints keeps the fingerprints of a report that an earlier release took in; what that judged it by is not known.
func (l *Ledger) NotePrints(ctx context.Context, intake int64, basis string, prints []byte) error {
	return l.act(ctx, func(a *act) (entry, error) {
		return entry{action: "prints", about: detail{"intake": intake}}, noteBasis(ctx, a, intake, basis, prints)
	})
}

// noteBasis keeps what a report is judged by from now on, and the fingerprints of its prose.
func noteBasis(ctx context.Context, a *act, intake int64, basis string, prints []byte) error {
	if prints == nil {
		return nil // what is no report has no prose
	}
	var there bool
	if err := a.tx.QueryRowContext(ctx, "SELECT count(*) > 0 FROM judged WHERE intake = ?",
		intake).Scan(&there); err != nil {
		return err
	}
	if !there {
		return a.put(ctx, judgedRows, intake, basis, prints, "", nil, "{}", "null")
	}
	return a.set(ctx, judgedRows, intake, map[string]any{"basis": basis, "prints": prints})
}

// Judgement is what judging a report again came to.
type Judgement struct {
	Taking   int64
	Findings []finding.Finding
	Basis    string
	Prints   []byte
	Why      []string // what it is judged by that changed: prior, policy, roster, copied
}

// Judge enters a new judgement on a current report. It returns the report as it was and as it is; before is nil where
// nothing was to be done, as another program did it or the report is no longer the current one.
func (l *Ledger) Judge(ctx context.Context, j Judgement) (before, now *Taking, err error) {
	err = l.act(ctx, func(a *act) (e entry, err error) {
		before, now, e, err = l.judge(ctx, a, j)
		return e, err
	})
	if err != nil {
		return nil, nil, err
	}
	return before, now, nil
}

func (l *Ledger) judge(ctx context.Context, a *act, j Judgement) (before, now *Taking, e entry, err error) {
	found, err := l.intakes(ctx, a.tx, `WHERE intakes.id = ? AND state = ? AND
		NOT EXISTS (SELECT 1 FROM judged j WHERE j.intake = intakes.id AND j.basis = ?)`,
		j.Taking, Current, j.Basis)
	if err != nil || len(found) == 0 {
		return nil, nil, e, err
	}
	before, now = &found[0], new(Taking)
	*now = *before
	now.Findings, now.Verdict = j.Findings, finding.Judge(j.Findings)
	if err := l.rejudge(ctx, a, now); err != nil {
		return nil, nil, e, err
	}
	if err := noteBasis(ctx, a, now.ID, j.Basis, j.Prints); err != nil {
		return nil, nil, e, err
	}
	return before, now, entry{"judge", now.Agency, detail{"intake": now.ID, "file": now.File, "why": j.Why}}, nil
}
