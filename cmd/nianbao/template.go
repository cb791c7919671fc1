package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/output"
	"nianbao/internal/report"
	"nianbao/internal/terminal"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

type templateOptions struct {
	year   int
	agency string
	code   string
	rosterOptions
	postOptions
	prior    string
	edition  string
	scope    string
	password string
	out      string
	by       string
	ledger   string
	blank    bool
	print    printOptions
	issued   []string // the files an agency is given
	force    bool
}

func newTemplate(t *terminal.Terminal, run func(context.Context, *templateOptions) error) *cobra.Command {
	o := &templateOptions{}
	cmd := describe(t, &cobra.Command{
		Use: "template --year Y (--agency NAME | --roster FILE) [--prior PATH] [--edition ID|FILE] [--to xlsx,docx] " +
			"[--ledger FILE --send --smtp URL --from ADDRESS] -o PATH",
		Args: func(_ *cobra.Command, args []string) error { return noPaths(args) },
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.check(); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "template")
	f := cmd.Flags()
	f.IntVar(&o.year, "year", 0, option(t, "template", "year"))
	f.StringVar(&o.agency, "agency", "", option(t, "template", "agency"))
	f.StringVar(&o.code, "code", "", option(t, "template", "code"))
	o.rosterOptions.flags(t, f, "template")
	o.postOptions.flags(t, f)
	f.StringVar(&o.prior, "prior", "", option(t, "template", "prior"))
	f.StringVar(&o.edition, "edition", "", option(t, "template", "edition"))
	f.StringVar(&o.scope, "scope", "own", option(t, "template", "scope"))
	f.StringVar(&o.password, "password", "", option(t, "template", "password"))
	f.StringVarP(&o.out, "output", "o", "", option(t, "template", "output"))
	f.StringVar(&o.by, "by", "", option(t, "template", "by"))
	f.StringVar(&o.ledger, "ledger", "", option(t, "template", "ledger"))
	f.BoolVar(&o.blank, "blank", false, option(t, "template", "blank"))
	f.BoolVar(&o.force, "force", false, option(t, "template", "force"))
	o.print.flags(t, f, "template")
	return cmd
}

// check refuses what cannot be meant.
func (o *templateOptions) check() error {
	if o.send {
		o.rehearse, o.dry = o.dry, false
	}
	if err := o.postOptions.check(); err != nil {
		return err
	}
	switch {
	case o.send && o.roster == "":
		return usage("cmd.flag.needed", "flag", "--roster")
	case o.send && o.ledger == "" && !o.rehearse:
		return usage("cmd.flag.needed", "flag", "--ledger")
	case o.year == 0:
		return usage("cmd.flag.needed", "flag", "--year")
	case o.year > 9999:
		return usage("cmd.flag.invalid", "flag", "--year", "value", o.year)
	case o.dry && o.roster == "":
		return usage("cmd.roster.dry")
	case o.out == "" && !o.dry:
		return usage("cmd.flag.needed", "flag", "-o")
	case o.agency != "" && o.roster != "":
		return usage("cmd.template.either")
	case o.blank && o.roster != "":
		return usage("cmd.template.blankroster")
	case !o.blank && strings.TrimSpace(o.agency) == "" && o.roster == "":
		return usage("cmd.template.who")
	}
	if o.ledger != "" && o.roster == "" {
		return usage("cmd.template.ledgerroster")
	}
	if o.baseURL != "" && o.ledger == "" {
		return usage("cmd.template.baseledger")
	}
	if o.by != "" {
		if o.roster == "" {
			return usage("cmd.template.byroster")
		}
		if err := oneOf("by", o.by, "superior"); err != nil {
			return err
		}
	}
	if err := oneOf("scope", o.scope, string(report.Own), string(report.Area)); err != nil {
		return err
	}
	return o.checkForms()
}

func runTemplate(ctx context.Context, o *templateOptions) error {
	edition, err := editionFor(o.edition, o.year)
	if err != nil {
		return err
	}
	if o.blank {
		return printBlank(o, edition)
	}
	agencies, err := o.agencies()
	if err != nil || o.dry {
		return err
	}
	prior, err := readPrior(ctx, o.prior, o.year-1)
	if err != nil {
		return err
	}
	factory, err := form.NewFactory(edition, o.year, form.Options{Scope: report.Scope(o.scope), Password: o.password})
	if err != nil {
		return err
	}
	work := &templateWork{options: o, edition: edition, out: o.writer(edition, prior), factory: factory, prior: prior,
		agencies: agencies}
	switch {
	case o.roster == "":
		err = work.one()
	case o.rehearse:
		return work.rehearse(ctx)
	default:
		err = work.all(ctx)
	}
	if err != nil {
		return err
	}
	told := tellPriors(o.term, prior, agencies, work.answers)
	if o.send {
		if err := work.post(ctx); err != nil {
			return err
		}
	}
	return told
}

func (o *templateOptions) agencies() ([]roster.Agency, error) {
	if o.roster == "" {
		return []roster.Agency{{Name: strings.TrimSpace(o.agency), Code: o.code}}, nil
	}
	list, err := o.rosterOptions.read(o.term)
	if err != nil {
		return nil, err
	}
	return list.Agencies, nil
}

// writer makes the writing side of the run.
func (o *templateOptions) writer(e *templates.Edition, prior *inbox.Prior) *output.Run {
	out := &output.Run{Force: o.force}
	out.Reads(o.roster, e.Source, o.passwordFile)
	out.ReadsLedger(o.prior)
	out.ReadsLedger(o.ledger)
	spare(out, prior.Read())
	return out
}

func printBlank(o *templateOptions, e *templates.Edition) error {
	return o.print.blank(o.term, e, o.year, strings.TrimSpace(o.agency), o.out, o.writer(e, nil))
}
