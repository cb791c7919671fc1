package main

import (
	"context"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/templates"
	"nianbao/xlsx/wide"
)

// formWide is the form that has a row an agency, in one file for all of them.
const formWide = "wide"

// wholeForms are the forms that hold all reports of a run.
var wholeForms = []string{formWide, formSite}

// wideExport is a wide sheet being written.
type wideExport struct {
	*exportOptions
	all    *checked
	levels map[string]string // of the agencies the ledger knows
	texts  []string          // what stands as text
	failed error             // why a report could not be read again
	step   func()
}

// wide writes the reports that pass into one file, those of each edition into a sheet of their own; of CSV into a
// file of their own.
func (o *exportOptions) wide(ctx context.Context, c *checker, all *checked) error {
	out := o.writer(c, o.force)
	out.ReadsLedger(o.ledger)
	spare(out, all.places)
	path, ending := o.out, strings.ToLower(filepath.Ext(o.out))
	if ending != ".xlsx" && ending != ".csv" {
		if err := out.OwnFolder(o.out); err != nil {
			return err
		}
		path, ending = filepath.Join(o.out, o.term.Say(message.New("cmd.export.wide.name"))+".xlsx"), ".xlsx"
	} else if err := out.FolderOf(o.out); err != nil {
		return err
	}
	w := &wideExport{exportOptions: o, all: all, levels: map[string]string{}}
	if err := w.readLevels(ctx); err != nil {
		return err
	}
	step, done := o.term.Progress(all.Results().Len(), message.New("cmd.export.progress"))
	defer done()
	w.step = step
	sheets := w.sheets()
	write := func(path string, how func(io.Writer) error) error {
		err := out.File(path, func(to io.Writer) error {
			if err := how(to); err != nil {
				return err
			}
			return w.failed
		})
		if err == nil {
			o.term.Println(message.New("cmd.wrote", "file", path))
		}
		return err
	}
	switch {
	case len(sheets) == 0:
	case ending == ".xlsx":
		if err := write(path, func(to io.Writer) error { return wide.Write(to, sheets...) }); err != nil {
			return err
		}
	default:
		for _, s := range sheets {
			one := path
			if len(sheets) > 1 {
				one = strings.TrimSuffix(path, filepath.Ext(path)) + " " + s.Edition.Name + filepath.Ext(path)
			}
			if err := write(one, func(to io.Writer) error { return wide.WriteCSV(to, s) }); err != nil {
				return err
			}
		}
	}
	done()
	if n := len(w.texts); n > 0 {
		o.term.Note(message.New("cmd.export.wide.texts", "n", n, "texts", names(w.texts)))
	}
	results := all.Results().Outlines()
	written := make([][]string, len(results))
	for i, r := range results {
		if !o.refuses(r) {
			written[i] = []string{path}
		}
	}
	if err := o.noteUses(ctx, all, written); err != nil {
		return err
	}
	none := make([][]string, len(results))
	return o.tell(all, none, make([]error, len(results)), all.broken+c.prior.Unseen())
}

// sheets are the reports that are fit, by edition, the older first.
func (w *wideExport) sheets() (sheets []wide.Edited) {
	by := map[*templates.Edition][]int{}
	for i, r := range w.all.Results().Outlines() {
		if w.refuses(r) {
			w.step()
			continue
		}
		if by[r.Edition] == nil {
			sheets = append(sheets, wide.Edited{Edition: r.Edition})
		}
		by[r.Edition] = append(by[r.Edition], i)
	}
	slices.SortStableFunc(sheets, func(a, b wide.Edited) int { return a.Edition.From - b.Edition.From })
	for i := range sheets {
		sheets[i].Records = w.records(by[sheets[i].Edition])
	}
	return sheets
}

// records reads the reports again as they are written. The first that cannot be read ends it.
func (w *wideExport) records(of []int) iter.Seq[wide.Record] {
	return func(yield func(wide.Record) bool) {
		for _, i := range of {
			r, err := w.all.Whole(i)
			if err != nil {
				w.failed = message.Wrap(err, "cmd.export.failed", "file", w.all.File(i).Name)
				return
			}
			for _, text := range wide.Texts(r.Edition, r.Report) {
				w.texts = append(w.texts, r.Report.Agency+" "+text.Slot.Label()+" "+text.Value)
			}
			level := w.levels[r.Report.Agency]
			if level == "" {
				level = w.level
			}
			w.step()
			if !yield(wide.Record{Report: r.Report, Level: level, Verdict: r.Verdict()}) {
				return
			}
		}
	}
}

// readLevels reads the levels of the agencies the ledger knows.
func (w *wideExport) readLevels(ctx context.Context) error {
	if w.ledger == "" {
		return nil
	}
	l, err := ledger.Read(ctx, w.ledger)
	if err != nil {
		return err
	}
	defer l.Close()
	agencies, err := l.Agencies(ctx)
	for _, a := range agencies {
		w.levels[a.Name] = a.Level
	}
	return err
}
