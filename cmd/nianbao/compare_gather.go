package main

import (
	"cmp"
	"context"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/roster"
	"nianbao/internal/collection/taking"
	"nianbao/internal/collection/total"
	"nianbao/internal/collection/yearly"
	"nianbao/internal/identity"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/wide"
)

// comparison gathers reports, each with that of the year before.
type comparison struct {
	*compareOptions
	out    *output.Run
	prior  *inbox.Prior
	roster []ledger.Agency
	before map[string]*total.Total // last year's totals, where last year's ledger was given, by reduced name
	tables []*yearly.Table
}

func (c *comparison) gather(ctx context.Context) (err error) {
	if c.prior, err = readPrior(ctx, c.compareOptions.prior, 0); err != nil {
		return err
	}
	if c.prior.Asked() {
		tellRest(c.term, &c.prior.PriorRest)
		spare(c.out, c.prior.Read())
	}
	if err := c.lastTotals(ctx); err != nil {
		return err
	}
	if c.ledger != "" {
		return c.ofLedger(ctx)
	}
	found, err := inbox.WalkReports(c.paths, wide.Options{})
	if err != nil {
		return err
	}
	spare(c.out, found.Places())
	if len(found.Broken) > 0 {
		return found.Broken[0]
	}
	tellPassedOver(c.term, found)
	return c.files(found.Files)
}

// lastTotals makes the totals of last year's ledger: an area's may not have been handed in there.
func (c *comparison) lastTotals(ctx context.Context) error {
	if c.compareOptions.prior == "" || !ledger.Is(c.compareOptions.prior) {
		return nil
	}
	l, err := ledger.Read(ctx, c.compareOptions.prior)
	if err != nil {
		return err
	}
	defer l.Close()
	c.before = map[string]*total.Total{}
	return totalsOf(ctx, l, func(t *total.Total) error {
		if kept := *t; t.Whole() {
			c.before[identity.Reduce(t.Name)] = &kept
		}
		return nil
	})
}

func totalsOf(ctx context.Context, l *ledger.Ledger, see func(*total.Total) error) error {
	edition, err := editionFor("", l.Year)
	if err != nil {
		return err
	}
	source, err := total.FromLedger(ctx, l, edition)
	if err != nil {
		return err
	}
	return source.Totals(ctx, "", see)
}

// ofLedger compares the current reports of a ledger and the totals of its superiors.
func (c *comparison) ofLedger(ctx context.Context) error {
	l, err := ledger.Read(ctx, c.ledger)
	if err != nil {
		return err
	}
	defer l.Close()
	if c.roster, err = l.Agencies(ctx); err != nil {
		return err
	}
	if c.agency != "" { // a superior need not be on the roster
		var names []roster.Agency
		for _, a := range c.roster {
			names = append(names, a.Agency)
		}
		if i, ok := roster.NewMatcher(names, nil).Find("", c.agency); ok {
			c.agency = names[i].Name
		}
	}
	if !c.prior.Asked() {
		if err := c.kept(ctx, l); err != nil {
			return err
		}
	}
	mine := func(in ledger.Taking) bool { return in.Scope == report.Own }
	files, err := taking.Current(ctx, c.ledger, mine)
	if err != nil {
		return err
	}
	if err := c.files(files); err != nil {
		return err
	}
	return totalsOf(ctx, l, func(t *total.Total) error {
		if len(t.Parts) == 0 || !c.wanted(t.Name) {
			return nil
		}
		e, err := editionFor("", l.Year)
		if err != nil {
			return err
		}
		return c.add(e, t.Report, !t.Whole())
	})
}

// kept takes last year's reports from the ledger itself.
func (c *comparison) kept(ctx context.Context, l *ledger.Ledger) error {
	priors, asked, err := l.Priors(ctx)
	if err != nil || !asked {
		return err
	}
	var files []inbox.File
	for _, p := range priors {
		files = append(files, p.FileOf(func(sha256, file string) ([]byte, error) {
			return l.Original(ctx, sha256, file)
		}))
	}
	c.prior, err = inbox.ReadPriorOf(ctx, files, l.Year-1)
	return err
}

func (c *comparison) files(files []inbox.File) error {
	for _, f := range files {
		o, err := inbox.Open(f, inbox.Options{})
		if err != nil {
			return err
		}
		if !c.wanted(o.Report.Agency) {
			continue
		}
		if err := c.add(o.Edition, o.Report, false); err != nil {
			return err
		}
	}
	return nil
}

func (c *comparison) wanted(agency string) bool {
	return c.agency == "" || identity.Reduce(agency) == identity.Reduce(c.agency)
}

// add holds a report against the one of the year before, looked for by all names the roster knows.
func (c *comparison) add(e *templates.Edition, r *report.Report, partial bool) error {
	w := lastyear.Wanted{Code: r.Code, Names: []string{r.Agency}, Scope: r.Scope, Year: r.Year}
	for _, a := range c.roster {
		if identity.Reduce(a.Name) == identity.Reduce(r.Agency) {
			w.Code, w.Names, w.Predecessors = cmp.Or(a.Code, r.Code), a.Own(), a.Names()[1:]
		}
	}
	last, answer, err := judging.LastYearOf(c.prior, w)
	if err != nil {
		return err
	}
	if t := c.before[identity.Reduce(r.Agency)]; last == nil && t != nil && r.Scope == report.Area {
		form, err := editionFor("", t.Report.Year)
		if err != nil {
			return err
		}
		last, answer = &inbox.Opened{Report: t.Report, Edition: form}, lastyear.Answer{}
	}
	for _, told := range []message.Text{answer.Why, answer.Note} {
		if !told.IsZero() {
			c.term.Note(told)
		}
	}
	t := yearly.Of(e, r, nil, nil)
	if last != nil {
		t = yearly.Of(e, r, last.Edition, last.Report)
	}
	t.Partial = partial
	c.tables = append(c.tables, t)
	return nil
}
