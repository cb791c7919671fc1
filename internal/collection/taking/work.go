package taking

import (
	"context"
	"slices"
	"time"

	"nianbao/internal/collection/ledger"
)

// Worker does what was left by [ledger.Ledger.LeaveWork]: what [Receiver.Review] does at once, job by
// job, so that any number of workers share it.
type Worker struct {
	Service *Service
	Name    string             // who it is to others: its machine and process
	Ended   func(ledger.Ended) // called for each job that it brought to its end
	Others  func(n int)        // called where reports are on another edition than the worker's

	season *Receiver     // by which due was found
	due    map[int64]due // the reports whose basis has changed, by taking
	seen   int64         // the journal's entry up to which due was found
}

// Once does jobs until none is open that no other worker holds.
func (w *Worker) Once(ctx context.Context) error {
	defer func() { w.season, w.due = nil, nil }() // between its turns it holds nothing
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, latest, err := w.Service.Ledger.OpenJobs(ctx)
		if err != nil || n == 0 {
			return err
		}
		if err := w.look(ctx, latest); err != nil {
			return err
		}
		ended, err := w.Service.Ledger.Work(ctx, w.Name, w.seen, w.do)
		if err != nil || ended == nil {
			return err
		}
		delete(w.due, ended.About)
		w.Ended(*ended)
	}
}

// Wait does jobs as they are opened, and looks for them anew after each pause, until the context ends.
func (w *Worker) Wait(ctx context.Context, pause time.Duration) error {
	for {
		if err := w.Once(ctx); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// look finds out what is to be judged again, unless it knows as much as any open job needs.
func (w *Worker) look(ctx context.Context, latest int64) error {
	last, err := w.Service.Ledger.LastEntry(ctx) // first: what is read after it has at least seen that
	if err != nil {
		return err
	}
	season, err := w.Service.Season(ctx)
	if err != nil || season == w.season && latest <= w.seen {
		return err
	}
	list, others, err := season.changed(ctx)
	if err != nil {
		return err
	}
	w.seen, w.season, w.due = last, season, map[int64]due{}
	for _, d := range list {
		w.due[d.ID] = d
	}
	if others > 0 {
		w.Others(others)
	}
	return nil
}

// do does one job. A report that is not to be judged again any more is done with.
func (w *Worker) do(ctx context.Context, job ledger.Job) (r ledger.Result, err error) {
	if job.Kind == ledger.JobCompare {
		for id := range w.due {
			r.Judge = append(r.Judge, id)
		}
		slices.Sort(r.Judge)
		return r, nil
	}
	d, is := w.due[job.About]
	if !is {
		return r, nil
	}
	a := w.season.again(ctx, d)
	return ledger.Result{Judgement: &a.Judgement}, a.err
}
