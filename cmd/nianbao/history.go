package main

import (
	"context"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"nianbao/internal/answer"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/history"
	"nianbao/internal/history/page"
	"nianbao/internal/history/workbook"
	"nianbao/internal/history/written"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
)

type historyOptions struct {
	term *terminal.Terminal

	paths  []string
	agency string
	out    string
	force  bool
	wideOptions
}

func newHistory(t *terminal.Terminal, run func(context.Context, *historyOptions) error) *cobra.Command {
	o := &historyOptions{term: t}
	cmd := describe(t, &cobra.Command{
		Use:  "history PATH... -o DIR [--agency NAME]",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			if o.out == "" {
				return usage("cmd.flag.needed", "flag", "-o")
			}
			return run(cmd.Context(), o)
		},
	}, "history")
	f := cmd.Flags()
	f.StringVarP(&o.out, "output", "o", "", option(t, "history", "output"))
	f.StringVar(&o.agency, "agency", "", option(t, "history", "agency"))
	f.BoolVar(&o.force, "force", false, option(t, "history", "force"))
	o.wideOptions.flags(t, f)
	return cmd
}

func runHistory(ctx context.Context, o *historyOptions) error {
	out := &output.Run{Force: o.force}
	files, broken, err := o.files(ctx, out)
	if err != nil {
		return err
	}
	step, done := o.term.Progress(len(files), message.New("cmd.check.progress"))
	defer done()
	judge := &judging.Judge{Reading: inbox.Options{Agency: o.agency}}
	rec, err := history.Gather(ctx, judge, files, step)
	if err != nil {
		return err
	}
	done()
	if len(rec.Agencies) == 0 {
		o.tellUnread(rec)
		return message.NewError("cmd.history.none").WithHint("cmd.history.none.hint")
	}
	written.Text(&o.term.Writer, rec)
	if err := o.write(out, rec); err != nil {
		return err
	}
	o.tellUnread(rec)
	if broken > 0 || len(rec.Unread) > 0 {
		return exit(exitFile)
	}
	return nil
}

func (o *historyOptions) tellUnread(rec *history.Record) {
	for _, u := range rec.Unread {
		o.term.Complain(u.Err)
	}
}

// files finds the reports of the paths: of a ledger those that are current, and those of the year before it keeps.
func (o *historyOptions) files(ctx context.Context, out *output.Run) (files []inbox.File, broken int, err error) {
	var paths []string
	for _, path := range o.paths {
		if !ledger.Is(path) {
			paths = append(paths, path)
			continue
		}
		out.ReadsLedger(path)
		current, err := taking.Current(ctx, path, nil)
		if err != nil {
			return nil, 0, err
		}
		before, err := taking.LastYears(ctx, path)
		if err != nil {
			return nil, 0, err
		}
		files = append(append(files, before...), current...)
	}
	if len(paths) == 0 {
		return files, 0, nil
	}
	found, err := inbox.WalkReports(paths, o.sheets(nil), o.out)
	if err != nil {
		return nil, 0, err
	}
	spare(out, found.Places())
	tellPassedOver(o.term, found)
	for _, err := range found.Broken {
		o.term.Complain(err)
	}
	for _, f := range found.Files {
		if f.MayBeReport() {
			files = append(files, f)
		}
	}
	return files, len(found.Broken), nil
}

// write writes the record in all forms.
func (o *historyOptions) write(out *output.Run, rec *history.Record) error {
	if err := out.OwnFolder(o.out); err != nil {
		return err
	}
	name := filepath.Join(o.out, o.term.Say(message.New("history.file")))
	for _, form := range []struct {
		ending string
		write  func(io.Writer) error
	}{
		{".txt", func(w io.Writer) error {
			written.Text(&answer.Writer{Out: w, Lang: o.term.Lang}, rec)
			return nil
		}},
		{".json", func(w io.Writer) error { return written.JSON(w, rec, o.term.Lang) }},
		{".csv", func(w io.Writer) error { return written.CSV(w, rec) }},
		{".xlsx", func(w io.Writer) error { return workbook.Write(w, rec) }},
		{".html", func(w io.Writer) error { return page.Write(w, rec, o.term.Lang) }},
	} {
		if err := out.File(name+form.ending, form.write); err != nil {
			return err
		}
		o.term.Note(message.New("cmd.wrote", "file", name+form.ending))
	}
	if n := len(rec.Agencies) - workbook.MaxSheets; n > 0 {
		o.term.Note(message.New("history.more", "first", workbook.MaxSheets, "n", n))
	}
	return nil
}
