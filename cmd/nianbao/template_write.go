package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"nianbao/internal/collection/handout"
	"nianbao/internal/collection/roster"
	"nianbao/internal/inbox"
	"nianbao/internal/judging"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/form"
)

// templateWork makes the templates of one run.
type templateWork struct {
	options  *templateOptions
	edition  *templates.Edition
	out      *output.Run
	factory  *form.Factory
	prior    *inbox.Prior
	agencies []roster.Agency
	answers  []lastyear.Answer // where each one's report of last year is
}

// write writes the template of one agency.
func (w *templateWork) write(out io.Writer, i int) (err error) {
	w.answers[i], err = w.form(out, w.agencies[i])
	return err
}

// form writes an agency's template, and returns where its report of last year is.
func (w *templateWork) form(out io.Writer, a roster.Agency) (lastyear.Answer, error) {
	last, answer, err := judging.LastYearOf(w.prior, lastyear.Wanted{Code: a.Code, Names: []string{a.Name},
		Predecessors: a.Predecessors(), Scope: report.Scope(w.options.scope), Year: w.options.year})
	if err != nil {
		return answer, err
	}
	return answer, w.factory.Write(out, form.Agency{Name: a.Name, Code: a.Code}, last.Prior())
}

// put writes a file; replace is true for one of ours that is made anew.
func (w *templateWork) put(path string, replace bool, write func(io.Writer) error) error {
	if replace {
		return w.out.Replace(path, write)
	}
	return w.out.File(path, write)
}

// all hands out the templates of a roster.
func (w *templateWork) all(ctx context.Context) error {
	o := w.options
	w.answers = make([]lastyear.Answer, len(w.agencies))
	if o.send {
		l, err := o.established(ctx, w.edition.ID, w.agencies)
		if err != nil {
			return err
		}
		l.Close()
	}
	link, err := o.links(ctx)
	if err != nil {
		return err
	}
	step, done := o.term.Progress(len(w.agencies)*len(o.issued), message.New("cmd.template.progress"))
	defer done()
	items := make([]handout.Item, len(w.agencies))
	for i, a := range w.agencies {
		items[i] = handout.Item{Agency: a}
		if o.makes("xlsx") {
			items[i].Write = func(out io.Writer) error { return w.write(out, i) }
		}
		if o.makes("docx") {
			items[i].Words = func(out io.Writer) error { return w.words(out, a) }
		}
	}
	if err := w.free(); err != nil {
		return err
	}
	made, err := handout.Write(ctx, items, handout.Options{Out: o.out, BySuperior: o.by != "", Year: o.year,
		Scope: report.Scope(o.scope), Force: o.force, Put: w.put, Folder: w.out.Folder,
		Step: step, Link: link})
	if err != nil {
		return err
	}
	done()
	o.tellMade(made)
	if link != nil {
		if names := unlinked(w.agencies, link); len(names) > 0 {
			o.term.Note(message.New("cmd.template.unlinked",
				"n", len(names), "names", some(names), "ledger", o.ledger))
		}
	}
	return nil
}

// free reports whether the folder, or the zip, that was asked for may be written.
func (w *templateWork) free() error {
	if strings.EqualFold(filepath.Ext(w.options.out), ".zip") {
		return w.out.FolderOf(w.options.out)
	}
	return w.out.FreeFolder(w.options.out)
}

// shownFiles is how many files are named one by one.
const shownFiles = 5

func (o *templateOptions) tellMade(made handout.Made) {
	if len(made.Beside) > 0 {
		o.term.Println(message.New("cmd.template.beside", "files", some(made.Beside)))
	}
	if len(made.Differ) > 0 {
		o.term.Println(message.New("cmd.template.differ", "n", len(made.Differ), "files", some(made.Differ)))
	}
	if made.Words > 0 {
		o.term.Println(message.New("cmd.template.words", "count", made.Words))
	}
	key := "cmd.template.many"
	if made.Kept > 0 {
		key = "cmd.template.again"
	}
	o.term.Println(message.New(key, "folder", some(made.Places), "count", made.New, "kept", made.Kept))
}

func some(files []string) []string {
	if len(files) > shownFiles {
		return append(append([]string{}, files[:shownFiles]...), "…")
	}
	return files
}
