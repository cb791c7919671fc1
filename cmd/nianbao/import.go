package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
	"nianbao/xlsx/form"
)

type importOptions struct {
	term *terminal.Terminal

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
		Use:  "import PATH... -o DIR [--agency NAME] [--year Y] [--edition ID|FILE]",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			if o.out == "" {
				return usage("cmd.flag.needed", "flag", "-o")
			}
			if err := oneOf("scope", o.scope, string(report.Own), string(report.Area)); err != nil && o.scope != "" {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "import")
	f := cmd.Flags()
	f.StringVarP(&o.out, "output", "o", "", option(t, "import", "output"))
	f.StringVar(&o.agency, "agency", "", option(t, "import", "agency"))
	f.IntVar(&o.year, "year", 0, option(t, "import", "year"))
	f.StringVar(&o.scope, "scope", "", option(t, "import", "scope"))
	f.StringVar(&o.edition, "edition", "", option(t, "import", "edition"))
	f.BoolVar(&o.list, "list", false, option(t, "import", "list"))
	f.BoolVar(&o.force, "force", false, option(t, "import", "force"))
	return cmd
}

func runImport(ctx context.Context, o *importOptions) error {
	edition, err := findEdition(o.edition)
	if err != nil {
		return err
	}
	found, err := inbox.Walk(o.paths)
	if err != nil {
		return err
	}
	single := strings.EqualFold(filepath.Ext(o.out), ".xlsx")
	folder := o.out
	if single {
		folder = filepath.Dir(o.out)
		if n := len(found.Files); n > 1 {
			return usage("cmd.onefile", "file", o.out, "count", n)
		}
	}
	if err := output.Folder(folder); err != nil {
		return err
	}
	code := exitOK
	for _, err := range found.Broken {
		o.term.Complain(err)
		code = exitFile
	}
	var names output.Names
	originals := inbox.OriginalsOf(found.Files)
	for _, f := range found.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		opened, err := inbox.Open(f, inbox.Options{Edition: edition, Agency: o.agency, Year: o.year})
		if err == nil {
			if o.scope != "" {
				opened.Report = opened.Report.WithScope(report.Scope(o.scope)) // no published text says whose figures it holds
			}
			path := o.out
			if !single {
				path = filepath.Join(o.out, names.Unique(nameAfter(opened.Report, f), ".xlsx"))
			}
			if err = originals.Spare(path); err == nil {
				var figures int
				if figures, err = o.write(path, opened); err == nil && figures == 0 {
					o.term.Complain(message.Errorf("cmd.import.nothing", "file", f.Name).WithHint("cmd.import.nothing.hint"))
				}
			}
		}
		if err != nil {
			o.term.Complain(message.Wrap(err, "cmd.import.failed", "file", f.Name))
			code = exitFile
		}
	}
	if code == exitOK {
		return nil
	}
	return exit(code)
}

// nameAfter names a workbook after its agency, or after its source where the text does not tell the agency.
func nameAfter(r *report.Report, f inbox.File) string {
	switch {
	case r.Agency != "" && r.Scope == report.Area:
		return r.Agency + message.New("cmd.export.area").In(message.Chinese)
	case r.Agency != "":
		return r.Agency
	}
	return strings.TrimSuffix(f.Base(), filepath.Ext(f.Base()))
}

// write fills a workbook and says what was found, what was not, and what had no place in the form. It returns how many
// figures were found.
func (o *importOptions) write(path string, opened *inbox.Opened) (int, error) {
	err := output.File(path, o.force, func(w io.Writer) error { return form.Fill(w, opened.Edition, opened.Report) })
	if err != nil {
		return 0, err
	}
	o.term.Println(message.New("cmd.import.wrote", "file", path, "from", opened.Report.File, "edition", opened.Edition.ID))
	return o.tell(opened), nil
}
