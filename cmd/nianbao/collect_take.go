package main

import (
	"context"
	"errors"
	"os"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/textfile"
)

// take takes the files in, judges again the reports affected by them or by a change of basis, and
// prints the result of each.
func (o *collectOptions) take(ctx context.Context, r *taking.Receiver, found *inbox.Found) (code int, err error) {
	broken, rest := taking.Broken(found.Broken)
	for _, err := range rest {
		o.term.Complain(err)
		code = exitFile
	}
	tellPassedOver(o.term, found)
	files := append(found.Files, broken...)
	step, done := o.term.Progress(len(files), message.New("cmd.collect.progress"))
	defer done()
	tally := tally{term: o.term, edition: r.Edition, hold: o.term.Screen && o.term.Width > 0}
	for _, name := range o.agencies {
		a, err := agencyNamed(ctx, r.Ledger, name)
		if err != nil {
			return 0, err
		}
		r.Only = append(r.Only, a.ID)
	}
	err = r.All(ctx, files, func(out ledger.Outcome) {
		step()
		tally.add(out)
	})
	done()
	if r.Passed > 0 {
		o.term.Note(message.New("cmd.collect.passed", "n", r.Passed))
	}
	if len(o.paths) > 0 {
		tally.tell(len(files)-r.Paired, err == nil)
	}
	if err == nil && o.leave {
		if err = r.Ledger.LeaveWork(ctx); err == nil {
			o.term.Println(message.New("cmd.collect.left"))
		}
	} else if err == nil {
		var others int
		others, err = r.Review(ctx, tally.reviewed)
		tally.tellReviewed(others)
	}
	if tally.wrong() {
		code = max(code, exitFindings)
	}
	return code, err
}

// rulings takes the office's own rulings into the ledger, or goes by those that are there.
func (o *collectOptions) rulings(ctx context.Context, r *taking.Receiver) (err error) {
	if o.policy == "" {
		file, text, err := r.Ledger.Policy(ctx)
		if err != nil || text == "" {
			return err
		}
		r.Policy, err = parsePolicy(file, []byte(text), r.Edition)
		if unsound := (*message.Error)(nil); errors.As(err, &unsound) { // an earlier release may have taken it
			return message.NewError("collect.policy.kept", "said", unsound.Text).
				WithHint("collect.policy.kept.hint")
		}
		return err
	}
	data, err := os.ReadFile(o.policy)
	if err != nil {
		return message.Wrap(err, "inbox.read", "file", o.policy)
	}
	if r.Policy, err = parsePolicy(o.policy, data, r.Edition); err != nil {
		return err
	}
	text, err := textfile.Decode(data) // the ledger holds nothing but UTF-8
	if err != nil {
		return message.Wrap(err, "inbox.read", "file", o.policy)
	}
	return r.Ledger.SetPolicy(ctx, o.policy, text)
}

// onlyVerify reports whether the ledger is only to be proved: nothing in it is to change then.
func (o *collectOptions) onlyVerify() bool {
	return o.verify && len(o.paths) == 0 && o.roster == "" && o.returns == "" && o.prior == "" && o.policy == "" && !o.send && !o.leave
}
