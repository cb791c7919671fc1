package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"
)

// The journal is append-only, and every entry carries the hash of the one before, so that none can be changed, dropped
// or put in between without every later hash being wrong. What is cut off at the end leaves no such trace; the last hash,
// which [Ledger.Verify] returns, is for writing down elsewhere.

// detail is what an entry says beside who and when; keys are sorted when it is written.
type detail map[string]any

// Entry is one entry of the journal.
type Entry struct {
	Seq      int64
	At       string // UTC, RFC 3339
	Action   string // open, roster, policy, prior, take, judge, rematch, exempt, extend, withdraw, remind, return
	Agency   int64  // 0 when it is about none
	Detail   string // JSON
	Previous string
	Hash     string
}

func (e Entry) sum() string {
	h := sha256.Sum256([]byte(strings.Join([]string{e.Previous, strconv.FormatInt(e.Seq, 10), e.At, e.Action,
		strconv.FormatInt(e.Agency, 10), e.Detail}, "\n")))
	return hex.EncodeToString(h[:])
}

// enter appends an entry, in the transaction of what it tells.
func (l *Ledger) enter(ctx context.Context, tx *sql.Tx, action string, agency int64, d detail) error {
	text, err := json.Marshal(d)
	if err != nil {
		return err
	}
	e := Entry{At: l.now().UTC().Format(time.RFC3339), Action: action, Agency: agency, Detail: string(text)}
	err = tx.QueryRowContext(ctx, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").Scan(&e.Seq, &e.Previous)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	e.Seq++
	e.Hash = e.sum()
	_, err = tx.ExecContext(ctx, "INSERT INTO journal VALUES (?, ?, ?, NULLIF(?, 0), ?, ?, ?)",
		e.Seq, e.At, e.Action, e.Agency, e.Detail, e.Previous, e.Hash)
	return err
}

// Entries calls see for each entry in order, until it returns an error.
func (l *Ledger) Entries(ctx context.Context, see func(Entry) error) error {
	rows, err := l.db.QueryContext(ctx,
		"SELECT seq, at, action, ifnull(agency, 0), detail, previous, hash FROM journal ORDER BY seq")
	if err != nil {
		return l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var e Entry
		if err := rows.Scan(&e.Seq, &e.At, &e.Action, &e.Agency, &e.Detail, &e.Previous, &e.Hash); err != nil {
			return l.fault(err)
		}
		if err := see(e); err != nil {
			return err
		}
	}
	return l.fault(rows.Err())
}

// Counts returns how often an action was done to each agency.
func (l *Ledger) Counts(ctx context.Context, action string) (map[int64]int, error) {
	rows, err := l.db.QueryContext(ctx,
		"SELECT agency, count(*) FROM journal WHERE action = ? AND agency IS NOT NULL GROUP BY agency", action)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	counts := map[int64]int{}
	for rows.Next() {
		var id int64
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, l.fault(err)
		}
		counts[id] = n
	}
	return counts, l.fault(rows.Err())
}
