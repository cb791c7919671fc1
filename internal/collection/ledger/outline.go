package ledger

import (
	"context"
	"encoding/json"
	"errors"
)

// Outlines returns all files that came in, in the order they were taken, without what only their own
// pages show: of the findings only those of agencies that explained something, and those about other
// agencies (prose that is alike, another name); of what a round changed only of which it is; not its
// basis. Of 30,000 agencies that is a tenth of the work of [Ledger.Takings]; [Ledger.Whole] has the rest.
func (l *Ledger) Outlines(ctx context.Context) ([]Taking, error) { return l.outlines(ctx, "") }

// Whole returns some takings, with all the ledger has of them, in the order they were taken.
func (l *Ledger) Whole(ctx context.Context, takings []int64) ([]Taking, error) {
	return l.intakes(ctx, l.db, "WHERE intakes.id IN ("+l.db.phrases().anyOf+") ORDER BY intakes.id", listOf(takings))
}

// OutlinesOf returns those of some agencies, and some of their own.
func (l *Ledger) OutlinesOf(ctx context.Context, agencies, takings []int64) ([]Taking, error) {
	anyOf := l.db.phrases().anyOf
	return l.outlines(ctx, "WHERE agency IN ("+anyOf+") OR intakes.id IN ("+anyOf+")",
		listOf(agencies), listOf(takings))
}

// outlined are the findings that an outline has.
func (l *Ledger) outlined() string {
	w, explained := l.db.phrases(), ""
	if l.version >= seasonVersion {
		explained = "WHEN EXISTS (SELECT 1 FROM explanations e WHERE e.agency = intakes.agency) THEN findings"
	}
	return `CASE WHEN state <> 'current' THEN ''
		` + explained + ` WHEN ` + w.find + `(findings, '"rule":"text.copied"') + ` + w.find + `(findings, '"rule":"file.named"') > 0
			THEN ` + w.aboutOthers + `
		ELSE '' END`
}

func (l *Ledger) outlines(ctx context.Context, where string, args ...any) ([]Taking, error) {
	receipts, from := "coalesce(receipt, ''), coalesce(against, 0)", "intakes LEFT JOIN judged ON intake = intakes.id "
	if l.version < seasonVersion { // an older one that is only looked at
		receipts, from = "'', 0", "intakes "
	}
	rows, err := l.db.QueryContext(ctx, `SELECT intakes.id, coalesce(sha256, ''), file,
		coalesce(agency, 0), told_agency, scope, verdict, state, why_zh, why_en,
		received, taken, round, coalesce(superseded_by, 0), returned, `+receipts+`,
		CASE state WHEN 'unknown' THEN near ELSE '' END,
		`+l.outlined()+`
		FROM `+from+where+" ORDER BY intakes.id", args...)
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
			&in.Received, &in.Taken, &in.Round, &in.By, &in.Returned, &in.Receipt, &in.Against, &near, &findings)
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
