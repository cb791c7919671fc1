package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/terminal"
)

// newSchema prints what a database's administrator runs for a role that may make no tables itself.
func newSchema(t *terminal.Terminal) *cobra.Command {
	return describe(t, &cobra.Command{
		Use:  "schema URL",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			statements, err := ledger.AdministratorSQL(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(t.Out, statements)
			return err
		},
	}, "ledger.schema")
}
