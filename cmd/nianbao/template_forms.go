package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/collection/roster"
	"nianbao/internal/companion/issue"
	"nianbao/internal/lastyear"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/report"
)

// issuedForms are the files an agency is given: the workbook for its figures, and the Word file for its prose.
var issuedForms = []string{"xlsx", "docx"}

// issuedWords are other words for them.
var issuedWords = map[string]string{"excel": "xlsx", "word": "docx", "doc": "docx", "xls": "xlsx"}

// checkForms reads --to: of the empty form what it is printed as, else which files are made.
func (o *templateOptions) checkForms() error {
	if o.blank {
		return o.print.check()
	}
	o.issued = nil
	for _, word := range strings.Split(o.print.to, ",") {
		form := strings.ToLower(strings.TrimSpace(word))
		if known, ok := issuedWords[form]; ok {
			form = known
		}
		switch {
		case form == "" || slices.Contains(o.issued, form):
		case !slices.Contains(issuedForms, form):
			return oneOf("to", word, issuedForms...)
		default:
			o.issued = append(o.issued, form)
		}
	}
	if len(o.issued) == 0 {
		o.issued = issuedForms[:1]
	}
	return nil
}

// makes reports whether a form is asked for.
func (o *templateOptions) makes(form string) bool { return slices.Contains(o.issued, form) }

// words writes the Word file of one agency.
func (w *templateWork) words(out io.Writer, a roster.Agency) error {
	return issue.Write(out, w.edition, report.Identity{Year: w.options.year, Agency: a.Name, Code: a.Code,
		Scope: report.Scope(w.options.scope)})
}

// one writes the files of the one agency that was named: a file where one form goes to one, else a folder.
func (w *templateWork) one() error {
	o := w.options
	w.answers = make([]lastyear.Answer, 1)
	var names output.Names
	base := strings.TrimSuffix(names.Unique(w.agencies[0].Name, ".xlsx"), ".xlsx")
	ending := strings.ToLower(filepath.Ext(o.out))
	single := len(o.issued) == 1 && ending == "."+o.issued[0]
	switch {
	case single:
		if err := w.out.FolderOf(o.out); err != nil {
			return err
		}
	case len(o.issued) > 1 && slices.Contains(issuedForms, strings.TrimPrefix(ending, ".")):
		return usage("cmd.template.folder", "file", o.out, "forms", strings.Join(o.issued, ","))
	default:
		if err := w.out.Folder(o.out); err != nil {
			return err
		}
	}
	for _, form := range o.issued {
		place := o.out
		if !single {
			place = filepath.Join(o.out, base+"."+form)
		}
		write := func(out io.Writer) error { return w.write(out, 0) }
		if form == "docx" {
			write = func(out io.Writer) error { return w.words(out, w.agencies[0]) }
		}
		if err := w.out.File(place, write); err != nil {
			return err
		}
		o.term.Println(message.New("cmd.template.one", "file", place))
	}
	return nil
}
