package main

import (
	"context"
	"io"
	"path/filepath"

	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/parallel"
	"nianbao/xlsx/mark"
)

// writeReturns writes a marked workbook for every report that asks for something, named after its agency.
func writeReturns(ctx context.Context, c *checker, dir string, force bool, all *checked) error {
	t, results := c.term, all.results
	if err := output.Folder(dir); err != nil {
		return err
	}
	if err := output.MarkFolder(dir); err != nil {
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
		failed[i] = output.File(filepath.Join(dir, names[i]+".xlsx"), force, func(w io.Writer) error { return c.markOne(w, all, i) })
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
func (c *checker) markOne(w io.Writer, all *checked, i int) error {
	r, err := all.whole(c, i)
	if err != nil {
		return err
	}
	m := mark.Marked{Edition: r.Edition, Report: r.Report, Findings: r.Findings, Settled: r.Settled}
	if !r.Report.Foreign {
		if m.Data, err = all.files[i].Read(); err != nil {
			return err
		}
	}
	return mark.Workbook(w, m)
}
