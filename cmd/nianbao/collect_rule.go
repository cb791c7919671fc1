package main

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// ruling is what the three commands by which the officer rules have in common.
type ruling struct {
	term   *terminal.Terminal
	now    func() time.Time
	ledger string
	reason string
}

// rules does one of them: on a ledger, about what the argument names.
type rules func(ctx context.Context, o *ruling, l *ledger.Ledger, name string) error

func newRuling(t *terminal.Terminal, use, name string, run rules) *cobra.Command {
	o := &ruling{term: t, now: clock.Now}
	cmd := describe(t, &cobra.Command{
		Use:  use,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.ledger == "" {
				return usage("cmd.flag.needed", "flag", "--ledger")
			}
			l, err := ledger.Open(cmd.Context(), o.ledger, o.now)
			if err != nil {
				return err
			}
			defer l.Close()
			err = run(cmd.Context(), o, l, args[0])
			if said, done := doneBefore(err); done {
				t.Println(message.New("cmd.collect.done", "file", args[0], "said", said))
				return nil
			}
			return err
		},
	}, name)
	cmd.Flags().StringVar(&o.ledger, "ledger", "", option(t, "collect", "ledger"))
	cmd.Flags().StringVar(&o.reason, "reason", "", option(t, "collect", "reason"))
	return cmd
}

// doneBefore returns the sentence on an act that was done before: repeated, it is no mistake.
func doneBefore(err error) (said message.Text, done bool) {
	var e *message.Error
	if !errors.Is(err, ledger.ErrDone) || !errors.As(err, &e) {
		return message.Text{}, false
	}
	return e.Text, true
}

func newExempt(t *terminal.Terminal) *cobra.Command {
	lift := false
	cmd := newRuling(t, "exempt AGENCY --ledger FILE (--reason TEXT | --lift)", "collect.exempt",
		func(ctx context.Context, o *ruling, l *ledger.Ledger, name string) error {
			if strings.TrimSpace(o.reason) == "" && !lift {
				return usage("cmd.flag.needed", "flag", "--reason")
			}
			a, err := agencyNamed(ctx, l, name)
			if err != nil {
				return err
			}
			tellGone(o.term, a)
			done := message.New("cmd.collect.exempt.done", "agency", a.Name, "reason", o.reason)
			if lift {
				o.reason, done = "", message.New("cmd.collect.exempt.lifted", "agency", a.Name)
			}
			if err := l.Exempt(ctx, a.ID, o.reason); err != nil {
				return err
			}
			o.term.Println(done)
			return nil
		})
	cmd.Flags().BoolVar(&lift, "lift", false, option(t, "collect.exempt", "lift"))
	return cmd
}

func newExtend(t *terminal.Terminal) *cobra.Command {
	until := ""
	cmd := newRuling(t, "extend AGENCY --until DATE --ledger FILE [--reason TEXT]", "collect.extend",
		func(ctx context.Context, o *ruling, l *ledger.Ledger, name string) error {
			if until == "" {
				return usage("cmd.flag.needed", "flag", "--until")
			}
			until, err := date("until", until, clock.In(l.Year+1))
			if err != nil {
				return err
			}
			a, err := agencyNamed(ctx, l, name)
			if err != nil {
				return err
			}
			tellGone(o.term, a)
			if err := l.Extend(ctx, a.ID, until, o.reason); err != nil {
				return err
			}
			o.term.Println(message.New("cmd.collect.extend.done", "agency", a.Name, "until", until))
			return nil
		})
	cmd.Flags().StringVar(&until, "until", "", option(t, "collect.extend", "until"))
	return cmd
}

func newWithdraw(t *terminal.Terminal) *cobra.Command {
	cmd := newRuling(t, "withdraw FILE --ledger FILE --reason TEXT", "collect.withdraw",
		func(ctx context.Context, o *ruling, l *ledger.Ledger, name string) error {
			if strings.TrimSpace(o.reason) == "" {
				return usage("cmd.flag.needed", "flag", "--reason")
			}
			in, err := intakeNamed(ctx, l, name)
			if err != nil {
				return err
			}
			restored, err := l.Withdraw(ctx, in.ID, o.reason)
			if err != nil {
				return err
			}
			o.term.Println(message.New("cmd.collect.withdraw.done", "file", in.File))
			if restored != nil {
				o.term.Println(message.New("cmd.collect.withdraw.restored", "file", restored.File))
			}
			return nil
		})
	return cmd
}

// agencyNamed finds an agency of the ledger by name, code, or a short name that only one has,
// those on the roster first.
func agencyNamed(ctx context.Context, l *ledger.Ledger, name string) (*ledger.Agency, error) {
	all, err := l.Agencies(ctx)
	if err != nil {
		return nil, err
	}
	listed := 0
	for listed < len(all) && all[listed].Listed { // those that left the roster come last
		listed++
	}
	var m *roster.Matcher
	for _, some := range [][]ledger.Agency{all[:listed], all} {
		var names []roster.Agency
		for _, a := range some {
			names = append(names, a.Agency)
		}
		m = roster.NewMatcher(names, func(i int) []string { return some[i].Names()[1:] })
		i, ok := m.Find(name, name)
		if !ok {
			i, ok = m.Short(name)
		}
		if ok {
			return &some[i], nil
		}
	}
	unknown := message.NewError("cmd.collect.agency", "agency", name)
	if near := m.Near(name); len(near) > 0 {
		unknown = unknown.WithHint("cmd.collect.agency.hint", "names", near)
	}
	return nil, wrongUsage{unknown}
}

// tellGone warns that an agency with an officer's ruling is no longer on the roster.
func tellGone(t *terminal.Terminal, a *ledger.Agency) {
	if !a.Listed {
		t.Note(message.New("cmd.collect.gone", "agency", a.Name))
	}
}

// intakeNamed finds a file by its hash or its beginning, its whole name or its own name without
// folders; a withdrawn one where no other is meant.
func intakeNamed(ctx context.Context, l *ledger.Ledger, name string) (*ledger.Taking, error) {
	all, err := l.Takings(ctx)
	if err != nil {
		return nil, err
	}
	name = filepath.ToSlash(name)
	var found, gone []*ledger.Taking
	for i := range all {
		in := &all[i]
		sha, part, one := strings.Cut(name, "#") // as a taking is called in the list below
		if !slices.ContainsFunc(in.Parts(), func(p ledger.Part) bool {
			byHash := len(sha) >= 8 && strings.HasPrefix(p.SHA256, strings.ToLower(sha)) && (!one || part == p.Part)
			return byHash || p.File == name || (inbox.File{Name: p.File}).Base() == name
		}) {
			continue
		}
		if in.State == ledger.Withdrawn {
			gone = append(gone, in)
		} else {
			found = append(found, in)
		}
	}
	if len(found) == 0 {
		found = gone
	}
	var called []string
	for _, in := range found {
		which := in.File + " " + in.SHA256[:min(12, len(in.SHA256))]
		if part := ledger.PartOf(in.Key); part != "" {
			which += "#" + part
		}
		called = append(called, which)
	}
	switch len(found) {
	case 0:
		return nil, wrongUsage{message.NewError("cmd.collect.withdraw.none", "file", name)}
	case 1:
		return found[0], nil
	}
	return nil, wrongUsage{message.NewError("cmd.collect.withdraw.many",
		"file", name, "n", len(found), "names", called)}
}
