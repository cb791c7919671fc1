package main

import (
	"context"
	"os"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/finding"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/result"
	"nianbao/internal/terminal"
)

type checkOptions struct {
	term  *terminal.Terminal
	today time.Time

	paths   []string
	prior   string
	edition string
	year    int
	agency  string
	level   string
	policy  string
	against string
	returns string
	force   bool
	strict  bool
	format  string
}

func newCheck(t *terminal.Terminal, run func(context.Context, *checkOptions) error) *cobra.Command {
	o := &checkOptions{term: t, today: time.Now()}
	cmd := describe(t, &cobra.Command{
		Use:  "check PATH... [--prior PATH] [--returns DIR] [--against EARLIER] [--policy FILE] [--strict] [--format text|json|csv]",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			if err := oneOf("format", o.format, "text", "json", "csv"); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "check")
	f := cmd.Flags()
	f.StringVar(&o.prior, "prior", "", option(t, "check", "prior"))
	f.StringVar(&o.edition, "edition", "", option(t, "check", "edition"))
	f.IntVar(&o.year, "year", 0, option(t, "check", "year"))
	f.StringVar(&o.agency, "agency", "", option(t, "check", "agency"))
	f.StringVar(&o.level, "level", "", option(t, "check", "level"))
	f.StringVar(&o.policy, "policy", "", option(t, "check", "policy"))
	f.StringVar(&o.against, "against", "", option(t, "check", "against"))
	f.StringVar(&o.returns, "returns", "", option(t, "check", "returns"))
	f.BoolVar(&o.force, "force", false, option(t, "check", "force"))
	f.BoolVar(&o.strict, "strict", false, option(t, "check", "strict"))
	f.StringVar(&o.format, "format", "text", option(t, "check", "format"))
	return cmd
}

func runCheck(ctx context.Context, o *checkOptions) error {
	c, err := o.checker(ctx)
	if err != nil {
		return err
	}
	files, results, broken, err := c.all(ctx, o.paths)
	if err != nil {
		return err
	}
	if o.against != "" {
		_, before, _, err := c.all(ctx, []string{o.against})
		if err != nil {
			return err
		}
		known := indexEarlier(before)
		for _, r := range results {
			known.compare(r)
		}
	}
	switch o.format {
	case "json":
		err = result.JSON(o.term.Out, results, o.term.Lang)
	case "csv":
		err = result.CSV(o.term.Out, results, o.term.Lang)
	default:
		result.Text(o.term, results)
	}
	if err != nil {
		return err
	}
	verdict := verdictExit(results, broken, o.strict)
	if o.returns != "" {
		if err := writeReturns(ctx, o.term, o.returns, o.force, files, results); err != nil {
			return worst(verdict, err)
		}
	}
	return verdict
}

// worst is the error with the higher exit code.
func worst(a, b error) error {
	if exitCode(b) > exitCode(a) {
		return b
	}
	return a
}

// verdictExit is the exit code results ask for.
func verdictExit(results []*result.Result, broken int, strict bool) error {
	code := exitOK
	if broken > 0 {
		code = exitFile
	}
	for _, r := range results {
		switch r.Verdict() {
		case finding.Unreadable:
			code = max(code, exitFile)
		case finding.Fail:
			code = max(code, exitFindings)
		case finding.VerifyIt:
			if strict {
				code = max(code, exitFindings)
			}
		}
	}
	if code == exitOK {
		return nil
	}
	return exit(code)
}

// checker turns files into results; check and export share it.
type checker struct {
	term    *terminal.Terminal
	open    inbox.Options
	prior   *inbox.Prior
	options check.Options
}

func (o *checkOptions) checker(ctx context.Context) (*checker, error) {
	edition, err := findEdition(o.edition)
	if err != nil {
		return nil, err
	}
	prior, err := inbox.ReadPrior(ctx, o.prior, 0)
	if err != nil {
		return nil, err
	}
	if prior.Asked() {
		for _, err := range prior.Ignored {
			o.term.Complain(err)
		}
	}
	policy, err := readPolicy(o.policy)
	if err != nil {
		return nil, err
	}
	return &checker{
		term:    o.term,
		open:    inbox.Options{Edition: edition, Agency: o.agency, Year: o.year},
		prior:   prior,
		options: check.Options{Year: o.year, Agency: o.agency, Level: o.level, Policy: policy, Today: o.today},
	}, nil
}

// all checks every file the paths stand for; broken counts folders and zips that could not be looked into.
func (c *checker) all(ctx context.Context, paths []string) (files []inbox.File, results []*result.Result, broken int, err error) {
	found, err := inbox.Walk(paths)
	if err != nil {
		return nil, nil, 0, err
	}
	for _, err := range found.Broken {
		c.term.Complain(err)
	}
	if found.PassedOver > 0 {
		c.term.Note(message.New("cmd.passedover", "count", found.PassedOver))
	}
	results = make([]*result.Result, len(found.Files))
	step, done := c.term.Progress(len(results), message.New("cmd.check.progress"))
	defer done()
	err = each(ctx, len(results), func(i int) error {
		defer step()
		results[i] = c.one(found.Files[i])
		return nil
	})
	if err != nil {
		return nil, nil, 0, err
	}
	return found.Files, results, len(found.Broken), nil
}

func (c *checker) one(f inbox.File) *result.Result {
	opened, err := inbox.Open(f, c.open)
	if err != nil {
		return &result.Result{File: f.Name, Err: err}
	}
	r := &result.Result{File: f.Name, Edition: opened.Edition, Report: opened.Report}
	context := &check.Context{Edition: opened.Edition, Report: opened.Report, PriorAsked: c.prior.Asked(), Options: c.options}
	if last := c.prior.Of(opened.Report.Code, opened.Report.Agency, opened.Report.Scope, opened.Report.Year-1); last != nil {
		context.Prior, context.PriorEdition = last.Report, last.Edition
	}
	r.Findings = check.Run(context)
	return r
}

// readPolicy reads the office's own rulings; an empty path is none.
func readPolicy(path string) (*check.Policy, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, message.Wrap(err, "inbox.read", "file", path)
	}
	return check.ParsePolicy(path, data)
}
