package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/collection/taking"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// lookAgain is how long a worker waits that found no job.
const lookAgain = 2 * time.Second

type workOptions struct {
	term *terminal.Terminal
	now  func() time.Time

	ledger  string
	edition string
	once    bool
	list    bool
}

func newWork(t *terminal.Terminal, run func(context.Context, *workOptions) error) *cobra.Command {
	o := &workOptions{term: t, now: clock.Now}
	cmd := describe(t, &cobra.Command{
		Use:  "work --ledger FILE [--once | --list] [--edition NAME]",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.ledger == "" {
				return usage("cmd.flag.needed", "flag", "--ledger")
			}
			return run(cmd.Context(), o)
		},
	}, "work")
	f := cmd.Flags()
	f.StringVar(&o.ledger, "ledger", "", option(t, "collect", "ledger"))
	f.StringVar(&o.edition, "edition", "", option(t, "collect", "edition"))
	f.BoolVar(&o.once, "once", false, option(t, "work", "once"))
	f.BoolVar(&o.list, "list", false, option(t, "work", "list"))
	return cmd
}

func runWork(ctx context.Context, o *workOptions) error {
	if o.list {
		return o.listed(ctx)
	}
	l, err := ledger.Open(ctx, o.ledger, o.now)
	if err != nil {
		return err
	}
	defer l.Close()
	edition, err := editionFor(o.edition, l.Year)
	if err != nil {
		return err
	}
	tally, others, failed := tally{term: o.term, edition: edition}, 0, false
	w := &taking.Worker{
		Service: &taking.Service{Ledger: l, Now: o.now, Edition: edition, Policy: ledgerPolicy},
		Name:    thisProcess(),
		Others:  func(n int) { others = n },
		Ended: func(e ledger.Ended) {
			if e.Now != nil {
				tally.reviewed(taking.Reviewed{Before: e.Before, Now: e.Now, Why: e.Changed})
			}
			if e.State == ledger.JobFailed {
				failed = true
				o.term.Complain(message.NewError("cmd.work.failed", "job", status.NameOf(e.Job), "why",
					e.Why.In(o.term.Lang)).WithHint("cmd.work.failed.hint"))
			}
		},
	}
	if o.once {
		err = w.Once(ctx)
	} else if err = w.Wait(ctx, lookAgain); errors.Is(err, context.Canceled) {
		err = nil // the ordinary end of one that waits; the job at hand is open again
	}
	tally.tellReviewed(others)
	if err == nil && failed {
		return exit(exitFile)
	}
	return err
}

// thisProcess is what a worker is known by to others.
func thisProcess() string {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	return fmt.Sprintf("%s/%d", host, os.Getpid())
}

// listed lists what was left, and what became of it.
func (o *workOptions) listed(ctx context.Context) error {
	l, err := ledger.Read(ctx, o.ledger)
	if err != nil {
		return err
	}
	defer l.Close()
	all, err := l.Jobs(ctx)
	if err != nil {
		return err
	}
	n := map[ledger.JobState]int{}
	for _, j := range all {
		n[j.State]++
		o.term.Println(message.New("cmd.work."+string(j.State), "job", status.NameOf(j), "opened", j.Opened, "worker",
			j.Worker, "why", j.Why.In(o.term.Lang)))
	}
	o.term.Println(message.New("cmd.work.sum", "open", n[ledger.JobOpen], "done", n[ledger.JobDone],
		"failed", n[ledger.JobFailed]))
	return nil
}
