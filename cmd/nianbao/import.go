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
			if err := elsewhere(args); err != nil {
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
	if o.year != 0 {
		if _, err := editionFor(o.edition, o.year); err != nil {
			return err
		}
	}
	found, err := inbox.Walk(o.paths, o.out) // what an earlier run wrote is no report to import
	if err != nil {
		return err
	}
	single := strings.EqualFold(filepath.Ext(o.out), ".xlsx")
	if n := len(found.Files); single && n > 1 {
		return usage("cmd.onefile", "file", o.out, "count", n)
	}
	out := &output.Run{Force: o.force}
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
	run := importRun{importOptions: o, writer: out, single: single,
		reading: inbox.Options{Edition: edition, Agency: o.agency, Year: o.year}}
	for _, f := range found.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		code = max(code, run.file(f))
	}
	if code == exitOK {
		return nil
	}
	return exit(code)
}

// importRun is one run over all files.
type importRun struct {
	*importOptions
	reading inbox.Options
	writer  *output.Run
	names   output.Names
	single  bool
}

// file imports the reports of a file and returns what they mean for the exit code: a file without a figure is to be
// corrected, like a finding.
func (run *importRun) file(f inbox.File) (code int) {
	failed := func(err error) {
		run.term.Complain(message.Wrap(err, "cmd.import.failed", "file", f.Name))
		code = unreadExit(f.Stray())
	}
	data, err := f.Read()
	if err != nil {
		failed(err)
		return code
	}
	all, err := inbox.Reports(f.Name, data, run.reading)
	if err != nil {
		failed(err)
		return code
	}
	if run.single && len(all) > 1 {
		failed(message.NewError("cmd.import.several", "file", f.Name,
			"count", len(all)).WithHint("cmd.import.several.hint"))
		return code
	}
	for _, opened := range all {
		figures, err := run.report(f, opened)
		switch {
		case err != nil:
			failed(err)
		case figures == 0:
			run.complainOfNothing(f, opened)
			code = max(code, exitFindings)
		}
	}
	return code
}

// report writes one report.
func (run *importRun) report(f inbox.File, opened *inbox.Opened) (int, error) {
	if run.scope != "" {
		// no published text says whose figures it holds
		opened.Report = opened.Report.WithScope(report.Scope(run.scope))
	}
	path := run.out
	if !run.single {
		name := nameAfter(opened.Report, f)
		if opened.Part != "" {
			name += " " + opened.Part
		}
		path = filepath.Join(run.out, run.names.Unique(name, ".xlsx"))
	}
	return run.write(run.writer, path, opened)
}

// complainOfNothing reports that no figure was found, and which other copy of the report to take
// where the cells are lost.
func (run *importRun) complainOfNothing(f inbox.File, opened *inbox.Opened) {
	key := "cmd.import.nothing"
	if opened.Trace != nil && opened.Trace.Squeezed {
		key = "cmd.import.squeezed"
	}
	run.term.Complain(message.NewError(key, "file", f.Name).WithHint(key + ".hint"))
}

// nameAfter names a workbook after its agency, or after its source where the text names no
// agency.
func nameAfter(r *report.Report, f inbox.File) string {
	switch {
	case r.Agency != "" && r.Scope == report.Area:
		return r.Agency + message.New("cmd.export.area").In(message.Chinese)
	case r.Agency != "":
		return r.Agency
	}
	return strings.TrimSuffix(f.Base(), filepath.Ext(f.Base()))
}

// write fills a workbook and prints what was found, what was not, and what had no place in the
// form. It returns how many figures were found.
func (o *importOptions) write(out *output.Run, path string, opened *inbox.Opened) (int, error) {
	err := out.File(path, func(w io.Writer) error { return form.Fill(w, opened.Edition, opened.Report) })
	if err != nil {
		return 0, err
	}
	o.term.Println(message.New("cmd.import.wrote", "file", path, "from", opened.Report.File,
		"edition", opened.Edition.ID))
	return o.tell(opened), nil
}
