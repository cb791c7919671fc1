package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"nianbao/internal/answer"
	"nianbao/internal/collection/yearly"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

type compareOptions struct {
	term *terminal.Terminal

	paths  []string
	ledger string
	prior  string
	agency string
	format string
	out    string
	force  bool
}

func newCompare(t *terminal.Terminal, run func(context.Context, *compareOptions) error) *cobra.Command {
	o := &compareOptions{term: t}
	cmd := describe(t, &cobra.Command{
		Use:  "compare (PATH... --prior PATH | --ledger FILE [--prior PATH]) [--agency NAME] [--format text|json|xlsx] [-o FILE]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			switch {
			case (len(args) == 0) == (o.ledger == ""):
				return usage("cmd.compare.sources")
			case o.ledger == "" && o.prior == "":
				return usage("cmd.flag.needed", "flag", "--prior")
			case o.format == "xlsx" && o.out == "" && t.Width > 0:
				return usage("cmd.status.screen")
			}
			if err := oneOf("format", o.format, "text", "json", "xlsx"); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "compare")
	f := cmd.Flags()
	f.StringVar(&o.ledger, "ledger", "", option(t, "compare", "ledger"))
	f.StringVar(&o.prior, "prior", "", option(t, "compare", "prior"))
	f.StringVar(&o.agency, "agency", "", option(t, "compare", "agency"))
	f.StringVar(&o.format, "format", "text", option(t, "compare", "format"))
	f.StringVarP(&o.out, "output", "o", "", option(t, "compare", "output"))
	f.BoolVar(&o.force, "force", false, option(t, "compare", "force"))
	return cmd
}

func runCompare(ctx context.Context, o *compareOptions) error {
	out := &output.Run{Force: o.force}
	out.ReadsLedger(o.ledger)
	out.ReadsLedger(o.prior)
	c := &comparison{compareOptions: o, out: out}
	if err := c.gather(ctx); err != nil {
		return err
	}
	switch {
	case len(c.tables) > 0:
	case o.agency == "":
		return message.NewError("cmd.compare.none")
	default:
		return message.NewError("cmd.compare.unknown", "agency", o.agency)
	}
	if o.out == "" {
		return o.write(&o.term.Writer, c.tables)
	}
	err := out.File(o.out, func(w io.Writer) error {
		return o.write(&answer.Writer{Out: w, Lang: o.term.Lang}, c.tables)
	})
	if err == nil {
		o.term.Note(message.New("cmd.wrote", "file", o.out))
	}
	return err
}

func (o *compareOptions) write(t *answer.Writer, tables []*yearly.Table) error {
	switch o.format {
	case "json":
		return yearly.JSON(t.Out, tables)
	case "xlsx":
		return yearly.Workbook(t.Out, tables)
	}
	for _, table := range tables {
		table.Text(t)
	}
	return nil
}
