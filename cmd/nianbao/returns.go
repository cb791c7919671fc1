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
	results judging.List) error {
	t, n := c.term, all.Results().Len()
	if err := out.OwnFolder(dir); err != nil {
		return err
	}
	names := reportNames(results.Outlines()[:n])
	step, done := t.Progress(n, message.New("cmd.check.marking"))
	defer done()
	written := make([]bool, n)
	failed := make([]error, n)
	err := parallel.Each(ctx, n, func(i int) error {
		defer step()
		if v := results.Outline(i).Verdict(); v != finding.Fail && v != finding.VerifyIt {
			return nil
		}
		failed[i] = out.File(filepath.Join(dir, names[i]+".xlsx"),
			func(w io.Writer) error { return markOne(w, all, results.At(i), i) })
		written[i] = failed[i] == nil
		return nil
	})
	if err != nil {
		return err
	}
	done()
	count := 0
	var first error
	for i := range n {
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
