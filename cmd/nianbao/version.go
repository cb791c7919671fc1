package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/document/faces"
	"nianbao/internal/licences"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

// release is stamped into released binaries by .ci/release.
var release string

// version is the release, or what Go knows of the source the program was built from.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

type versionOptions struct {
	term *terminal.Terminal

	licences bool
}

func newVersion(t *terminal.Terminal, run func(context.Context, *versionOptions) error) *cobra.Command {
	o := &versionOptions{term: t}
	cmd := describe(t, &cobra.Command{
		Use:  "version [--licences]",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd.Context(), o) },
	}, "version")
	cmd.Flags().BoolVar(&o.licences, "licences", false, option(t, "version", "licences"))
	return cmd
}

func runVersion(_ context.Context, o *versionOptions) error {
	var editions []string
	for _, e := range templates.Builtin() {
		editions = append(editions, e.ID)
	}
	fmt.Fprintf(o.term.Out, "nianbao %s %s/%s %s\n", version(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	o.term.Println(message.New("cmd.version.editions", "editions", strings.Join(editions, " ")))
	if o.licences {
		for _, l := range faces.Licences() {
			fmt.Fprintf(o.term.Out, "\n==== %s ====\n\n%s\n", l.Face, strings.TrimSpace(l.Text))
		}
		fmt.Fprint(o.term.Out, licences.Modules())
	}
	return nil
}
