package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/output"
	"nianbao/internal/parallel"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
)

type importOptions struct {
	term *terminal.Terminal

	rosterOptions
	wideOptions
	paths   []string
	agency  string
	year    int
	scope   string
	edition string
	out     string
	list    bool
	force   bool
}

func newImport(t *terminal.Terminal, run func(context.Context, *importOptions) error) *cobra.Command {
	o := &importOptions{term: t}
	cmd := describe(t, &cobra.Command{
		Use:  "import PATH... -o DIR [--agency NAME | --roster FILE] [--year Y] [--edition ID|FILE]",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			if o.out == "" && !o.dry {
				return usage("cmd.flag.needed", "flag", "-o")
			}
			if err := oneOf("scope", o.scope, string(report.Own), string(report.Area)); err != nil && o.scope != "" {
				return err
			}
			if err := elsewhere(args); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "import")
	f := cmd.Flags()
	f.StringVarP(&o.out, "output", "o", "", option(t, "import", "output"))
	f.StringVar(&o.agency, "agency", "", option(t, "import", "agency"))
	o.rosterOptions.flags(t, f, "import")
	f.IntVar(&o.year, "year", 0, option(t, "import", "year"))
	f.StringVar(&o.scope, "scope", "", option(t, "import", "scope"))
	f.StringVar(&o.edition, "edition", "", option(t, "import", "edition"))
	o.wideOptions.flags(t, f)
	f.BoolVar(&o.list, "list", false, option(t, "import", "list"))
	f.BoolVar(&o.force, "force", false, option(t, "import", "force"))
	return cmd
}

// known is the matcher of the roster's agencies, and their names, which are looked for in texts
// that do not name theirs; nil without a roster.
func (o *importOptions) known() (m *roster.Matcher, names []string, err error) {
	list, err := o.rosterOptions.read(o.term)
	if err != nil || list == nil {
		return nil, nil, err
	}
	for _, a := range list.Agencies {
		names = append(names, a.Name)
	}
	return roster.NewMatcher(list.Agencies, nil), names, nil
}

func runImport(ctx context.Context, o *importOptions) error {
	edition, err := findEdition(o.edition)
	if err != nil {
		return err
	}
	if o.year != 0 {
		if _, err := editionFor(o.edition, o.year); err != nil {
			return err
		}
	}
	matcher, known, err := o.known()
	if err != nil || o.dry {
		return err
	}
	found, err := inbox.WalkReports(o.paths, o.sheets(edition), o.out) // what an earlier run wrote is no report to import
	if err != nil {
		return err
	}
	single := strings.EqualFold(filepath.Ext(o.out), ".xlsx")
	if n := len(found.Files); single && n > 1 {
		return usage("cmd.onefile", "file", o.out, "count", n)
	}
	out := &output.Run{Force: o.force}
	out.Reads(o.roster)
	if edition != nil {
		out.Reads(edition.Source)
	}
	spare(out, found.Places())
	if single {
		err = out.FolderOf(o.out)
	} else {
		err = out.Folder(o.out)
	}
	if err != nil {
		return err
	}
	tellPassedOver(o.term, found)
	code := exitOK
	for _, err := range found.Broken {
		o.term.Complain(err)
		code = exitFile
	}
	run := importRun{
		importOptions: o, writer: out, single: single, limit: parallel.NewBudget(judging.MaxWeight),
		roster: matcher, known: known,
		reading: inbox.Options{Edition: edition, Agency: o.agency, Year: o.year, Names: known}}
	err = parallel.Ordered(ctx, found.Files, run.read, func(f *importedFile) error {
		code = max(code, run.file(f))
		return nil
	})
	if err != nil {
		return err
	}
	if code == exitOK {
		return nil
	}
	return exit(code)
}
