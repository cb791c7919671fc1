package main

import (
	"context"

	"github.com/spf13/cobra"

	"nianbao/internal/document/opendata"
	"nianbao/internal/terminal"
)

type schemaOptions struct {
	term *terminal.Terminal
}

// newEditionsSchema makes the command that prints the JSON Schema of what export writes as open
// data. It is among the editions because whoever reads the data needs both: the schema describes
// the structure of a report, the codebook of its edition the values.
func newEditionsSchema(t *terminal.Terminal, run func(context.Context, *schemaOptions) error) *cobra.Command {
	o := &schemaOptions{term: t}
	return describe(t, &cobra.Command{
		Use:  "schema",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd.Context(), o) },
	}, "editions.schema")
}

func runEditionsSchema(_ context.Context, o *schemaOptions) error {
	_, err := o.term.Out.Write(opendata.Schema)
	return err
}
