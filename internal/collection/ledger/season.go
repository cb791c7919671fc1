package ledger

import (
	"cmp"
	"context"
	"slices"
)

// closedFact is the name of the fact that a season is closed.
const closedFact = "closed"

// Closed reports whether the season is closed: nothing is taken then but what the officer takes by name.
func (l *Ledger) Closed(ctx context.Context) (bool, error) {
	is, err := closed(ctx, l.db)
	return is, l.fault(err)
}

func closed(ctx context.Context, q querier) (is bool, err error) {
	err = q.QueryRowContext(ctx, "SELECT count(*) > 0 FROM facts WHERE name = ?", closedFact).Scan(&is)
	return is, err
}

// CloseSeason ends the season; reopened, it goes on. Of one that is closed the error is [ErrDone].
func (l *Ledger) CloseSeason(ctx context.Context, reason string) error {
	return l.act(ctx, func(a *act) (entry, error) {
		if is, err := closed(ctx, a.tx); err != nil || is {
			return entry{}, errOr(err, doneBefore("ledger.closed.already", "file", l.File))
		}
		return entry{action: "close", about: detail{"reason": reason}}, a.put(ctx, factRows, closedFact, l.stamp())
	})
}

// ReopenSeason has a closed season go on. Of one that is not closed the error is [ErrDone].
func (l *Ledger) ReopenSeason(ctx context.Context, reason string) error {
	return l.act(ctx, func(a *act) (entry, error) {
		if is, err := closed(ctx, a.tx); err != nil || !is {
			return entry{}, errOr(err, doneBefore("ledger.closed.not", "file", l.File))
		}
		return entry{action: "reopen", about: detail{"reason": reason}}, a.drop(ctx, factRows, closedFact)
	})
}

// Use is a current report that was added up or printed.
type Use struct {
	Taking int64
	SHA256 string
}

// The kinds of what reports are used for.
const (
	UsedInTotal = "total"
	UsedInPrint = "print"
)

// Used notes what a total or a printed report was made of; the same once more changes nothing.
func (l *Ledger) Used(ctx context.Context, kind, name string, of []Use) error {
	of = slices.SortedFunc(slices.Values(of), func(a, b Use) int { return cmp.Compare(a.Taking, b.Taking) })
	return l.act(ctx, func(a *act) (e entry, err error) {
		known, err := l.usedFor(ctx, a.tx, kind, name)
		if err != nil || slices.Equal(known, of) {
			return e, err
		}
		for _, u := range known {
			if err := a.drop(ctx, useRows, kind, name, u.Taking); err != nil {
				return e, err
			}
		}
		at := l.stamp()
		for _, u := range of {
			if err := a.put(ctx, useRows, kind, name, u.Taking, u.SHA256, at); err != nil {
				return e, err
			}
		}
		return entry{action: "use", about: detail{"kind": kind, "name": name}}, nil
	})
}

func (l *Ledger) usedFor(ctx context.Context, q querier, kind, name string) (list []Use, err error) {
	rows, err := q.QueryContext(ctx,
		"SELECT intake, sha256 FROM uses WHERE kind = ? AND name = ? ORDER BY intake", kind, name)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var u Use
		if err := rows.Scan(&u.Taking, &u.SHA256); err != nil {
			return nil, l.fault(err)
		}
		list = append(list, u)
	}
	return list, l.fault(rows.Err())
}

// usesOf names what a report was used for: its kind and its name.
func (l *Ledger) usesOf(ctx context.Context, q querier, intake int64) ([]string, error) {
	return names(ctx, q,
		"SELECT kind || ' ' || name FROM uses WHERE intake = ? ORDER BY kind, name", intake)
}
