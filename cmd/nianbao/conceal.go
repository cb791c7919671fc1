package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nianbao/internal/collection/ledger"
)

// concealed has every ledger that is a database's URL go on without its password: no message and no
// file has it from here on.
func concealed(cmd *cobra.Command, args []string) (err error) {
	for i := range args {
		args[i] = ledger.Conceal(args[i])
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		given, is := f.Value.(*once)
		if is && ledger.IsURL(given.String()) && err == nil {
			err = given.Value.Set(ledger.Conceal(given.String()))
		}
	})
	return err
}
