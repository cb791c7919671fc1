package main

import (
	"context"
	"os"
	"time"

	"github.com/spf13/pflag"

	"nianbao/internal/check"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
	"nianbao/templates"
	"nianbao/xlsx/wide"
)

// checkerOptions are what the user knows of the files and how they are to be judged. A report is
// judged alike whether it is then shown or printed.
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
	wideOptions
}

func (o *checkerOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.prior, "prior", "", option(o.term, "check", "prior"))
	f.StringVar(&o.edition, "edition", "", option(o.term, "check", "edition"))
	f.IntVar(&o.year, "year", 0, option(o.term, "check", "year"))
	f.StringVar(&o.agency, "agency", "", option(o.term, "check", "agency"))
	f.StringVar(&o.level, "level", "", option(o.term, "check", "level"))
	f.StringVar(&o.policy, "policy", "", option(o.term, "check", "policy"))
	o.wideOptions.flags(o.term, f)
}

// checker turns files into results; check and export share it.
type checker struct {
	term  *terminal.Terminal
	judge *judging.Judge
	prior *inbox.Prior
	level string
	wide  wide.Options
	json  bool // the results are to be written as JSON
}

func (o *checkerOptions) checker(ctx context.Context) (*checker, error) {
	edition, err := findEdition(o.edition)
	if err != nil {
		return nil, err
	}
	if o.year != 0 {
		if _, err := editionFor(o.edition, o.year); err != nil {
			return nil, err
		}
	}
	prior, err := readPrior(ctx, o.prior, 0)
	if err != nil {
		return nil, err
	}
	if prior.Asked() {
		tellRest(o.term, &prior.PriorRest)
	}
	if o.level != "" && !check.KnownLevel(o.level) {
		o.term.Note(message.New("cmd.check.level.unknown", "level", o.level))
	}
	policy, err := readPolicy(o.policy, edition)
	if err != nil {
		return nil, err
	}
	tellExpired(o.term, policy, o.today)
	return &checker{
		term: o.term,
		judge: &judging.Judge{Reading: inbox.Options{Edition: edition, Agency: o.agency, Year: o.year}, Policy: policy,
			Today: o.today, LastYear: judging.FromFiles(prior)},
		prior: prior,
		level: o.level,
		wide:  o.sheets(edition),
	}, nil
}

// writer makes the writing side of a run, which spares all that judging reads but the reports themselves.
func (o *checkerOptions) writer(c *checker, force bool) *output.Run {
	out := &output.Run{Force: force}
	out.Reads(o.policy)
	out.ReadsLedger(o.prior)
	if c.judge.Reading.Edition != nil {
		out.Reads(c.judge.Reading.Edition.Source)
	}
	spare(out, c.prior.Read())
	return out
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

// tellExpired lists the rulings that were not applied because their day has passed.
func tellExpired(t *terminal.Terminal, p *check.Policy, today time.Time) {
	for _, e := range p.Expired(today) {
		t.Note(message.New("policy.expired.loud", "office", p.Name, "rule", e.Rule,
			"until", e.Until.Format(time.DateOnly)))
	}
}

func parsePolicy(path string, data []byte, edition *templates.Edition) (*check.Policy, error) {
	if edition == nil {
		return check.ParsePolicy(path, data)
	}
	return check.ParsePolicy(path, data, edition)
}
