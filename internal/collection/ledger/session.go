package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// Sessions of the desk and wrong tries to sign in are facts of the ledger, so that both outlast a
// restart of the desk and are the same for two desks on one ledger. A session's token is known by
// its SHA-256 alone.

// Session is an officer signed in at the desk.
type Session struct {
	Name  string // the account's
	Begun string // UTC, RFC 3339
	Until string
	Since string // when the officer had signed in before; "" for never
}

const (
	sessionFact = "session "
	signedFact  = "signed in "
	triesFact   = "tries "
)

// BeginSession enters a session that lasts for a time. Those that are over go, and
// so do the account's wrong tries.
func (l *Ledger) BeginSession(
	ctx context.Context, sha256, name string, lasts time.Duration, tried ...string,
) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		now := l.now().UTC()
		over, err := l.facts(ctx, a.tx, sessionFact)
		if err != nil {
			return e, err
		}
		for key, text := range over {
			var old Session
			if json.Unmarshal([]byte(text), &old) != nil || old.Until <= now.Format(time.RFC3339) {
				if err := a.drop(ctx, factRows, key); err != nil {
					return e, err
				}
			}
		}
		for _, what := range tried {
			if err := a.drop(ctx, factRows, triesFact+what); err != nil {
				return e, err
			}
		}
		s := Session{Name: name, Begun: now.Format(time.RFC3339), Until: now.Add(lasts).Format(time.RFC3339)}
		if s.Since, err = fact(ctx, a.tx, signedFact+name); err != nil {
			return e, err
		}
		if err := a.put(ctx, factRows, sessionFact+sha256, asJSON(s)); err != nil {
			return e, err
		}
		return entry{action: "signin", about: detail{"name": name}},
			a.put(ctx, factRows, signedFact+name, s.Begun)
	})
}

// SessionOf returns the session whose token has a hash; ok is false for none, and for one that is over.
func (l *Ledger) SessionOf(ctx context.Context, sha256 string) (s Session, ok bool, err error) {
	text, err := fact(ctx, l.db, sessionFact+sha256)
	if err != nil || text == "" {
		return s, false, l.fault(err)
	}
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return s, false, l.fault(err)
	}
	return s, s.Until > l.stamp(), nil
}

// EndSession ends a session.
func (l *Ledger) EndSession(ctx context.Context, sha256, name string) error {
	return l.act(ctx, func(a *act) (entry, error) {
		return entry{action: "signout", about: detail{"name": name}},
			a.drop(ctx, factRows, sessionFact+sha256)
	})
}

// Tries are the wrong tries to sign in, of a name or from an address.
type Tries struct {
	N    int
	Last string // UTC, RFC 3339
}

// TriesOf returns the wrong tries of a name or an address.
func (l *Ledger) TriesOf(ctx context.Context, what string) (t Tries, err error) {
	text, err := fact(ctx, l.db, triesFact+what)
	if err != nil || text == "" {
		return t, l.fault(err)
	}
	return t, l.fault(json.Unmarshal([]byte(text), &t))
}

// NoteTries enters how often each of some names and addresses tried in vain.
func (l *Ledger) NoteTries(ctx context.Context, tries map[string]int) error {
	return l.act(ctx, func(a *act) (entry, error) {
		for what, n := range tries {
			if err := a.put(ctx, factRows, triesFact+what, asJSON(Tries{n, l.stamp()})); err != nil {
				return entry{}, err
			}
		}
		return entry{action: "tried", about: detail{"tries": len(tries)}}, nil
	})
}

// LastEntry is the number of the journal's last entry: it grows with every change of the ledger.
func (l *Ledger) LastEntry(ctx context.Context) (seq int64, err error) {
	err = l.db.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM journal").Scan(&seq)
	return seq, l.fault(err)
}

func fact(ctx context.Context, q querier, name string) (value string, err error) {
	err = q.QueryRowContext(ctx, "SELECT value FROM facts WHERE name = ?", name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// facts are those whose names begin with something.
func (l *Ledger) facts(ctx context.Context, q querier, begin string) (map[string]string, error) {
	return pairs(ctx, q, "SELECT name, value FROM facts WHERE substr(name, 1, ?) = ?", len(begin), begin)
}
