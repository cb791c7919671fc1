package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

type manOptions struct {
	term *terminal.Terminal

	folder string
	root   *cobra.Command
}

// newMan makes the hidden command that writes the manual pages of a release into a folder, one for each command.
func newMan(t *terminal.Terminal, run func(context.Context, *manOptions) error) *cobra.Command {
	o := &manOptions{term: t}
	return describe(t, &cobra.Command{
		Use:    "man DIR",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.folder, o.root = args[0], cmd.Root()
			return run(cmd.Context(), o)
		},
	}, "man")
}

func runMan(ctx context.Context, o *manOptions) error {
	out := &output.Run{}
	if err := out.Folder(o.folder); err != nil {
		return err
	}
	o.root.DisableAutoGenTag = true
	return o.pages(ctx, out, o.root)
}

// pages writes the page of a command and of those below it.
func (o *manOptions) pages(ctx context.Context, out *output.Run, cmd *cobra.Command) error {
	if cmd.Hidden || cmd.IsAdditionalHelpTopicCommand() {
		return ctx.Err()
	}
	date := epoch()
	if date.IsZero() {
		date = time.Unix(0, 0).UTC() // the same source makes the same pages
	}
	title := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
	header := &doc.GenManHeader{Title: strings.ToUpper(title), Section: "1", Source: "nianbao " + version(),
		Date: &date}
	err := out.File(filepath.Join(o.folder, title+".1"), func(w io.Writer) error { return doc.GenMan(cmd, header, w) })
	for _, below := range cmd.Commands() {
		if err != nil {
			return err
		}
		err = o.pages(ctx, out, below)
	}
	return err
}
