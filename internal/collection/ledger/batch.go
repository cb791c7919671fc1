package ledger

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
)

// batchFact is the number of the first taking of a batch that is being taken in: of two reports of
// one agency in a batch nobody knows which was meant, and a run that broke off between them must
// know that when it is run again.
const batchFact = "batch"

// Batch returns the first taking of a batch that was not taken in to its end, 0 for none.
func (l *Ledger) Batch(ctx context.Context) (first int64, err error) {
	if l.version < schemaVersion {
		return 0, nil
	}
	first, err = batch(ctx, l.db)
	return first, l.fault(err)
}

func batch(ctx context.Context, q interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}) (first int64, err error) {
	var text string
	err = q.QueryRowContext(ctx, "SELECT value FROM facts WHERE name = ?", batchFact).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(text, 10, 64)
}

// beginBatch notes the first taking of a batch, unless one was begun.
func (l *Ledger) beginBatch(ctx context.Context, a *act, in *Taking) error {
	if first, err := batch(ctx, a.tx); err != nil || first != 0 {
		return err
	}
	return a.put(ctx, factRows, batchFact, strconv.FormatInt(in.ID, 10))
}

// EndBatch notes that all of a batch is taken in.
func (l *Ledger) EndBatch(ctx context.Context) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		if first, err := batch(ctx, a.tx); err != nil || first == 0 {
			return e, err
		}
		return entry{action: "batch"}, a.drop(ctx, factRows, batchFact)
	})
}
