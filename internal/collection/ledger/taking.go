package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"nianbao/internal/check"
	"nianbao/internal/finding"
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

// Taking is one file that came in.
type Taking struct {
	ID       int64
	Key      string // what makes it the same file: its SHA-256, or its name where it could not be read at all
	SHA256   string // "" where it could not be read at all
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
	Taken    string   // when it was taken in
	Round    int      // 1 for the agency's first, counted for each scope
	By       int64    // the intake that superseded it
	Steps    Steps    // what changed since the round before
	Returned string   // when it was sent back marked; "" for never

	// What it was judged by and the fingerprints of its prose; [Ledger.Take] enters them, [Ledger.Standing] tells them.
	Basis  string
	Prints []byte
}

// Steps counts what became of the findings of the round before.
type Steps map[check.Change]int

// Outcome is what taking a file in came to.
type Outcome struct {
	Taking
	Already bool // these bytes were in the ledger before; nothing changed
}

// Known returns the intake of a key, nil when there is none.
func (l *Ledger) Known(ctx context.Context, key string) (*Taking, error) {
	found, err := l.intakes(ctx, l.db, "WHERE key = ?", key)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// Take enters one file with its bytes. The same bytes a second time change nothing. A report of an agency that has one
// of the same scope supersedes it, unless it came on an earlier day; the old one stays.
func (l *Ledger) Take(ctx context.Context, in Taking, data []byte) (Outcome, error) {
	out := Outcome{Taking: in}
	err := l.write(ctx, func(tx *sql.Tx) error {
		known, err := l.intakes(ctx, tx, "WHERE key = ?", in.Key)
		if err != nil {
			return err
		}
		if len(known) > 0 {
			out = Outcome{known[0], true}
			return nil
		}
		now := l.now().UTC().Format(time.RFC3339)
		out.Taken = now
		if in.SHA256 != "" {
			// Withdrawn or not, an original is kept once.
			if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO originals VALUES (?, ?, ?, ?)",
				in.SHA256, len(data), data, now); err != nil {
				return err
			}
		}
		return l.insert(ctx, tx, &out.Taking)
	})
	return out, err
}

// insert enters an intake and puts it in its place among the agency's others.
func (l *Ledger) insert(ctx context.Context, tx *sql.Tx, in *Taking) error {
	var rival *Taking
	if in.State == Current {
		var err error
		if rival, err = l.contend(ctx, tx, in); err != nil {
			return err
		}
	}
	findings, err := encodeFindings(in.Findings)
	if err != nil {
		return err
	}
	near, _ := json.Marshal(in.Near) // strings and counts always marshal
	steps, _ := json.Marshal(in.Steps)
	result, err := tx.ExecContext(ctx, `INSERT INTO intakes (key, sha256, file, agency,
		told_agency, told_code, edition, year, scope, verdict, findings, state, why_zh, why_en,
		near, received, taken, round, superseded_by, steps)
		VALUES (?, NULLIF(?, ''), ?, NULLIF(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0), ?)`,
		in.Key, in.SHA256, in.File, in.Agency,
		in.Told.Agency, in.Told.Code, in.Told.Edition, in.Told.Year, in.Scope, in.Verdict, findings, in.State, in.Why.Zh, in.Why.En,
		string(near), in.Received, in.Taken, in.Round, in.By, string(steps))
	if err != nil {
		return err
	}
	if in.ID, err = result.LastInsertId(); err != nil {
		return err
	}
	if err := l.settle(ctx, tx, in, rival); err != nil {
		return err
	}
	if err := noteBasis(ctx, tx, in.ID, in.Basis, in.Prints); err != nil {
		return err
	}
	return l.enter(ctx, tx, "take", in.Agency, takeDetail(in, findings))
}

// takeDetail is what the journal proves of an intake beside its original.
func takeDetail(in *Taking, findings string) detail {
	return detail{"intake": in.ID, "sha256": in.SHA256, "file": in.File, "state": in.State, "scope": in.Scope,
		"verdict": in.Verdict, "findings": digest(findings), "received": in.Received}
}

