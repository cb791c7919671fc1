package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/check/prose/corpus"
	"nianbao/internal/message"
	"nianbao/internal/planted"
	"nianbao/internal/terminal"
)

func newRulesLint(t *terminal.Terminal, run func(context.Context, *rulesOptions) error) *cobra.Command {
	o := &rulesOptions{term: t}
	return describe(t, &cobra.Command{
		Use:  "lint [ID|FILE]",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.edition = args[0]
			}
			return run(cmd.Context(), o)
		},
	}, "rules.lint")
}

// runRulesLint names relations that contradict or repeat one another, of one edition or of all that come with the
// program.
func runRulesLint(_ context.Context, o *rulesOptions) error {
	editions, err := o.editions()
	if err != nil {
		return err
	}
	quarrels := 0
	for _, e := range editions {
		for _, q := range check.LintRelations(e) {
			quarrels++
			file := q.Edition
			if file == e.ID {
				file = cmp.Or(e.Source, file)
			}
			fmt.Fprintf(o.term.Out, "%s:%d: %s\n", file, q.Line, o.term.Say(q.Message))
		}
	}
	if quarrels > 0 {
		return exit(exitFindings)
	}
	o.term.Println(message.New("cmd.rules.sound", "editions", len(editions)))
	return nil
}

// defaultCases lets every kind of fault be planted thirty times.
var defaultCases = 30 * len(planted.Faults)

type measureOptions struct {
	term *terminal.Terminal

	seed  uint64
	cases int
}

func newRulesMeasure(t *terminal.Terminal, run func(context.Context, *measureOptions) error) *cobra.Command {
	o := &measureOptions{term: t}
	cmd := describe(t, &cobra.Command{
		Use:  "measure [--cases N] [--seed N]",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.cases < 1 {
				return usage("cmd.flag.invalid", "flag", "--cases", "value", o.cases)
			}
			return run(cmd.Context(), o)
		},
	}, "rules.measure")
	cmd.Flags().IntVar(&o.cases, "cases", defaultCases, option(t, "rules.measure", "cases"))
	cmd.Flags().Uint64Var(&o.seed, "seed", 1, option(t, "rules.measure", "seed"))
	return cmd
}

// runRulesMeasure plants faults in consistent reports and tells how many were found and how many innocents accused; then
// the same for sentences.
func runRulesMeasure(_ context.Context, o *measureOptions) error {
	return writeRates(o.term, planted.Measure(o.seed, o.cases))
}

func writeRates(t *terminal.Terminal, m *planted.Measurement) error {
	if err := m.Write(t.Out, t.Lang); err != nil {
		return err
	}
	fmt.Fprintln(t.Out)
	return writeProseRates(t)
}

// writeProseRates tells precision and recall over the corpus of sentences.
func writeProseRates(t *terminal.Terminal) error {
	t.Println(message.New("cmd.rules.prose"))
	fmt.Fprintln(t.Out)
	t.Println(message.New("cmd.rules.prose.head"))
	fmt.Fprintln(t.Out, "|---|---|---|---|---|---|---|")
	all := t.Say(message.New("cmd.rules.prose.all"))
	for _, set := range []struct {
		name  string
		rates []corpus.Rate
	}{{"cmd.rules.prose.known", corpus.Measure()}, {"cmd.rules.prose.unseen", corpus.MeasureUnseen()}} {
		for _, r := range set.rates {
			fmt.Fprintf(t.Out, "| %s | %s | %d | %d | %d | %.1f %% | %.1f %% |\n", t.Say(message.New(set.name)), cmp.Or(r.Rule, all), r.Sentences,
				r.Found, r.False, r.Precision(), r.Recall())
		}
	}
	return nil
}
