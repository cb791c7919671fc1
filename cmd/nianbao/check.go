package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"nianbao/internal/clock"
	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/internal/result"
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
	c, err := o.checker(ctx)
	if err != nil {
		return err
	}
	c.json = o.format == "json"
	all, err := c.all(ctx, o.paths)
	if err != nil {
		return err
	}
	results := append(slices.Clone(all.Results), c.unreadPriors()...)
	if o.against != "" {
		c.json = false
		before, err := c.all(ctx, []string{o.against})
		if err != nil {
			return err
		}
		known := indexEarlier(before.Results)
		for i, r := range results {
			results[i] = known.compare(r)
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
	verdict := verdictExit(results, all.broken+c.prior.Unseen(), o.strict)
	if o.returns != "" {
		if err := writeReturns(ctx, c, o.returns, o.force, all, results); err != nil {
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
func verdictExit(results []judging.Result, broken int, strict bool) error {
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
