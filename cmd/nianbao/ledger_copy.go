package main

import (
	"context"

	"github.com/spf13/cobra"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

// newBackup copies a ledger in use to a new file.
func newBackup(t *terminal.Terminal) *cobra.Command {
	return newCopying(t, "backup LEDGER FILE", "ledger.backup", (*ledger.Ledger).Backup)
}

// newCopy moves a ledger from a file into a database, or back.
func newCopy(t *terminal.Terminal) *cobra.Command {
	return newCopying(t, "copy FROM TO", "ledger.copy", (*ledger.Ledger).Copy)
}

// newCopying makes the command that writes a ledger to another place and reports what it proved there.
func newCopying(t *terminal.Terminal, use, key string,
	write func(*ledger.Ledger, context.Context, string) (*ledger.Proof, error)) *cobra.Command {
	return describe(t, &cobra.Command{
		Use:  use,
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
			proof, err := write(l, cmd.Context(), args[1])
			if err == nil {
				t.Println(message.New("cmd."+key+".done", "file", args[1], "originals", proof.Originals,
					"entries", proof.Entries, "last", proof.Last))
			}
			return err
		},
	}, key)
}
