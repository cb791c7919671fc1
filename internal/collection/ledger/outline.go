package ledger

import (
	"context"
	"encoding/json"
	"errors"
)

// Outlines returns all files that came in, in the order they were taken, without what only their
// own pages show: the findings of agencies that explained nothing, what a round changed, its basis.
// Of 30,000 agencies that is a tenth of the work of [Ledger.Takings].
func (l *Ledger) Outlines(ctx context.Context) ([]Taking, error) { return l.outlines(ctx, "") }

// OutlinesOf returns those of some agencies; 0 means the files of none.
func (l *Ledger) OutlinesOf(ctx context.Context, agencies []int64) ([]Taking, error) {
	return l.outlines(ctx, "WHERE ifnull(agency, 0) IN (SELECT value FROM json_each(?))", asJSON(agencies))
}

func (l *Ledger) outlines(ctx context.Context, where string, args ...any) ([]Taking, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT intakes.id, ifnull(sha256, ''), file,
		ifnull(agency, 0), told_agency, scope, verdict, state, why_zh, why_en,
		received, taken, round, ifnull(superseded_by, 0), returned, ifnull(receipt, ''),
		CASE state WHEN 'unknown' THEN near ELSE '' END,
		CASE WHEN state = 'current' AND agency IN (SELECT agency FROM explanations) THEN findings ELSE '' END
		FROM intakes LEFT JOIN judged ON intake = intakes.id `+where+" ORDER BY intakes.id", args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	var all []Taking
	for rows.Next() {
		var in Taking
		var near, findings string
		err := rows.Scan(&in.ID, &in.SHA256, &in.File,
			&in.Agency, &in.Told.Agency, &in.Scope, &in.Verdict, &in.State, &in.Why.Zh, &in.Why.En,
			&in.Received, &in.Taken, &in.Round, &in.By, &in.Returned, &in.Receipt, &near, &findings)
		if near != "" {
			err = errors.Join(err, json.Unmarshal([]byte(near), &in.Near))
		}
		if findings != "" && err == nil {
			in.Findings, err = decodeFindings(findings)
		}
		if err != nil {
			return nil, l.fault(err)
		}
		in.Told.Scope = in.Scope
		all = append(all, in)
	}
	return all, l.fault(rows.Err())
}

// Since returns the entries after one, without their details.
func (l *Ledger) Since(ctx context.Context, seq int64) (all []Entry, err error) {
	rows, err := l.db.QueryContext(ctx,
		"SELECT seq, at, action, ifnull(agency, 0) FROM journal WHERE seq > ? ORDER BY seq", seq)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var e Entry
		if err := rows.Scan(&e.Seq, &e.At, &e.Action, &e.Agency); err != nil {
			return nil, l.fault(err)
		}
		all = append(all, e)
	}
	return all, l.fault(rows.Err())
}
