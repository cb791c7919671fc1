package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/collection/archive"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

// newLedger gathers what is done with a ledger as a whole.
func newLedger(t *terminal.Terminal) *cobra.Command {
	cmd := describe(t, &cobra.Command{Use: "ledger", Args: cobra.NoArgs}, "ledger")
	cmd.AddCommand(newBackup(t), newNext(t), newExtract(t), newCopy(t), newSchema(t))
	return cmd
}

func newNext(t *terminal.Terminal) *cobra.Command {
	year, out := 0, ""
	cmd := describe(t, &cobra.Command{
		Use:  "next LEDGER [--year Y] -o FILE",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usage("cmd.flag.needed", "flag", "-o")
			}
			run := &output.Run{}
			run.ReadsLedger(args[0])
			if err := run.Spare(out); err != nil {
				return err
			}
			l, err := ledger.Read(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			defer l.Close()
			if year == 0 {
				year = l.Year + 1
			}
			agencies, reports, err := taking.Next(cmd.Context(), l, out, year, time.Now)
			if err == nil {
				t.Println(message.New("cmd.ledger.next.done", "file", out, "year", year, "agencies", agencies,
					"reports", reports))
			}
			return err
		},
	}, "ledger.next")
	cmd.Flags().IntVar(&year, "year", 0, option(t, "ledger.next", "year"))
	cmd.Flags().StringVarP(&out, "output", "o", "", option(t, "ledger.next", "output"))
	return cmd
}

func newExtract(t *terminal.Terminal) *cobra.Command {
	out, force := "", false
	cmd := describe(t, &cobra.Command{
		Use:  "extract LEDGER -o DIR [--force]",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usage("cmd.flag.needed", "flag", "-o")
			}
			return runExtract(cmd.Context(), t, args[0], out, force)
		},
	}, "ledger.extract")
	cmd.Flags().StringVarP(&out, "output", "o", "", option(t, "ledger.extract", "output"))
	cmd.Flags().BoolVar(&force, "force", false, option(t, "export", "force"))
	return cmd
}

func runExtract(ctx context.Context, t *terminal.Terminal, file, out string, force bool) error {
	l, err := ledger.Read(ctx, file)
	if err != nil {
		return err
	}
	defer l.Close()
	season, err := (&taking.Service{Ledger: l, Now: time.Now, Policy: ledgerPolicy}).Season(ctx)
	if err != nil {
		return err
	}
	run := &output.Run{Force: force}
	run.ReadsLedger(file)
	a := &archive.Archive{Ledger: l, Season: season, Out: run, Folder: out}
	if err := a.Extract(ctx); err != nil {
		return err
	}
	t.Println(message.New("cmd.ledger.extract.done", "folder", out, "files", a.Files))
	return nil
}
