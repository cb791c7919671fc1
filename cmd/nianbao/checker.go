package main

import (
	"context"
	"os"
	"time"

	"github.com/spf13/pflag"

	"nianbao/internal/check"
	"nianbao/internal/check/prose/copied"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/result"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

// checkerOptions are what the user knows of the files and how they are to be judged. A report is judged alike whether it
// is then told about or printed.
type checkerOptions struct {
	term  *terminal.Terminal
	today time.Time

	paths   []string
	prior   string
	edition string
	year    int
	agency  string
	level   string
	policy  string
}

func (o *checkerOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.prior, "prior", "", option(o.term, "check", "prior"))
	f.StringVar(&o.edition, "edition", "", option(o.term, "check", "edition"))
	f.IntVar(&o.year, "year", 0, option(o.term, "check", "year"))
	f.StringVar(&o.agency, "agency", "", option(o.term, "check", "agency"))
	f.StringVar(&o.level, "level", "", option(o.term, "check", "level"))
	f.StringVar(&o.policy, "policy", "", option(o.term, "check", "policy"))
}

// checker turns files into results; check and export share it.
type checker struct {
	term    *terminal.Terminal
	open    inbox.Options
	prior   *inbox.Prior
	options check.Options
}

func (o *checkerOptions) checker(ctx context.Context) (*checker, error) {
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
	if o.level != "" && !check.KnownLevel(o.level) {
		o.term.Note(message.New("cmd.check.level.unknown", "level", o.level))
	}
	policy, err := readPolicy(o.policy, edition)
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
		results[i] = c.read(found.Files[i])
		return nil
	})
	if err != nil {
		return nil, nil, 0, err
	}
	twins, submitted := index(results)
	err = each(ctx, len(results), func(i int) error {
		defer step()
		c.judge(results[i], twins, submitted)
		return nil
	})
	if err != nil {
		return nil, nil, 0, err
	}
	return found.Files, results, len(found.Broken), nil
}

func (c *checker) read(f inbox.File) *result.Result {
	opened, err := inbox.Open(f, c.open)
	if err != nil {
		return &result.Result{File: f.Name, Err: err}
	}
	return &result.Result{File: f.Name, Edition: opened.Edition, Report: opened.Report}
}

// index takes all reports in, so that each can be compared with all others: in its prose, and for whose it is.
func index(results []*result.Result) (*copied.Index, *check.Submissions) {
	twins, submitted := copied.New(), check.NewSubmissions()
	for _, r := range results {
		if r.Report != nil {
			twins.Add(r.Edition, r.Report)
			submitted.Add(r.Report)
		}
	}
	return twins, submitted
}

func (c *checker) judge(r *result.Result, twins *copied.Index, submitted *check.Submissions) {
	if r.Report == nil {
		return
	}
	context := &check.Context{Edition: r.Edition, Report: r.Report, PriorAsked: c.prior.Asked(), Options: c.options,
		Twins: twins.Compare(r.Edition, r.Report), Others: submitted.Others(r.Report)}
	if last := c.prior.Of(r.Report.Code, r.Report.Agency, r.Report.Scope, r.Report.Year-1); last != nil {
		context.Prior, context.PriorEdition = last.Report, last.Edition
	}
	r.Findings = check.Run(context)
}

// readPolicy reads the office's own rulings, on the rules of all editions and of the one given; an empty path is none.
func readPolicy(path string, edition *templates.Edition) (*check.Policy, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, message.Wrap(err, "inbox.read", "file", path)
	}
	return parsePolicy(path, data, edition)
}

func parsePolicy(path string, data []byte, edition *templates.Edition) (*check.Policy, error) {
	if edition == nil {
		return check.ParsePolicy(path, data)
	}
	return check.ParsePolicy(path, data, edition)
}
