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

	id string
}

func newRules(t *terminal.Terminal) *cobra.Command {
	cmd := describe(t, &cobra.Command{Use: "rules", Args: cobra.NoArgs}, "rules")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return runRulesList(cmd.Context(), &rulesOptions{term: t})
	}
	cmd.AddCommand(newRulesList(t, runRulesList), newRulesExplain(t, runRulesExplain),
		newRulesLint(t, runRulesLint), newRulesMeasure(t, runRulesMeasure))
	return cmd
}

func newRulesList(t *terminal.Terminal, run func(context.Context, *rulesOptions) error) *cobra.Command {
	o := &rulesOptions{term: t}
	return describe(t, &cobra.Command{
		Use:  "list",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd.Context(), o) },
	}, "rules.list")
}

func runRulesList(_ context.Context, o *rulesOptions) error {
	for _, r := range allRules() {
		fmt.Fprintf(o.term.Out, "%-20s %s  %s\n", r.ID, o.term.Say(message.New("result.class."+string(r.Class))), o.term.Say(r.Title()))
	}
	return nil
}

// allRules are the rules of all editions, each once, as the latest edition has it.
func allRules() []check.Rule {
	var rules []check.Rule
	seen := map[string]bool{}
	for _, e := range slices.Backward(templates.Builtin()) {
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
	return describe(t, &cobra.Command{
		Use:  "explain ID",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.id = args[0]
			return run(cmd.Context(), o)
		},
	}, "rules.explain")
}

func runRulesExplain(_ context.Context, o *rulesOptions) error {
	r, ok := check.Explain(o.id)
	if !ok {
		return wrongUsage{message.Errorf("cmd.rules.unknown", "id", o.id).WithHint("cmd.rules.unknown.hint")}
	}
	fmt.Fprintf(o.term.Out, "%s  [%s]  %s\n\n", r.ID, o.term.Say(message.New("result.class."+string(r.Class))), o.term.Say(r.Title()))
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
	return nil
}
