// Package taking takes files into a ledger: it walks what came in, reads each file, matches it to the roster, checks it
// and enters it, whatever it turned out to be.
//
// [Receiver.All] is what `collect` does with files; [Receiver.Review] then judges again what is
// judged by something that has changed, other agencies' prose among it; [Receiver.Return] writes
// the marked workbooks that go back. Reading and checking run on all processors, entering is done
// by one in the order of the files, so that of two files of one agency the later in that order is
// the newer, and a second run over the same files comes to the same.
package taking

import (
	"context"
	"slices"
	"time"

	"nianbao/internal/check"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/lastyear"
	"nianbao/internal/parallel"
	"nianbao/templates"
)

// Receiver takes files in for one season.
type Receiver struct {
	Ledger   *ledger.Ledger
	Edition  *templates.Edition // the one in force, or the office's own
	Policy   *check.Policy      // the office's own rulings; nil for none
	Received string             // the day the files came, 2006-01-02
	Dated    bool               // the officer named that day: it is also that of what came by mail
	Post     bool               // what agencies are to know of their reports is sent to them by mail
	Today    time.Time
	Only     []int64 // agencies whose files are taken, by name, also after the season was closed; none: all
	Passed   int     // how many reports of others were not taken then
	Paired   int     // how many Word files were taken as one report with a workbook

	agencies []ledger.Agency
	names    []string
	at       map[int64]int // where in agencies, by id
	asked    bool          // for last year's reports, in this run or an earlier one
	priors   []ledger.Prior
	index    *lastyear.Index // of priors, by their place
	matcher  *roster.Matcher
}

// Prepare reads the roster, and where last year's reports are, from the ledger; it is called again when the roster
// changed.
func (r *Receiver) Prepare(ctx context.Context) error {
	all, err := r.Ledger.Agencies(ctx)
	if err != nil {
		return err
	}
	r.agencies, r.names, r.at = nil, nil, map[int64]int{}
	var listed []roster.Agency
	for _, a := range all {
		if a.Listed {
			r.at[a.ID] = len(r.agencies)
			r.agencies, r.names = append(r.agencies, a), append(r.names, a.Name)
			listed = append(listed, a.Agency)
		}
	}
	r.matcher = roster.NewMatcher(listed, func(i int) []string { return r.agencies[i].Names()[1:] })
	return r.loadPriors(ctx)
}

// All takes the files in. seen is called for each in order, after it is in the ledger.
func (r *Receiver) All(ctx context.Context, files []inbox.File, seen func(ledger.Outcome)) error {
	came := len(files)
	files, err := inbox.Together(ctx, files, r.judgement().Reading)
	if err != nil {
		return err
	}
	r.Paired = came - len(files)
	b := r.batch(r.Ledger, r.Received)
	b.officer = len(r.Only) > 0
	b.several = len(files) > 1
	if b.resumed, err = r.Ledger.Batch(ctx); err != nil {
		return err
	}
	b.first = b.resumed
	if err := b.named(ctx, files); err != nil {
		return err
	}
	if err := b.all(ctx, files, seen); err != nil {
		return err
	}
	return r.Ledger.EndBatch(ctx)
}

func (b *batch) all(ctx context.Context, files []inbox.File, seen func(ledger.Outcome)) error {
	n := 0
	return parallel.Ordered(ctx, files, b.examine, func(reports []examined) error {
		n++
		for i, e := range reports {
			b.last = n == len(files) && i == len(reports)-1
			if b.officer && e.err == nil && !slices.Contains(b.Only, e.agency()) {
				b.Passed++
				continue
			}
			out, err := b.enter(ctx, e)
			if err != nil {
				return err
			}
			seen(out)
		}
		return nil
	})
}

// Rematch looks again for whose the unknown files are, after the roster changed.
func (r *Receiver) Rematch(ctx context.Context) ([]ledger.Taking, error) {
	all, err := r.Ledger.Outlines(ctx)
	if err != nil {
		return nil, err
	}
	var unknown []int64
	for _, in := range all {
		if in.State == ledger.Unknown {
			unknown = append(unknown, in.ID)
		}
	}
	if all, err = r.Ledger.Whole(ctx, unknown); err != nil {
		return nil, err
	}
	var found []ledger.Taking
	for _, in := range all {
		if i, ok := r.matcher.Find(in.Told.Code, in.Told.Agency); ok {
			in, err := r.Ledger.Recognise(ctx, in, r.agencies[i].ID)
			if err != nil {
				return nil, err
			}
			found = append(found, in)
		}
	}
	return found, nil
}
