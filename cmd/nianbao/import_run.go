package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"

	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/parallel"
	"nianbao/internal/report"
	"nianbao/xlsx/form"
)

// importRun is one run over all files.
type importRun struct {
	*importOptions
	reading inbox.Options
	writer  *output.Run
	names   output.Names
	single  bool
	limit   *parallel.Budget
	roster  *roster.Matcher // nil without a roster
	known   []string        // its names
}

// importedFile is a file that was read, with its reports as workbooks.
type importedFile struct {
	inbox.File
	reports []importedReport
	err     error
}

type importedReport struct {
	*inbox.Opened
	workbook bytes.Buffer
	err      error
}

// read reads a file and fills the workbooks of its reports. Several files are read at the same
// time: what they hold together is bounded, and nothing is printed or written here.
func (run *importRun) read(_ context.Context, f inbox.File) *importedFile {
	read := &importedFile{File: f}
	data, err := f.Read()
	if err != nil {
		read.err = err
		return read
	}
	defer run.limit.Take(judging.Weigh(data))()
	all, err := f.Reports(data, run.reading)
	read.err, read.reports = err, make([]importedReport, len(all))
	for i, opened := range all {
		one := &read.reports[i]
		if one.Opened = opened; run.scope != "" {
			// no published text names the scope of its figures
			opened.Report = opened.Report.WithScope(report.Scope(run.scope))
		}
		opened.Report = run.called(opened.Report)
		one.err = form.Fill(&one.workbook, opened.Edition, opened.Report)
	}
	return read
}

// called gives a report the name its agency has on the roster: a title is often shorter, or set with blanks.
func (run *importRun) called(r *report.Report) *report.Report {
	if run.roster == nil || r.Agency == "" {
		return r
	}
	i, ok := run.roster.Find("", r.Agency)
	if !ok {
		i, ok = run.roster.Short(r.Agency)
	}
	if ok && run.known[i] != r.Agency {
		return r.WithAgency(run.known[i])
	}
	return r
}

// file imports the reports of a file and returns what they mean for the exit code: a file without a
// figure is to be corrected, like a finding.
func (run *importRun) file(f *importedFile) (code int) {
	failed := func(err error) {
		run.term.Complain(message.Wrap(err, "cmd.import.failed", "file", f.Name))
		code = unreadExit(f.Stray())
	}
	if f.err != nil {
		failed(f.err)
		return code
	}
	if run.single && len(f.reports) > 1 {
		failed(message.NewError("cmd.import.several", "file", f.Name,
			"count", len(f.reports)).WithHint("cmd.import.several.hint"))
		return code
	}
	for i := range f.reports {
		figures, err := run.report(f.File, &f.reports[i])
		switch {
		case err != nil:
			failed(err)
		case figures == 0:
			run.complainOfNothing(f.File, f.reports[i].Opened)
			code = max(code, exitFindings)
		}
	}
	return code
}

// report writes the workbook of one report and prints what was found, what was not, and what had no
// place in the form. It returns how many figures were found.
func (run *importRun) report(f inbox.File, one *importedReport) (int, error) {
	if one.err != nil {
		return 0, one.err
	}
	path := run.out
	if !run.single {
		name := nameAfter(one.Report, f)
		if one.Part != "" && f.Part == "" {
			name += " " + one.Part
		}
		path = filepath.Join(run.out, run.names.Unique(name, ".xlsx"))
	}
	err := run.writer.File(path, func(w io.Writer) error {
		_, err := w.Write(one.workbook.Bytes())
		return err
	})
	if err != nil {
		return 0, err
	}
	run.term.Println(message.New("cmd.import.wrote",
		"file", path, "from", one.Report.File, "edition", one.Edition.ID))
	return run.tell(one.Opened), nil
}

// complainOfNothing reports that no figure was found, and which other copy of the report to take
// where the cells are lost.
func (run *importRun) complainOfNothing(f inbox.File, opened *inbox.Opened) {
	key := "cmd.import.nothing"
	switch trace := opened.Trace; {
	case trace == nil:
	case trace.Squeezed:
		key = "cmd.import.squeezed"
	case trace.Unparted:
		key = "cmd.import.unparted"
	}
	run.term.Complain(message.NewError(key, "file", f.Name).WithHint(key + ".hint"))
}

// nameAfter names a workbook after its agency, or after its source where the text names no
// agency.
func nameAfter(r *report.Report, f inbox.File) string {
	if r.Agency != "" {
		return r.Scope.Named(r.Agency)
	}
	return strings.TrimSuffix(f.Base(), filepath.Ext(f.Base()))
}
