package main

import (
	"cmp"
	"context"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/collection/total"
	"nianbao/internal/document"
	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/result/screen"
	"nianbao/internal/terminal"
	"nianbao/xlsx/form"
)

type totalOptions struct {
	term *terminal.Terminal

	paths  []string
	ledger string
	rosterOptions
	agency  string
	against string
	year    int
	edition string
	out     string
	partial bool
	force   bool
	print   printOptions
}

func newTotal(t *terminal.Terminal, run func(context.Context, *totalOptions) error) *cobra.Command {
	o := &totalOptions{term: t}
	cmd := describe(t, &cobra.Command{
		Use:  "total (--ledger FILE | PATH...) [--agency NAME] -o DIR [--partial] [--against FILE] [--to FORMS]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			if err := o.check(); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "total")
	f := cmd.Flags()
	o.print.flags(t, f, "total")
	f.StringVar(&o.ledger, "ledger", "", option(t, "total", "ledger"))
	o.rosterOptions.flags(t, f, "total")
	f.StringVar(&o.agency, "agency", "", option(t, "total", "agency"))
	f.StringVar(&o.against, "against", "", option(t, "total", "against"))
	f.IntVar(&o.year, "year", 0, option(t, "total", "year"))
	f.StringVar(&o.edition, "edition", "", option(t, "total", "edition"))
	f.StringVarP(&o.out, "output", "o", "", option(t, "total", "output"))
	f.BoolVar(&o.partial, "partial", false, option(t, "total", "partial"))
	f.BoolVar(&o.force, "force", false, option(t, "total", "force"))
	return cmd
}

func (o *totalOptions) check() error {
	switch {
	case (o.ledger == "") == (len(o.paths) == 0):
		return usage("cmd.total.ledgerorpaths")
	case o.out == "" && !o.dry:
		return usage("cmd.flag.needed", "flag", "-o")
	case o.against != "" && o.agency == "":
		return usage("cmd.total.againstone")
	}
	return o.print.check()
}

func runTotal(ctx context.Context, o *totalOptions) error {
	if o.dry {
		_, err := o.rosterOptions.read(o.term)
		return err
	}
	to := &output.Run{Force: o.force}
	to.Reads(o.roster, o.edition)
	to.ReadsLedger(o.ledger)
	source, closing, err := o.source(ctx, to)
	if err != nil {
		return err
	}
	defer closing()
	if err := to.FreeFolder(o.out); err != nil {
		return err
	}
	if tops := source.Tops(); o.agency == "" && len(tops) > 1 {
		o.term.Note(message.New("cmd.total.tops", "n", len(tops), "names", names(tops)))
	}
	if o.print.title != "" && o.agency == "" && source.Superiors() > 1 {
		return usage("cmd.total.titleone")
	}
	w := &totalWriter{totalOptions: o, ctx: ctx, source: source, to: to}
	err = source.Totals(ctx, o.agency, w.one)
	switch {
	case err != nil:
		return err
	case w.totals == 0:
		return message.NewError("cmd.total.none")
	case w.code != exitOK:
		return exit(w.code)
	}
	return nil
}

// totalWriter writes the totals one by one and remembers what the worst of them was.
type totalWriter struct {
	*totalOptions
	ctx    context.Context
	source *total.Source
	to     *output.Run
	names  output.Names
	totals int
	code   int
}

func (w *totalWriter) one(t *total.Total) error {
	w.totals++
	if !t.Whole() {
		w.code = max(w.code, exitFindings)
		if !w.partial || len(t.Parts) == 0 {
			w.term.Complain(message.NewError("cmd.total.refused", "agency", t.Name, "n", len(t.Lacks),
				"lacks", message.Lines(t.Lacks)).
				WithHint("cmd.total.refused.hint"))
			return nil
		}
	}
	for _, note := range t.Notes {
		w.term.Note(note)
	}
	if err := w.to.OwnFolder(w.out); err != nil {
		return err
	}
	file, err := w.write(t)
	if err != nil {
		return err
	}
	if err := w.noteUse(t); err != nil {
		return err
	}
	if t.Whole() {
		w.term.Println(message.New("cmd.total.made", "agency", t.Name, "n", t.Reports, "file", file))
	} else {
		w.term.Println(message.New("cmd.total.incomplete", "agency", t.Name, "n", t.Reports,
			"lacks", len(t.Lacks), "file", file))
		for _, lack := range t.Lacks {
			w.term.Note(lack)
		}
	}
	if n := t.Standing(); n != (total.Stands{}) {
		w.term.Println(message.New("total.stand", "explained", n.Explained, "asks", n.Asks))
	}
	w.compared(t)
	return nil
}

// write writes a total's workbook, its statement and its printed forms; none of them when one
// exists already. The words the office wrote into the workbook of an earlier run stay.
func (w *totalWriter) write(t *total.Total) (file string, err error) {
	full, other := totalNames(t)
	name := w.names.Unique(full, "")
	file = filepath.Join(w.out, name+".xlsx")
	changed, err := w.update(w.keep(t, file, w.beside(other)), file)
	if err != nil {
		return "", err
	}
	var parts []output.Part
	if changed {
		parts = append(parts, output.Part{Path: file, Write: func(out io.Writer) error {
			return form.Fill(out, w.source.Edition, t.Report)
		}})
	}
	statement := message.New("total.name.statement", "name", name).In(message.Chinese)
	parts = append(parts, output.Part{Path: filepath.Join(w.out, statement+".xlsx"), Write: func(out io.Writer) error {
		return total.Statement(out, w.source.Edition, t)
	}})
	return file, w.to.Files(append(parts, w.printed(t, name, file)...))
}

// printed are a total's printed forms. Without the office's own words they bear the mark of a draft.
func (w *totalWriter) printed(t *total.Total, name, file string) (parts []output.Part) {
	r := judging.Result{File: name, Edition: w.source.Edition, Report: t.Report, Findings: t.Findings}
	wordless := check.Placeholders(t.Report)
	if wordless && len(w.print.forms) > 0 {
		w.term.Note(message.New("cmd.total.draft", "file", file))
	}
	d := document.New(w.source.Edition, t.Report, document.Options{
		Draft:   !t.Whole() || r.Verdict() == finding.Fail || wordless,
		SignOff: w.print.cover, Titled: cmp.Or(w.print.title, t.Title())})
	for _, form := range w.print.forms {
		parts = append(parts, output.Part{Path: filepath.Join(w.out, name+extension(form)),
			Write: func(out io.Writer) error {
				return w.print.report(out, w.term, form, d, r)
			}})
	}
	return parts
}

// compared prints how the total an office sent itself compares with the sum.
func (w *totalWriter) compared(t *total.Total) {
	c := t.Compared
	if c == nil {
		return
	}
	if len(c.Findings) == 0 {
		w.term.Println(message.New("cmd.total.equal", "agency", t.Name, "file", c.File))
		return
	}
	if finding.Judge(c.Findings) == finding.Fail {
		w.code = max(w.code, exitFindings)
	}
	w.term.Println(message.New("cmd.total.differs", "agency", t.Name, "file", c.File, "n", len(c.Findings)))
	screen.Text(&w.term.Writer, judging.ListOf(judging.Result{
		File: c.File, Edition: c.Opened.Edition, Report: c.Opened.Report, Findings: c.Findings,
	}))
}
