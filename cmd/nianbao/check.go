package main

import (
	"context"

	"github.com/spf13/cobra"

	"nianbao/internal/clock"
	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/internal/result"
	"nianbao/internal/result/screen"
	"nianbao/internal/terminal"
)

type checkOptions struct {
	checkerOptions

	against string
	returns string
	force   bool
	strict  bool
	format  string
}

func newCheck(t *terminal.Terminal, run func(context.Context, *checkOptions) error) *cobra.Command {
	o := &checkOptions{checkerOptions: checkerOptions{term: t, today: clock.Now()}}
	cmd := describe(t, &cobra.Command{
		Use:  "check PATH... [--prior PATH] [--returns DIR] [--against EARLIER] [--policy FILE] [--strict] [--format text|json|csv]",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			if err := oneOf("format", o.format, "text", "json", "csv"); err != nil {
				return err
			}
			if err := elsewhere(args); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}, "check")
	f := cmd.Flags()
	o.flags(f)
	f.StringVar(&o.against, "against", "", option(t, "check", "against"))
	f.StringVar(&o.returns, "returns", "", option(t, "check", "returns"))
	f.BoolVar(&o.force, "force", false, option(t, "check", "force"))
	f.BoolVar(&o.strict, "strict", false, option(t, "check", "strict"))
	f.StringVar(&o.format, "format", "text", option(t, "check", "format"))
	return cmd
}

func runCheck(ctx context.Context, o *checkOptions) error {
	defer roomForGarbage()()
	c, err := o.checker(ctx)
	if err != nil {
		return err
	}
	c.json = o.format == "json"
	out := o.writer(c, o.force)
	out.Reads(o.against)
	all, err := c.all(ctx, o.paths)
	if err != nil {
		return err
	}
	spare(out, all.places)
	results := all.Results()
	if o.against != "" {
		c.json = false
		before, err := c.all(ctx, []string{o.against})
		if err != nil {
			return err
		}
		spare(out, before.places)
		known := indexEarlier(before)
		compared := make([]judging.Result, results.Len())
		for i := range compared {
			if compared[i], err = known.compare(all, i); err != nil {
				return err
			}
		}
		results = judging.ListOf(compared...)
	}
	results = results.With(c.unreadPriors()...)
	if o.returns != "" {
		if err := out.SpareInbox(o.returns); err != nil {
			return err
		}
	}
	switch o.format {
	case "json":
		err = result.JSON(o.term.Out, results, o.term.Lang, all.passed...)
	case "csv":
		err = result.CSV(o.term.Out, results, o.term.Lang)
	default:
		screen.Text(&o.term.Writer, results)
		tellRosters(o.term, o.paths, results)
	}
	if err != nil {
		return err
	}
	verdict := verdictExit(results, all.broken+c.prior.Unseen(), o.strict, all.stray)
	if o.returns != "" {
		if err := writeReturns(ctx, c, out, o.returns, all, results); err != nil {
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

// unreadExit is the exit code of a file that could not be read.
func unreadExit(stray bool) int {
	if stray {
		return exitFindings
	}
	return exitFile
}

// verdictExit is the exit code results ask for. A stray file among reports is something to correct.
func verdictExit(results judging.List, broken int, strict bool, stray func(int) bool) error {
	code := exitOK
	if broken > 0 {
		code = exitFile
	}
	for i, r := range results.Outlines() {
		switch r.Verdict() {
		case finding.Unreadable:
			code = max(code, unreadExit(stray(i)))
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