// contend compares a new report with the one the agency has: the later day wins, on the same day the later intake.
func (l *Ledger) contend(ctx context.Context, tx *sql.Tx, in *Taking) (rival *Taking, err error) {
	// One that was withdrawn keeps its round: what it was returned as may lie in the folder of returns.
	if err := tx.QueryRowContext(ctx, "SELECT ifnull(max(round), 0) + 1 FROM intakes WHERE agency = ? AND scope = ?",
		in.Agency, in.Scope).Scan(&in.Round); err != nil {
		return nil, err
	}
	held, err := l.intakes(ctx, tx, "WHERE agency = ? AND scope = ? AND state = ?", in.Agency, in.Scope, Current)
	if err != nil || len(held) == 0 {
		return nil, err
	}
	rival = &held[0]
	if rival.Received > in.Received {
		in.State, in.By = Superseded, rival.ID
		return nil, nil
	}
	in.Steps = Steps{}
	for _, step := range check.Against(rival.Findings, in.Findings) {
		in.Steps[step.Change]++
	}
	// The old one steps down first: an agency has one current report at any moment.
	_, err = tx.ExecContext(ctx, "UPDATE intakes SET state = ? WHERE id = ?", Superseded, rival.ID)
	return rival, err
}

// settle notes on older entries what the new one replaces: the report before it, and the failed attempt to read it.
func (l *Ledger) settle(ctx context.Context, tx *sql.Tx, in, rival *Taking) error {
	if rival != nil {
		if _, err := tx.ExecContext(ctx, "UPDATE intakes SET superseded_by = ? WHERE id = ?", in.ID, rival.ID); err != nil {
			return err
		}
	}
	if in.SHA256 == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, "UPDATE intakes SET state = ?, superseded_by = ? WHERE key = ? AND state = ?",
		Superseded, in.ID, UnreadKey(in.File), Refused)
	return err
}

// UnreadKey is the key of a file whose bytes could not be read.
func UnreadKey(file string) string { return "unread:" + file }

// Takings returns all files that came in, in the order they were taken.
func (l *Ledger) Takings(ctx context.Context) ([]Taking, error) {
	return l.intakes(ctx, l.db, "ORDER BY id")
}

func (l *Ledger) intakes(ctx context.Context, q querier, where string, args ...any) ([]Taking, error) {
	rows, err := q.QueryContext(ctx, `SELECT id, key, ifnull(sha256, ''), file, ifnull(agency, 0),
		told_agency, told_code, edition, year, scope, verdict, findings, state, why_zh, why_en,
		near, received, taken, round, ifnull(superseded_by, 0), steps, returned FROM intakes `+where, args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	var all []Taking
	for rows.Next() {
		var in Taking
		var findings, near, steps string
		err := rows.Scan(&in.ID, &in.Key, &in.SHA256, &in.File, &in.Agency,
			&in.Told.Agency, &in.Told.Code, &in.Told.Edition, &in.Told.Year, &in.Scope, &in.Verdict, &findings, &in.State,
			&in.Why.Zh, &in.Why.En, &near, &in.Received, &in.Taken, &in.Round, &in.By, &steps, &in.Returned)
		if err == nil {
			in.Told.Scope = in.Scope
			in.Findings, err = decodeFindings(findings)
		}
		if err := errors.Join(err, json.Unmarshal([]byte(near), &in.Near), json.Unmarshal([]byte(steps), &in.Steps)); err != nil {
			return nil, l.fault(err)
		}
		all = append(all, in)
	}
	return all, l.fault(rows.Err())
}

// Original returns the bytes of a file as it came.
func (l *Ledger) Original(ctx context.Context, sha256 string) ([]byte, error) {
	var data []byte
	err := l.db.QueryRowContext(ctx, "SELECT bytes FROM originals WHERE sha256 = ?", sha256).Scan(&data)
	return data, l.fault(err)
}
