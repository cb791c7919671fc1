package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
)

// Of two reports of one agency in a batch nobody knows which was meant, and a run that broke off
// between them must know that when it is run again. The journal holds it: the entry of a taking names
// the first of its batch, and the last is marked as the last.

// inBatch adds the batch to the journal's entry of a taking.
func (e Entering) inBatch(about detail, in *Taking) detail {
	if !e.Batch {
		return about
	}
	if about["batch"] = e.First; e.First == 0 {
		about["batch"] = in.ID
	}
	if e.Last {
		about["last"] = true
	}
	return about
}

// Batch returns the first taking of a batch that was not taken in to its end, 0 for none.
func (l *Ledger) Batch(ctx context.Context) (first int64, err error) {
	if l.version < seasonVersion {
		return 0, nil
	}
	first, err = batch(ctx, l.db)
	return first, l.fault(err)
}

func batch(ctx context.Context, q querier) (first int64, err error) {
	var text string
	err = q.QueryRowContext(ctx, `SELECT detail FROM journal WHERE action IN ('take', 'batch')
		AND detail LIKE '%"batch":%' ORDER BY seq DESC LIMIT 1`).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	var told struct {
		About struct {
			Batch int64 `json:"batch"`
			Last  bool  `json:"last"`
		} `json:"about"`
	}
	if err := json.Unmarshal([]byte(text), &told); err != nil || told.About.Last {
		return 0, err
	}
	return told.About.Batch, nil
}

// EndBatch notes that all of a batch is taken in, where its last file was not new.
func (l *Ledger) EndBatch(ctx context.Context) error {
	return l.act(ctx, func(a *act) (e entry, err error) {
		first, err := batch(ctx, a.tx)
		if err != nil || first == 0 {
			return e, err
		}
		return entry{action: "batch", about: detail{"batch": first, "last": true}}, nil
	})
}
