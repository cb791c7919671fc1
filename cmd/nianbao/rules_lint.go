package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/message"
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
