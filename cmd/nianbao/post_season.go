package main

import (
	"context"
	"errors"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/collection/taking"
	"nianbao/internal/mail"
	"nianbao/internal/message"
	"nianbao/internal/output"
)

// postReturns sends what agencies are to know of their reports: marked workbooks, and receipts.
func (o *collectOptions) postReturns(ctx context.Context, r *taking.Receiver,
	out *output.Run) (code int, err error) {
	s, err := status.Of(ctx, r.Ledger, "")
	if err != nil {
		return 0, err
	}
	letters, err := o.letters(ctx, r.Ledger, s, r)
	if err != nil {
		return 0, err
	}
	kinds := []ledger.Kind{ledger.MailedReturn, ledger.MailedReceipt}
	if !o.rehearse {
		return o.post(ctx, r.Ledger, letters, kinds...)
	}
	all, err := o.composed(ctx, r.Ledger, letters, kinds...)
	if err != nil {
		return 0, err
	}
	return 0, o.save(out, o.returns, all, today())
}

// postReminders sends the letters of the round that is owed. One that broke off is gone on with,
// and no other begun.
func (o *statusOptions) postReminders(ctx context.Context, l *ledger.Ledger, s *status.Status) error {
	letters, err := o.letters(ctx, l, s, nil)
	if err != nil {
		return err
	}
	code, err := o.post(ctx, l, letters, ledger.MailedReminder)
	if err == nil && code != exitOK {
		return exit(code)
	}
	return err
}

// resumes reports whether letters of an earlier round were entered and never tried: they go out first.
func (o *statusOptions) resumes(ctx context.Context, l *ledger.Ledger) (bool, error) {
	begun, err := l.RemindersBegun(ctx)
	owed, failed := mail.Owed(ctx, l, ledger.MailedReminder)
	untried := 0
	for _, s := range owed {
		if s.Said == "" {
			untried++
		}
	}
	if untried > 0 && !begun {
		o.term.Note(message.New("cmd.post.resumed", "n", untried))
	}
	return untried > 0 && !begun, errors.Join(err, failed)
}

// rehearseReminders writes a round and its messages as they would be sent, and enters nothing.
func (o *statusOptions) rehearseReminders(ctx context.Context, l *ledger.Ledger, s *status.Status,
	out *output.Run) error {
	due, folder, err := s.Rehearse(ctx, o.remind, o.now(), out)
	if err != nil {
		return err
	}
	letters, err := o.letters(ctx, l, s, nil)
	if err != nil {
		return err
	}
	var all []*mail.Letter
	for _, a := range due {
		letter, err := letters.Reminder(ctx, a, a.Reminded+1, o.now())
		if err != nil {
			return err
		}
		letter.Office = s.From.Name
		all = append(all, letter)
	}
	return o.save(out, folder, all, o.now())
}
