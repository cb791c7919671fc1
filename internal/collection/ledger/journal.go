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

// The journal is append-only, and every entry carries the hash of the one before, so that none
// can be changed, dropped or put in between without every later hash being wrong. What is cut off
// at the end leaves no such trace; the last hash, which [Ledger.Verify] returns, is for writing
// down elsewhere.
//
// It is one chain and not one for each agency: the order of all acts is what replaying needs, and
// of one chain one end can be cut, of a chain an agency as many as there are agencies, until the
// next seal. Nothing waits for it but the writing itself: reading and judging come before, and an
// entry costs far less than the commit that has to follow (BenchmarkWriters). A hash is taken of
// texts alone, so any store that keeps them gives the same.

// detail is the content of an entry beside who and when; keys are sorted when it is written.
type detail map[string]any

// Entry is one entry of the journal.
type Entry struct {
	Seq      int64
	At       string // UTC, RFC 3339
	Action   string // open, forward, roster, policy, prior, take, judge, choose, explain, accept, sendback, …
	Agency   int64  // 0 when it is about none
	Detail   string // JSON of an object: form, actor, about, changes; before form 2 what the entry is about alone
	Previous string
	Hash     string
}

// form is the form of the entries' details; those before the second record neither actor nor
// changes.
const form = 2

// told is an entry's detail.
type told struct {
	Form    int      `json:"form"`
	Actor   Actor    `json:"actor"`
	About   detail   `json:"about,omitempty"`
	Changes []change `json:"changes,omitempty"`
}

func (e Entry) sum() string {
	h := sha256.Sum256([]byte(strings.Join([]string{e.Previous, strconv.FormatInt(e.Seq, 10), e.At, e.Action,
		strconv.FormatInt(e.Agency, 10), e.Detail}, "\n")))
	return hex.EncodeToString(h[:])
}

// enter appends an entry, in the transaction of its changes.
func (l *Ledger) enter(ctx context.Context, tx *transaction, said entry, changes []change) error {
	who := l.actor
	if who.Kind == "" {
		who.Kind = CommandLine
	}
	text, err := json.Marshal(told{Form: form, Actor: who, About: said.about, Changes: changes})
	if err != nil {
		return err
	}
	e := Entry{At: l.stamp(), Action: said.action, Agency: said.agency, Detail: string(text)}
	err = tx.QueryRowContext(ctx, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").Scan(&e.Seq, &e.Previous)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	e.Seq++
	e.Hash = e.sum()
	_, err = tx.ExecContext(ctx, "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)",
		e.Seq, e.At, e.Action, orNull(e.Agency), e.Detail, e.Previous, e.Hash)
	tx.entered = &e
	return err
}

// stamp is the moment of the clock as the ledger writes it.
func (l *Ledger) stamp() string { return l.now().UTC().Format(time.RFC3339) }

// Entries calls see for each entry in order, until it returns an error.
func (l *Ledger) Entries(ctx context.Context, see func(Entry) error) error {
	return l.entries(ctx, l.db, "", see)
}

func (l *Ledger) entries(
	ctx context.Context, q querier, where string, see func(Entry) error, args ...any,
) error {
	rows, err := q.QueryContext(ctx,
		"SELECT seq, at, action, coalesce(agency, 0), detail, previous, hash FROM journal "+where+" ORDER BY seq",
		args...)
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
