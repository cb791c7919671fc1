package main

import (
	"github.com/spf13/cobra"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

// newCopy moves a ledger from a file into a database, or back.
func newCopy(t *terminal.Terminal) *cobra.Command {
	return describe(t, &cobra.Command{
		Use:  "copy FROM TO",
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			run := &output.Run{} // a ledger is no copy of itself, under no other name either
			run.ReadsLedger(args[0])
			if err := run.Spare(args[1]); err != nil {
				return err
			}
			l, err := ledger.Read(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			defer l.Close()
			proof, err := l.Copy(cmd.Context(), args[1])
			if err == nil {
				t.Println(message.New("cmd.ledger.copy.done", "file", args[1], "originals", proof.Originals,
					"entries", proof.Entries, "last", proof.Last))
			}
			return err
		},
	}, "ledger.copy")
}
