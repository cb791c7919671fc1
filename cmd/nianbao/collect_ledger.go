package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/collection/taking"
	"nianbao/internal/message"
)

// receiver opens the ledger, after all that could be wrong with what was given has been
// looked at: a ledger is not made for a run that cannot be. code is what last year's reports
// ask for that could not be read.
func (o *collectOptions) receiver(ctx context.Context) (r *taking.Receiver, code int, err error) {
	var list *roster.List
	if o.roster != "" {
		if list, err = o.rosterOptions.read(o.term); err != nil {
			return nil, 0, err
		}
	}
	for _, path := range append([]string{o.prior}, o.paths...) {
		if path == "" || ledger.IsURL(path) {
			continue
		}
		if _, err := os.Stat(path); err != nil {
			return nil, 0, message.Wrap(err, "inbox.read", "file", path)
		}
	}
	if o.policy != "" && o.year != 0 { // else the ledger is there and holds the year
		edition, err := editionFor(o.edition, o.year)
		if err != nil {
			return nil, 0, err
		}
		if _, err := readPolicy(o.policy, edition); err != nil {
			return nil, 0, err
		}
	}
	l, err := o.open(ctx)
	if err != nil {
		return nil, 0, err
	}
	r = &taking.Receiver{Ledger: l, Received: o.received, Dated: o.received != "", Today: o.now(),
		Post: o.send}
	if r.Received == "" {
		r.Received = o.now().Format(time.DateOnly)
	}
	if code, err = o.ready(ctx, r, list); err != nil {
		l.Close()
		return nil, 0, err
	}
	return r, code, nil
}

// open opens the ledger. With all that a new one needs it is made when it is not there, or was only begun.
func (o *collectOptions) open(ctx context.Context) (*ledger.Ledger, error) {
	if o.roster != "" && o.year != 0 {
		if _, err := editionFor(o.edition, o.year); err != nil {
			return nil, err
		}
		return ledger.Create(ctx, o.ledger, o.year, o.now)
	}
	l, err := ledger.Open(ctx, o.ledger, o.now)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usage("cmd.collect.new", "file", o.ledger)
	}
	if err == nil && o.year != 0 && o.year != l.Year {
		l.Close()
		return nil, message.NewError("ledger.year", "file", o.ledger, "found", l.Year, "year", o.year).
			WithHint("ledger.year.hint")
	}
	return l, err
}

// ready takes over the roster and reads last year's reports.
func (o *collectOptions) ready(
	ctx context.Context, r *taking.Receiver, list *roster.List,
) (code int, err error) {
	if r.Edition, err = editionFor(o.edition, r.Ledger.Year); err != nil {
		return 0, err
	}
	if err := r.Ledger.SetEdition(ctx, r.Edition.ID); err != nil {
		return 0, err
	}
	defer func() { tellExpired(o.term, r.Policy, r.Today) }()
	if err := o.rulings(ctx, r); err != nil {
		return 0, err
	}
	rest, unfit, err := r.KeepPriors(ctx, o.prior)
	if err != nil {
		return 0, err
	}
	tellRest(o.term, rest)
	code = complainOfUnread(o.term, rest)
	for _, err := range unfit {
		o.term.Complain(err)
	}
	var changes ledger.Changes
	if list != nil {
		if changes, err = r.Ledger.Adopt(ctx, list); err != nil {
			return 0, err
		}
		o.tellRoster(changes, len(list.Agencies))
	}
	if err := r.Prepare(ctx); err != nil {
		return 0, err
	}
	if !changes.Any() {
		return code, nil
	}
	found, err := r.Rematch(ctx)
	for _, in := range found {
		o.term.Println(message.New("cmd.collect.rematched", "file", in.File, "agency", in.Told.Agency))
	}
	return code, err
}

func (o *collectOptions) prove(ctx context.Context, l *ledger.Ledger) (sound bool, err error) {
	proof, err := l.Verify(ctx)
	if err != nil {
		return false, err
	}
	if len(proof.Problems) > 0 {
		o.term.Complain(message.NewError("cmd.collect.unproved", "file", o.ledger, "n", len(proof.Problems),
			"problems", message.Lines(proof.Problems)).WithHint("ledger.damaged.hint"))
		return false, nil
	}
	var forward message.Text
	if proof.Forward > 0 {
		forward = message.New("cmd.collect.proved.forward", "seq", proof.Forward)
	}
	o.term.Println(message.New("cmd.collect.proved", "file", o.ledger,
		"originals", proof.Originals, "entries", proof.Entries, "last", proof.Last, "forward", forward))
	return true, nil
}
