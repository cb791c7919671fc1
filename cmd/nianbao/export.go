package main

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/clock"
	"nianbao/internal/document"
	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/parallel"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
)

type exportOptions struct {
	checkerOptions
	print printOptions
	whole string // the one form that holds all reports, wide or site; "" where each has files of its own

	ledger string
	out    string
	draft  bool
	force  bool
}

func newExport(t *terminal.Terminal, run func(context.Context, *exportOptions) error) *cobra.Command {
	o := &exportOptions{checkerOptions: checkerOptions{term: t, today: clock.Now()}}
	cmd := describe(t, &cobra.Command{
		Use:  "export (PATH... | --ledger FILE) --to pdf,ofd,text,html,docx,json,csv|wide|site -o DIR [--draft] [--fonts DIR]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			switch {
			case (len(args) == 0) == (o.ledger == ""):
				return usage("cmd.export.ledgerorpaths")
			case o.print.to == "":
				return usage("cmd.flag.needed", "flag", "--to")
			case o.out == "":
				return usage("cmd.flag.needed", "flag", "-o")
			}
			if err := o.forms(); err != nil {
				return err
			}
			if err := elsewhere(args); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "export")
	f := cmd.Flags()
	o.print.flags(t, f, "export")
	f.StringVar(&o.ledger, "ledger", "", option(t, "export", "ledger"))
	f.StringVarP(&o.out, "output", "o", "", option(t, "export", "output"))
	f.BoolVar(&o.draft, "draft", false, option(t, "export", "draft"))
	f.BoolVar(&o.force, "force", false, option(t, "export", "force"))
	o.flags(f)
	return cmd
}

func runExport(ctx context.Context, o *exportOptions) error {
	defer roomForGarbage()()
	c, err := o.checker(ctx)
	if err != nil {
		return err
	}
	var all *checked
	if o.ledger != "" {
		all, err = o.current(ctx, c)
	} else {
		all, err = c.all(ctx, o.paths)
	}
	if err != nil {
		return err
	}
	results := all.Results().Outlines()
	switch o.whole {
	case formWide:
		return o.wide(ctx, c, all)
	case formSite:
		return o.site(ctx, c, all)
	}
	if o.print.title != "" && len(results) > 1 {
		return usage("cmd.export.titleone", "n", len(results))
	}
	out := o.writer(c, o.force)
	out.ReadsLedger(o.ledger)
	spare(out, all.places)
	if err := o.print.prepare(out, o.out, len(results)); err != nil {
		return err
	}
	names := reportNames(results)
	written := make([][]string, len(results))
	failed := make([]error, len(results))
	step, done := o.term.Progress(len(results), message.New("cmd.export.progress"))
	defer done()
	err = parallel.Each(ctx, len(results), func(i int) error {
		defer step()
		if o.refuses(results[i]) {
			return nil
		}
		r, err := all.Whole(i)
		if err != nil {
			failed[i] = message.Wrap(err, "cmd.export.failed", "file", results[i].File)
			return nil
		}
		if r.Report.Wordless() && !o.draft && o.print.papers() {
			failed[i] = wordless(r)
			return nil
		}
		written[i], failed[i] = o.one(r, names[i], out)
		return nil
	})
	if err != nil {
		return err
	}
	done()
	broken := all.broken + c.prior.Unseen()
	for _, r := range c.unreadPriors() {
		broken++
		o.term.Complain(r.Err)
	}
	if err := o.noteUses(ctx, all, written); err != nil {
		return err
	}
	return o.tell(all, written, failed, broken)
}

// forms reads which forms are wanted. One that holds all reports stands alone.
func (o *exportOptions) forms() error {
	o.whole = ""
	if err := o.print.check(wholeForms...); err != nil {
		return err
	}
	for _, form := range wholeForms {
		switch {
		case !slices.Contains(o.print.forms, form):
		case len(o.print.forms) > 1:
			return usage("cmd.export.alone", "form", form)
		default:
			o.whole, o.print.forms = form, nil
		}
	}
	return nil
}

// refuses reports whether a result is not fit to be printed: only validated reports are, or drafts of the others.
func (o *exportOptions) refuses(r judging.Result) bool {
	return r.Report == nil || r.Verdict() == finding.Fail && !o.draft
}

func (o *exportOptions) one(r judging.Result, name string, out *output.Run) (written []string, err error) {
	d := document.New(r.Edition, r.Report, document.Options{Draft: r.Verdict() == finding.Fail ||
		check.Placeholders(r.Report) || r.Report.Wordless(),
		SignOff: o.print.cover, Titled: o.print.title})
	for _, form := range o.print.forms {
		path := o.print.place(o.out, form, name)
		err := out.File(path, func(w io.Writer) error { return o.print.report(w, o.term, form, d, r) })
		if err != nil {
			return written, message.Wrap(err, "cmd.export.failed", "file", r.File)
		}
		written = append(written, path)
	}
	return written, nil
}

// reportNames names the files of each result after its agency, or after its source where the
// agency is unknown. An office files two reports: where both are there, the area's total is
// marked in its name, whichever came first.
func reportNames(results []judging.Result) []string {
	var names output.Names
	own := map[string]bool{}
	for _, r := range results {
		if r.Report != nil && r.Report.Scope != report.Area {
			own[r.Report.Agency] = true
		}
	}
	out := make([]string, len(results))
	for i, r := range results {
		name := strings.TrimSuffix(filepath.Base(filepath.FromSlash(r.File)), filepath.Ext(r.File))
		if r.Report != nil && r.Report.Agency != "" {
			name = r.Report.Agency
			if r.Report.Scope == report.Area && own[name] {
				name = r.Report.Scope.Named(name)
			}
		}
		out[i] = names.Unique(name, "")
	}
	return out
}
