package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/message"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

// newSeason is a command that ends a season or has it go on.
func newSeason(t *terminal.Terminal, name string,
	run func(context.Context, *ledger.Ledger, string) error) *cobra.Command {
	file, reason := "", ""
	cmd := describe(t, &cobra.Command{
		Use:  name + " --ledger FILE [--reason TEXT]",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if file == "" {
				return usage("cmd.flag.needed", "flag", "--ledger")
			}
			l, err := ledger.Open(cmd.Context(), file, time.Now)
			if err != nil {
				return err
			}
			defer l.Close()
			err = run(cmd.Context(), l, reason)
			if said, done := doneBefore(err); done {
				t.Println(said)
				return nil
			}
			if err != nil {
				return err
			}
			t.Println(message.New("cmd.collect."+name+".done", "file", file, "year", l.Year))
			return nil
		},
	}, "collect."+name)
	cmd.Flags().StringVar(&file, "ledger", "", option(t, "collect", "ledger"))
	cmd.Flags().StringVar(&reason, "reason", "", option(t, "collect", "reason"))
	return cmd
}

func newClose(t *terminal.Terminal) *cobra.Command {
	return newSeason(t, "close", func(ctx context.Context, l *ledger.Ledger, reason string) error {
		return l.CloseSeason(ctx, reason)
	})
}

func newReopen(t *terminal.Terminal) *cobra.Command {
	return newSeason(t, "reopen", func(ctx context.Context, l *ledger.Ledger, reason string) error {
		return l.ReopenSeason(ctx, reason)
	})
}

// newChoose chooses which of several reports of an agency counts.
func newChoose(t *terminal.Terminal) *cobra.Command {
	return newRuling(t, "choose FILE --ledger FILE [--reason TEXT]", "collect.choose",
		func(ctx context.Context, o *ruling, l *ledger.Ledger, name string) error {
			in, err := intakeNamed(ctx, l, name)
			if err != nil {
				return err
			}
			chosen, err := l.Choose(ctx, in.ID, o.reason)
			if err == nil {
				o.term.Println(message.New("cmd.collect.choose.done", "file", chosen.File,
					"agency", chosen.Told.Agency))
			}
			return err
		})
}

type explanationRule func(r *taking.Receiver, ctx context.Context, in *ledger.Taking, finding,
	reason string) (*ledger.Taking, error)

// newExplained accepts or sends back an agency's explanation of a finding.
func newExplained(t *terminal.Terminal, name string, rule explanationRule) *cobra.Command {
	finding, scope := "", ""
	cmd := newRuling(t, name+" AGENCY --finding ID --ledger FILE --reason TEXT", "collect."+name,
		func(ctx context.Context, o *ruling, l *ledger.Ledger, agency string) error {
			switch {
			case finding == "":
				return usage("cmd.flag.needed", "flag", "--finding")
			case strings.TrimSpace(o.reason) == "" && name == "sendback":
				return usage("cmd.flag.needed", "flag", "--reason")
			}
			if err := oneOf("scope", scope, string(report.Own), string(report.Area)); err != nil {
				return err
			}
			a, err := agencyNamed(ctx, l, agency)
			if err != nil {
				return err
			}
			in, err := l.CurrentOf(ctx, a.ID, report.Scope(scope))
			if err != nil {
				return err
			}
			if in == nil {
				return wrongUsage{message.NewError("cmd.collect.explained.none", "agency", a.Name)}
			}
			season, err := (&taking.Service{Ledger: l, Now: o.now, Policy: ledgerPolicy}).Season(ctx)
			if err != nil {
				return err
			}
			now, err := rule(season, ctx, in, finding, o.reason)
			if said := (*message.Error)(nil); errors.As(err, &said) {
				return wrongUsage{said}
			}
			if err != nil {
				return err
			}
			o.term.Println(message.New("cmd.collect."+name+".done", "agency", a.Name, "finding", finding,
				"verdict", message.New("result.verdict."+string(now.Verdict))))
			return nil
		})
	cmd.Flags().StringVar(&finding, "finding", "", option(t, "collect.explained", "finding"))
	cmd.Flags().StringVar(&scope, "scope", string(report.Own), option(t, "collect.explained", "scope"))
	return cmd
}

// ledgerPolicy reads the office's ruling that a ledger keeps.
func ledgerPolicy(file, text string, e *templates.Edition) (*check.Policy, error) {
	return parsePolicy(file, []byte(text), e)
}

func newAccept(t *terminal.Terminal) *cobra.Command {
	return newExplained(t, "accept", (*taking.Receiver).Accept)
}

func newSendBack(t *terminal.Terminal) *cobra.Command {
	return newExplained(t, "sendback", (*taking.Receiver).SendBack)
}
