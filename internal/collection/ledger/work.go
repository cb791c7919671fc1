package ledger

import (
	"context"
	"database/sql"
	"errors"

	"nianbao/internal/message"
)

// Result is what doing a job came to.
type Result struct {
	Judgement *Judgement // to be entered; nil for none
	Judge     []int64    // the takings that jobs of their own are to judge again
}

// Ended is a job that was brought to its end.
type Ended struct {
	Job
	Before, Now *Taking  // the report that was judged again; nil where nothing was to be done
	Changed     []string // what it is judged by that changed
}

// Work takes the first job that nobody holds and that entries up to seen made needed, has it done,
// and ends it in the same transaction as what it changes; nil where there is none. do only looks: on
// a database others act meanwhile. An error of do that is not about the store is why the job failed.
// Where the program ends before, the job is open and free.
func (l *Ledger) Work(ctx context.Context, who string, seen int64,
	do func(context.Context, Job) (Result, error)) (ended *Ended, err error) {
	err = l.patiently(ctx, func() error {
		ended = nil
		begun, err := l.db.dialect.claim(ctx, l.db.pool)
		if err != nil {
			return err
		}
		tx := &transaction{hand: hand{begun, l.db.dialect}, tx: begun}
		if ended, err = l.work(ctx, tx, who, seen, do); err == nil && ended != nil {
			return begun.Commit()
		}
		return errors.Join(err, ignoreDone(begun.Rollback()))
	})
	if err != nil {
		return nil, err
	}
	return ended, nil
}

func (l *Ledger) work(ctx context.Context, tx *transaction, who string, seen int64,
	do func(context.Context, Job) (Result, error)) (*Ended, error) {
	e := Ended{Job: Job{State: JobDone, Worker: who}}
	err := tx.QueryRowContext(ctx, `SELECT id, kind, about, entry, opened FROM jobs WHERE state = ? AND entry <= ?
		ORDER BY id LIMIT 1 `+l.db.phrases().unheld, JobOpen, seen).
		Scan(&e.ID, &e.Kind, &e.About, &e.Entry, &e.Opened)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	result, err := do(ctx, e.Job)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && passes(l.fault(err)) > 0:
		return nil, err
	case err != nil:
		e.State, result = JobFailed, Result{}
		e.Why = Said{message.Say(err, message.Chinese), message.Say(err, message.English)}
	}
	if err := l.db.dialect.queue(ctx, tx.tx); err != nil {
		return nil, err
	}
	if err := l.enterResult(ctx, tx, &e, seen, result); err != nil {
		return nil, err
	}
	e.Ended = l.stamp()
	_, err = tx.ExecContext(ctx, `UPDATE jobs SET state = ?, worker = ?, why_zh = ?, why_en = ?, ended = ?
		WHERE id = ?`, e.State, e.Worker, e.Why.Zh, e.Why.En, e.Ended, e.ID)
	return &e, err
}

// enterResult does what a job came to.
func (l *Ledger) enterResult(ctx context.Context, tx *transaction, e *Ended, seen int64, r Result) error {
	for _, taking := range r.Judge {
		if err := l.openJob(ctx, tx, JobJudge, taking, seen); err != nil {
			return err
		}
	}
	if r.Judgement == nil {
		return nil
	}
	a := &act{tx: tx}
	var did entry
	var err error
	if e.Before, e.Now, did, err = l.judge(ctx, a, *r.Judgement); err != nil || e.Now == nil {
		return err
	}
	e.Changed = r.Judgement.Why
	return l.enter(ctx, tx, did, a.changes)
}
