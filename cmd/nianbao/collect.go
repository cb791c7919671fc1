package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

type collectOptions struct {
	now func() time.Time

	paths []string
	rosterOptions
	postOptions
	ledger   string
	year     int
	edition  string
	received string
	returns  string
	prior    string
	policy   string
	agencies []string
	verify   bool
	leave    bool // comparing and judging again, to workers
	wideOptions
}

func newCollect(t *terminal.Terminal, run func(context.Context, *collectOptions) error) *cobra.Command {
	o := &collectOptions{postOptions: postOptions{term: t}, now: clock.Now}
	cmd := describe(t, &cobra.Command{
		Use: "collect PATH... --roster FILE --ledger FILE --year Y [--received DATE] [--returns DIR] [--prior PATH] [--policy FILE] [--agency NAME] [--leave-work] [--verify] [--send --smtp URL --from ADDRESS]",
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			if err := o.check(); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
		Args: cobra.ArbitraryArgs,
	}, "collect")
	f := cmd.Flags()
	o.rosterOptions.flags(t, f, "collect")
	o.postOptions.flags(t, f)
	o.wideOptions.flags(t, f)
	f.StringVar(&o.ledger, "ledger", "", option(t, "collect", "ledger"))
	f.IntVar(&o.year, "year", 0, option(t, "collect", "year"))
	f.StringVar(&o.edition, "edition", "", option(t, "collect", "edition"))
	f.StringVar(&o.received, "received", "", option(t, "collect", "received"))
	f.StringVar(&o.returns, "returns", "", option(t, "collect", "returns"))
	f.StringVar(&o.prior, "prior", "", option(t, "collect", "prior"))
	f.StringVar(&o.policy, "policy", "", option(t, "check", "policy"))
	f.StringArrayVar(&o.agencies, "agency", nil, option(t, "collect", "agencies"))
	f.BoolVar(&o.leave, "leave-work", false, option(t, "collect", "leave-work"))
	f.BoolVar(&o.verify, "verify", false, option(t, "collect", "verify"))
	cmd.AddCommand(newExempt(t), newExtend(t), newWithdraw(t), newAssign(t), newChoose(t), newAccept(t),
		newSendBack(t), newClose(t), newReopen(t))
	return cmd
}

func (o *collectOptions) check() error {
	if o.send {
		o.rehearse, o.dry = o.dry, false
	}
	if err := o.postOptions.check(); err != nil {
		return err
	}
	switch {
	case o.rehearse && o.returns == "":
		return usage("cmd.flag.needed", "flag", "--returns")
	case o.dry:
		return nil
	case o.ledger == "":
		return usage("cmd.flag.needed", "flag", "--ledger")
	case len(o.paths) == 0 && o.roster == "" && o.returns == "" && o.prior == "" && o.policy == "" &&
		!o.verify && !o.send && !o.leave:
		return usage("cmd.collect.paths")
	case o.leave && (o.returns != "" || o.send):
		return usage("cmd.collect.leave.returns")
	}
	day, err := date("received", o.received, clock.Past(o.now()))
	if err == nil && day > o.now().Format(time.DateOnly) {
		return usage("cmd.collect.future", "flag", "--received", "value", o.received,
			"today", o.now().Format(time.DateOnly))
	}
	o.received = day
	return err
}

// date reads a day as people type it, and refuses what is none; nothing is fine.
func date(flag, value string, year func(time.Month, int) int) (string, error) {
	if value == "" {
		return "", nil
	}
	day, ok := clock.Day(value, year)
	if !ok {
		return "", usage("cmd.collect.date", "flag", "--"+flag, "value", value)
	}
	return day, nil
}

func runCollect(ctx context.Context, o *collectOptions) error {
	if o.dry {
		_, err := o.rosterOptions.read(o.term)
		return err
	}
	if o.onlyVerify() {
		return o.lookedThrough(ctx)
	}
	found, lost := o.find()
	out, err := o.writer(found)
	if err != nil {
		return err
	}
	r, code, err := o.receiver(ctx)
	if err != nil {
		return err
	}
	defer r.Ledger.Close()
	if lost != nil {
		return lost
	}
	taken, err := o.take(ctx, r, found)
	if err != nil {
		return err
	}
	code = max(code, taken)
	if o.returns != "" {
		if err := o.sendBack(ctx, r, out); ctx.Err() != nil {
			return err
		} else if err != nil { // the others have theirs; what else was asked for goes on
			o.term.Complain(err)
			code = exitFile
		}
	}
	if o.send {
		posted, err := o.postReturns(ctx, r, out)
		if err != nil {
			return err
		}
		code = max(code, posted)
	}
	if err := o.tellNext(ctx, r.Ledger); err != nil {
		return err
	}
	if o.verify {
		sound, err := o.prove(ctx, r.Ledger)
		if err != nil {
			return err
		}
		if !sound {
			code = exitFile
		}
	}
	if code != exitOK {
		return exit(code)
	}
	return nil
}

// lookedThrough proves a ledger and changes nothing in it.
func (o *collectOptions) lookedThrough(ctx context.Context) error {
	l, err := ledger.Read(ctx, o.ledger)
	if err != nil {
		return err
	}
	defer l.Close()
	sound, err := o.prove(ctx, l)
	if err == nil && !sound {
		return exit(exitFile)
	}
	return err
}

// find finds the files of the paths; the error is that there are none.
func (o *collectOptions) find() (*inbox.Found, error) {
	if len(o.paths) == 0 {
		return &inbox.Found{}, nil
	}
	edition, err := findEdition(o.edition)
	if err != nil {
		return &inbox.Found{}, err
	}
	found, err := inbox.WalkReports(o.paths, o.sheets(edition), o.ledger, o.roster, o.policy)
	if err != nil {
		return &inbox.Found{}, err
	}
	return found, nil
}

// writer makes the writing side of the run. An output that would overwrite an input is reported
// before anything is done.
func (o *collectOptions) writer(found *inbox.Found) (*output.Run, error) {
	out := &output.Run{}
	out.Reads(o.roster, o.policy, o.edition, o.passwordFile)
	out.ReadsLedger(o.prior)
	spare(out, found.Places())
	if err := out.Spare(o.ledger); err != nil {
		return nil, err
	}
	out.ReadsLedger(o.ledger)
	if o.returns == "" {
		return out, nil
	}
	return out, out.SpareInbox(o.returns)
}

func (o *collectOptions) sendBack(ctx context.Context, r *taking.Receiver, out *output.Run) error {
	if err := out.OwnFolder(o.returns); err != nil {
		return err
	}
	return r.Return(ctx, out, o.returns, func(file string) {
		o.term.Println(message.New("cmd.collect.returned", "file", file))
	})
}
