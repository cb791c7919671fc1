package main

import (
	"context"

	"github.com/spf13/cobra"

	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

func newRulesPolicy(t *terminal.Terminal, run func(context.Context, *rulesOptions) error) *cobra.Command {
	o := &rulesOptions{term: t}
	return describe(t, &cobra.Command{
		Use:  "policy",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd.Context(), o) },
	}, "rules.policy")
}

// runRulesPolicy prints a policy file to begin with.
func runRulesPolicy(_ context.Context, o *rulesOptions) error {
	o.term.Println(message.New("cmd.rules.policy.sample"))
	return nil
}
