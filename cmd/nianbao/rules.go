package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

type rulesOptions struct {
	term *terminal.Terminal

	id      string
	edition string // id or file; "" for those that come with the program
	weights bool
}

func newRules(t *terminal.Terminal) *cobra.Command {
	cmd := describe(t, &cobra.Command{Use: "rules", Args: cobra.NoArgs}, "rules")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return runRulesList(cmd.Context(), &rulesOptions{term: t})
	}
	cmd.AddCommand(newRulesList(t, runRulesList), newRulesExplain(t, runRulesExplain),
		newRulesLint(t, runRulesLint), newRulesPolicy(t, runRulesPolicy))
	return cmd
}

func newRulesList(t *terminal.Terminal, run func(context.Context, *rulesOptions) error) *cobra.Command {
	o := &rulesOptions{term: t}
	cmd := describe(t, &cobra.Command{
		Use:  "list [--edition ID|FILE]",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd.Context(), o) },
	}, "rules.list")
	cmd.Flags().StringVar(&o.edition, "edition", "", option(t, "rules", "edition"))
	return cmd
}

func runRulesList(_ context.Context, o *rulesOptions) error {
	editions, err := o.editions()
	if err != nil {
		return err
	}
	for _, r := range rulesOf(editions) {
		fmt.Fprintf(o.term.Out, "%-20s %s  %s\n", r.ID,
			o.term.Say(message.New("result.class."+string(r.Class))), o.term.Say(r.Title()))
	}
	return nil
}

// editions are the one named, or all that come with the program.
func (o *rulesOptions) editions() ([]*templates.Edition, error) {
	if o.edition == "" {
		return templates.Builtin(), nil
	}
	e, err := findEdition(o.edition)
	return []*templates.Edition{e}, err
}

// rulesOf are the rules of editions, each once, as the latest edition has it.
func rulesOf(editions []*templates.Edition) []check.Rule {
	var rules []check.Rule
	seen := map[string]bool{}
	for _, e := range slices.Backward(editions) {
		for _, r := range check.Rules(e) {
			if !seen[r.ID] {
				seen[r.ID] = true
				rules = append(rules, r)
			}
		}
	}
	return rules
}

func newRulesExplain(t *terminal.Terminal, run func(context.Context, *rulesOptions) error) *cobra.Command {
	o := &rulesOptions{term: t}
	cmd := describe(t, &cobra.Command{
		Use:  "explain ID [--edition ID|FILE] [--weights]",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.id = args[0]
			return run(cmd.Context(), o)
		},
	}, "rules.explain")
	cmd.Flags().StringVar(&o.edition, "edition", "", option(t, "rules", "edition"))
	cmd.Flags().BoolVar(&o.weights, "weights", false, option(t, "rules", "weights"))
	return cmd
}

func runRulesExplain(_ context.Context, o *rulesOptions) error {
	editions, err := o.editions()
	if err != nil {
		return err
	}
	r, ok := check.Explain(o.id, editions...)
	if !ok {
		return wrongUsage{message.NewError("cmd.rules.unknown", "id", o.id).
			WithHint("cmd.rules.unknown.hint")}
	}
	fmt.Fprintf(o.term.Out, "%s  [%s]  %s\n\n", r.ID, o.term.Say(message.New("result.class."+string(r.Class))),
		o.term.Say(r.Title()))
	for _, part := range []struct {
		key  string
		text message.Text
	}{{"why", r.Why()}, {"basis", r.Clause()}, {"case", r.Example()}, {"do", r.Do()}} {
		if !part.text.IsZero() {
			o.term.Println(message.New("cmd.rules."+part.key, "text", part.text))
		}
	}
	if words := r.Reads.Words(); len(words) > 0 {
		o.term.Println(message.New("cmd.rules.reads", "text", message.Lines(words)))
	}
	if o.weights {
		return printWeights(o.term, r)
	}
	return nil
}

// printWeights prints the features by which a rule weighs what a sentence may mean.
func printWeights(t *terminal.Terminal, r check.Rule) error {
	if len(r.Weights) == 0 {
		return wrongUsage{message.NewError("cmd.rules.weightless", "id", r.ID)}
	}
	t.Println(message.New("cmd.rules.weighs"))
	for _, w := range r.Weights {
		fmt.Fprintf(t.Out, "%+6d  %s\n", w.Weight, w.Feature)
	}
	return nil
}
