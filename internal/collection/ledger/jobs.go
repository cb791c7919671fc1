package ledger

import (
	"context"
	"strings"
)

// Work that a command left is a list of jobs, which whoever runs `nianbao work` does. Nothing but
// being open, done or failed is kept of a job: the one at work on it holds its row, so that one who
// is killed leaves it open. Jobs are no part of what the journal proves; what they change is.

// JobKind is what a job asks for.
type JobKind string

// The kinds of jobs.
const (
	JobCompare JobKind = "compare" // compare all reports, their prose and basis: which are to be judged again?
	JobJudge   JobKind = "judge"   // judge one report again
)

// JobState is what became of a job.
type JobState string

// The states of a job.
const (
	JobOpen   JobState = "open"
	JobDone   JobState = "done"
	JobFailed JobState = "failed"
)

// Job is one piece of work that was left.
type Job struct {
	ID     int64
	Kind   JobKind
	About  int64 // the taking to be judged again; 0 for all
	File   string
	Entry  int64 // the journal's last entry that made it needed: who does it has seen that
	State  JobState
	Worker string // who ended it; "" while it is open
	Why    Said   // why it failed
	Opened string // UTC, RFC 3339
	Ended  string
}

// LeaveWork opens a job that compares all reports, where no open one will see all that is there now.
// What was done before, and what failed and will be tried again by it, is forgotten.
func (l *Ledger) LeaveWork(ctx context.Context) error {
	return l.write(ctx, func(tx *transaction) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM jobs WHERE state IN (?, ?)", JobDone, JobFailed)
		if err != nil {
			return err
		}
		var last int64
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM journal").Scan(&last); err != nil {
			return err
		}
		return l.openJob(ctx, tx, JobCompare, 0, last)
	})
}

// openJob opens a job unless there is one as late.
func (l *Ledger) openJob(ctx context.Context, tx *transaction, kind JobKind, about, entry int64) error {
	var there bool
	if err := tx.QueryRowContext(ctx, `SELECT count(*) > 0 FROM jobs
		WHERE kind = ? AND about = ? AND entry >= ? AND state = ?`, kind, about, entry,
		JobOpen).Scan(&there); err != nil || there {
		return err
	}
	id, err := (&act{tx: tx}).next(ctx, jobRows)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO jobs ("+strings.Join(jobRows.names(), ", ")+
		") VALUES (?, ?, ?, ?, ?, '', '', '', ?, '')", id, kind, about, entry, JobOpen, l.stamp())
	return err
}

// OpenJobs is how many jobs are open, and the latest entry that made one of them needed.
func (l *Ledger) OpenJobs(ctx context.Context) (n int, latest int64, err error) {
	if l.version < jobsVersion {
		return 0, 0, nil
	}
	err = l.db.QueryRowContext(ctx, "SELECT count(*), coalesce(max(entry), 0) FROM jobs WHERE state = ?",
		JobOpen).Scan(&n, &latest)
	return n, latest, l.fault(err)
}

// Jobs lists the jobs in the order they were opened. A ledger of an earlier release has none.
func (l *Ledger) Jobs(ctx context.Context) ([]Job, error) { return l.jobsWhere(ctx, "") }

// FailedJobs lists those that failed and were not left anew.
func (l *Ledger) FailedJobs(ctx context.Context) ([]Job, error) {
	return l.jobsWhere(ctx, "WHERE jobs.state = ?", JobFailed)
}

func (l *Ledger) jobsWhere(ctx context.Context, where string, args ...any) (all []Job, err error) {
	if l.version < jobsVersion {
		return nil, nil
	}
	rows, err := l.db.QueryContext(ctx, `SELECT jobs.id, kind, about, coalesce(file, ''), entry, jobs.state,
		worker, jobs.why_zh, jobs.why_en, opened, ended
		FROM jobs LEFT JOIN intakes ON intakes.id = about `+where+" ORDER BY jobs.id", args...)
	if err != nil {
		return nil, l.fault(err)
	}
	defer rows.Close()
	for rows.Next() {
		var j Job
		if err := rows.Scan(&j.ID, &j.Kind, &j.About, &j.File, &j.Entry, &j.State, &j.Worker, &j.Why.Zh,
			&j.Why.En, &j.Opened, &j.Ended); err != nil {
			return nil, l.fault(err)
		}
		all = append(all, j)
	}
	return all, l.fault(rows.Err())
}
