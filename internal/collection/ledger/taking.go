package ledger

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"strings"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// State is what became of a file that came in.
type State string

// The states.
const (
	Current    State = "current"    // the agency's report as it stands
	Superseded State = "superseded" // a newer one came
	Refused    State = "refused"    // cannot be read, or is of another year or edition
	Unknown    State = "unknown"    // of no agency on the roster
	Withdrawn  State = "withdrawn"  // taken out by the officer
)

// Said is a sentence in both languages; a ledger is read by whoever opens it.
type Said struct{ Zh, En string }

// In is the sentence in a language; Chinese where it was not put into English.
func (s Said) In(lang message.Lang) string {
	if lang == message.English {
		return cmp.Or(s.En, s.Zh)
	}
	return s.Zh
}

// Taking is one report that came in, of one file or several, or a file that is none.
type Taking struct {
	ID       int64
	Key      string // its content: SHA-256 and part; its name where it could not be read at all
	SHA256   string // of its first original; "" where it could not be read at all
	File     string // as it was called when it came
	Agency   int64  // on the roster; 0 for none
	Told     report.Identity
	Scope    report.Scope
	Verdict  finding.Verdict
	Findings []finding.Finding
	State    State
	Why      Said     // why it was refused
	Near     []string // names on the roster that look like the one it tells
	Received string   // the day it came, 2006-01-02
	Taken    string   // when it was taken in, UTC, RFC 3339
	Round    int      // 1 for the agency's first, counted for each scope; 0 for what is no round
	By       int64    // the intake that superseded it
	Steps    Steps    // what changed since the round before
	Returned string   // when it was sent back marked; "" for never

	Further []Part // the further files it is made of

	Receipt string    // of a round: 2025-000041
	Against int64     // the report it replaced; 0 for none
	Changes Amendment // what it changed of that

	// The basis of its judgement and the fingerprints of its prose; [Ledger.Take] enters them,
	// [Ledger.Standing] returns them.
	Basis  string
	Prints []byte
}

// Steps counts what became of the findings of the round before.
type Steps map[finding.Change]int

// Known returns the latest intake of a key, nil when there is none.
func (l *Ledger) Known(ctx context.Context, key string) (*Taking, error) {
	return l.one(ctx, "WHERE key = ? ORDER BY intakes.id DESC LIMIT 1", key)
}

// Named returns the latest intake of a file's name, of a file that holds several reports that of one part; nil when
// there is none.
func (l *Ledger) Named(ctx context.Context, file, part string) (*Taking, error) {
	if part == "" {
		return l.one(ctx, "WHERE file = ? ORDER BY intakes.id DESC LIMIT 1", file)
	}
	ending := strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace("#" + part)
	return l.one(ctx, `WHERE file = ? AND key LIKE ? ESCAPE '\' ORDER BY intakes.id DESC LIMIT 1`, file, "%"+ending)
}

// CurrentOf returns an agency's current report of a scope, nil when there is none.
func (l *Ledger) CurrentOf(ctx context.Context, agency int64, scope report.Scope) (*Taking, error) {
	return l.one(ctx, "WHERE agency = ? AND scope = ? AND state = 'current'", agency, scope)
}

// Receipt returns the round of a receipt, nil when there is none.
func (l *Ledger) Receipt(ctx context.Context, number string) (*Taking, error) {
	return l.one(ctx, "WHERE receipt = ? AND receipt <> ''", number)
}

// FirstDay returns the day an agency's first round of a scope came, withdrawn ones aside; "" for none.
func (l *Ledger) FirstDay(ctx context.Context, agency int64, scope report.Scope) (day string, err error) {
	err = l.db.QueryRowContext(ctx, `SELECT coalesce(min(received), '') FROM intakes
		WHERE agency = ? AND scope = ? AND state IN ('current', 'superseded')`, agency, string(scope)).Scan(&day)
	return day, l.fault(err)
}

func (l *Ledger) one(ctx context.Context, where string, args ...any) (*Taking, error) {
	found, err := l.intakes(ctx, l.db, where, args...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// Takings returns all files that came in, in the order they were taken.
func (l *Ledger) Takings(ctx context.Context) ([]Taking, error) {
	return l.intakes(ctx, l.db, "ORDER BY intakes.id")
}

func (l *Ledger) intakes(ctx context.Context, q querier, where string, args ...any) ([]Taking, error) {
	receipts := "coalesce(receipt, ''), coalesce(against, 0), coalesce(changes, '{}'), coalesce(parts, 'null') FROM intakes " +
		"LEFT JOIN judged ON intake = intakes.id "
	if l.version < seasonVersion { // an older one that is only looked at
		receipts = "'', 0, '{}', 'null' FROM intakes "
	}
	rows, err := q.QueryContext(ctx, `SELECT intakes.id, key, coalesce(sha256, ''), file, coalesce(agency, 0),
		told_agency, told_code, edition, year, scope, verdict, findings, state, why_zh, why_en,
		near, received, taken, round, coalesce(superseded_by, 0), steps, returned, `+receipts+where, args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	var all []Taking
	for rows.Next() {
		var in Taking
		var findings, near, steps, changes, further string
		err := rows.Scan(&in.ID, &in.Key, &in.SHA256, &in.File, &in.Agency,
			&in.Told.Agency, &in.Told.Code, &in.Told.Edition, &in.Told.Year, &in.Scope, &in.Verdict, &findings,
			&in.State,
			&in.Why.Zh, &in.Why.En, &near, &in.Received, &in.Taken, &in.Round, &in.By, &steps, &in.Returned,
			&in.Receipt, &in.Against, &changes, &further)
		if err == nil {
			in.Told.Scope = in.Scope
			in.Findings, err = decodeFindings(findings)
		}
		if err := errors.Join(err, json.Unmarshal([]byte(near), &in.Near), json.Unmarshal([]byte(steps), &in.Steps),
			json.Unmarshal([]byte(changes), &in.Changes), json.Unmarshal([]byte(further), &in.Further)); err != nil {
			return nil, l.fault(err)
		}
		all = append(all, in)
	}
	return all, l.fault(rows.Err())
}
