package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"nianbao/internal/check/rule"
	"nianbao/internal/document"
	"nianbao/internal/document/opendata"
	"nianbao/internal/document/text"
	"nianbao/internal/harmless"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

type editionsOptions struct {
	term *terminal.Terminal

	name   string // id or file
	format string
}

func newEditions(t *terminal.Terminal) *cobra.Command {
	cmd := describe(t, &cobra.Command{Use: "editions", Args: cobra.NoArgs}, "editions")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return runEditionsList(cmd.Context(), &editionsOptions{term: t})
	}
	cmd.AddCommand(newEditionsList(t, runEditionsList), newEditionsShow(t, runEditionsShow),
		newEditionsLint(t, runEditionsLint),
		newEditionsSchema(t, runEditionsSchema))
	return cmd
}

func newEditionsList(t *terminal.Terminal, run func(context.Context, *editionsOptions) error) *cobra.Command {
	o := &editionsOptions{term: t}
	return describe(t, &cobra.Command{
		Use:  "list",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd.Context(), o) },
	}, "editions.list")
}

func runEditionsList(_ context.Context, o *editionsOptions) error {
	for _, e := range templates.Builtin() {
		o.term.Println(message.New("cmd.editions.line", "id", e.ID, "years", years(o.term, e),
			"issued", e.Issued, "slots", slots(e)))
	}
	return nil
}

func years(t *terminal.Terminal, e *templates.Edition) message.Text {
	if e.To == 0 {
		return message.New("cmd.editions.since", "from", e.From)
	}
	return message.New("cmd.editions.years", "from", e.From, "to", e.To)
}

func slots(e *templates.Edition) int {
	n := 0
	for _, t := range e.Tables {
		n += len(t.Slots)
	}
	return n
}

func newEditionsShow(t *terminal.Terminal, run func(context.Context, *editionsOptions) error) *cobra.Command {
	o := &editionsOptions{term: t}
	cmd := describe(t, &cobra.Command{
		Use:  "show ID|FILE [--format text|json|csv]",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.name = args[0]
			if err := oneOf("format", o.format, "text", "json", "csv"); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "editions.show")
	cmd.Flags().StringVar(&o.format, "format", "text", option(t, "editions.show", "format"))
	return cmd
}

func runEditionsShow(_ context.Context, o *editionsOptions) error {
	e, err := findEdition(o.name)
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return harmless.WriteJSON(o.term.Out, templates.Describe(e))
	case "csv":
		return opendata.Codebook(o.term.Out, e)
	}
	o.term.Println(message.New("cmd.editions.line", "id", e.ID, "years", years(o.term, e), "issued", e.Issued,
		"slots", slots(e)))
	for _, b := range document.Blank(e, e.From).Blocks {
		switch b.Kind {
		case document.Heading:
			fmt.Fprintf(o.term.Out, "\n%s\n", b.Text())
		case document.Table:
			fmt.Fprint(o.term.Out, text.Table(b.Table, 0))
		}
	}
	fmt.Fprintln(o.term.Out)
	for _, r := range e.Relations {
		o.term.Println(message.New("cmd.editions.relation", "id", r.ID,
			"class", message.New("result.class."+string(r.Class)),
			"basis", rule.Words(r.Basis), "count", len(r.Instances)))
	}
	return nil
}

func newEditionsLint(t *terminal.Terminal, run func(context.Context, *editionsOptions) error) *cobra.Command {
	o := &editionsOptions{term: t}
	return describe(t, &cobra.Command{
		Use:  "lint FILE",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.name = args[0]
			return run(cmd.Context(), o)
		},
	}, "editions.lint")
}

func runEditionsLint(_ context.Context, o *editionsOptions) error {
	e, problems, err := templates.Lint(o.name)
	if err != nil {
		return message.Wrap(err, "inbox.read", "file", o.name)
	}
	for _, p := range problems {
		fmt.Fprintf(o.term.Out, "%s:%d: %s\n", o.name, p.Line, o.term.Say(p.Text(editionProblem)))
	}
	if len(problems) > 0 {
		return exit(exitFindings)
	}
	o.term.Println(message.New("cmd.editions.sound", "file", o.name, "id", e.ID, "tables", len(e.Tables),
		"slots", slots(e),
		"relations", len(e.Relations)))
	return nil
}
