package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
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
	cmd.AddCommand(newRulesList(t, runRulesList), newRulesExplain(t, runRulesExplain))
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
	for _, r := range check.All() {
		fmt.Fprintf(o.term.Out, "%-20s %s  %s\n", r.ID, o.term.Say(message.New("result.class."+string(r.Class))),
			o.term.Say(message.New("rule."+r.ID+".title")))
	}
	return nil
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
	for _, r := range check.All() {
		if r.ID != o.id {
			continue
		}
		say := func(part string) string { return o.term.Say(message.New("rule." + r.ID + "." + part)) }
		fmt.Fprintf(o.term.Out, "%s  [%s]  %s\n\n", r.ID, o.term.Say(message.New("result.class."+string(r.Class))), say("title"))
		o.term.Println(message.New("cmd.rules.why", "text", say("why")))
		o.term.Println(message.New("cmd.rules.basis", "text", r.Basis))
		if len(r.Editions) > 0 {
			o.term.Println(message.New("cmd.rules.editions", "text", strings.Join(r.Editions, " ")))
		}
		o.term.Println(message.New("cmd.rules.example", "text", say("example")))
		o.term.Println(message.New("cmd.rules.do", "text", say("do")))
		return nil
	}
	return wrongUsage{message.Errorf("cmd.rules.unknown", "id", o.id).WithHint("cmd.rules.unknown.hint")}
}
