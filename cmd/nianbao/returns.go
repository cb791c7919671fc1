package main

import (
	"context"
	"io"
	"path/filepath"

	"nianbao/internal/finding"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/parallel"
	"nianbao/xlsx/mark"
)

// writeReturns writes a marked workbook for every report that asks for something, named after its agency.
func writeReturns(ctx context.Context, c *checker, out *output.Run, dir string, all *checked,
	results []judging.Result) error {
	t, results := c.term, results[:len(all.Results)]
	if err := out.OwnFolder(dir); err != nil {
		return err
	}
	names := reportNames(results)
	step, done := t.Progress(len(results), message.New("cmd.check.marking"))
	defer done()
	written := make([]bool, len(results))
	failed := make([]error, len(results))
	err := parallel.Each(ctx, len(results), func(i int) error {
		defer step()
		r := results[i]
		if v := r.Verdict(); v != finding.Fail && v != finding.VerifyIt {
			return nil
		}
		failed[i] = out.File(filepath.Join(dir, names[i]+".xlsx"),
			func(w io.Writer) error { return markOne(w, all, r, i) })
		written[i] = failed[i] == nil
		return nil
	})
	if err != nil {
		return err
	}
	done()
	count := 0
	var first error
	for i := range results {
		if written[i] {
			count++
		}
		if failed[i] != nil {
			t.Complain(failed[i])
			first = failed[i]
		}
	}
	t.Note(message.New("cmd.check.returned", "count", count, "folder", dir))
	if first != nil {
		return exit(exitFile)
	}
	return nil
}

// markOne marks the agency's own file; a published report has none and is filled in afresh.
func markOne(w io.Writer, all *checked, r judging.Result, i int) error {
	whole, err := all.Whole(i)
	if err != nil {
		return err
	}
	m := mark.Marked{Edition: r.Edition, Report: whole.Report, Findings: r.Findings, Settled: r.Settled}
	if !whole.Report.Foreign {
		if m.Data, err = all.File(i).Read(); err != nil {
			return err
		}
	}
	return mark.Workbook(w, m)
}
