package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/pflag"

	"nianbao/internal/document"
	"nianbao/internal/document/docx"
	"nianbao/internal/document/faces"
	"nianbao/internal/document/html"
	"nianbao/internal/document/ofd"
	"nianbao/internal/document/opendata"
	"nianbao/internal/document/pdf"
	"nianbao/internal/document/text"
	"nianbao/internal/judging"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
	"nianbao/templates"
)

// The forms a report is printed in. JSON and CSV are made of the report and its findings, the others of the document.
var printedForms = []string{"pdf", "ofd", "text", "html", "docx", "json", "csv"}

// printOptions are the options of every command that prints.
type printOptions struct {
	to          string
	fonts       string
	systemFonts bool
	cover       bool
	width       int
	crlf        bool
	title       string

	forms []string
	load  sync.Once
	faces *faces.Set
	err   error
}

func (p *printOptions) flags(t *terminal.Terminal, f *pflag.FlagSet, command string) {
	f.StringVar(&p.to, "to", "", option(t, command, "to"))
	f.StringVar(&p.fonts, "fonts", "", option(t, command, "fonts"))
	f.BoolVar(&p.systemFonts, "system-fonts", false, option(t, command, "system-fonts"))
	f.BoolVar(&p.cover, "cover", false, option(t, command, "cover"))
	f.IntVar(&p.width, "width", 0, option(t, command, "width"))
	f.BoolVar(&p.crlf, "crlf", false, option(t, command, "crlf"))
	if command != "template" {
		f.StringVar(&p.title, "title", "", option(t, command, "title"))
	}
}

// check reads which forms are wanted, of the printed ones and of more that the command has.
func (p *printOptions) check(more ...string) error {
	p.forms = nil
	offered := append(slices.Clone(printedForms), more...)
	for _, form := range strings.Split(p.to, ",") {
		form, err := formOf(form, offered)
		if err != nil {
			return err
		}
		if form == "" || slices.Contains(p.forms, form) {
			continue
		}
		p.forms = append(p.forms, form)
	}
	if p.to != "" && len(p.forms) == 0 {
		return oneOf("to", p.to, offered...)
	}
	if p.width != 0 && p.width < text.MinWidth { // 0 is the default
		return usage("cmd.flag.least", "flag", "--width", "value", p.width, "least", text.MinWidth)
	}
	return nil
}

// papers reports whether a form is printed that shows the report's words.
func (p *printOptions) papers() bool {
	return slices.ContainsFunc(p.forms, func(form string) bool { return form != "json" && form != "csv" })
}

// extension returns the ending of a form's files.
func extension(form string) string {
	if form == "text" {
		return ".txt"
	}
	return "." + form
}

// place names the file of one form. One form may go to a file that is named with its ending; otherwise the output is a
// folder, in which a file is named after the agency.
func (p *printOptions) place(out, form, name string) string {
	if p.isFile(out) {
		return out
	}
	return filepath.Join(out, name+extension(form))
}

func (p *printOptions) isFile(out string) bool {
	return len(p.forms) == 1 && strings.EqualFold(filepath.Ext(out), extension(p.forms[0]))
}

// prepare makes the folder the output of so many reports goes to. Several do not go into one file.
func (p *printOptions) prepare(to *output.Run, out string, reports int) error {
	switch {
	case !p.isFile(out):
		return to.OwnFolder(out)
	case reports > 1:
		return usage("cmd.onefile", "file", out, "count", reports)
	}
	return to.FolderOf(out)
}

// document prints one document in one form.
func (p *printOptions) document(w io.Writer, form string, d *document.Document) error {
	switch form {
	case "pdf":
		set, err := p.faceSet()
		if err != nil {
			return err
		}
		return pdf.Write(w, d, pdf.Options{Faces: set, Date: epoch()})
	case "ofd":
		set, err := p.faceSet()
		if err != nil {
			return err
		}
		return ofd.Write(w, d, ofd.Options{Faces: set, Date: epoch()})
	case "text":
		return text.Write(w, d, text.Options{Width: p.width, CRLF: p.crlf})
	case "html":
		return html.Write(w, d)
	default:
		return docx.Write(w, d, docx.Options{Date: epoch()})
	}
}

func (p *printOptions) faceSet() (*faces.Set, error) {
	p.load.Do(func() { p.faces, p.err = faces.Load(p.fonts, p.systemFonts) })
	return p.faces, p.err
}

// tellFaces prints which faces were used, and which of the office's own could not be.
func (p *printOptions) tellFaces(t *terminal.Terminal) {
	if p.faces == nil {
		return
	}
	t.Note(message.New("cmd.export.faces", "faces", strings.Join(p.faces.Used(), ", ")))
	for _, r := range p.faces.Refused() {
		t.Complain(message.Wrap(r.Reason, "faces.refused", "file", r.File))
	}
}

// report prints one checked report in one form.
func (p *printOptions) report(w io.Writer, t *terminal.Terminal, form string, d *document.Document,
	r judging.Result) error {
	switch form {
	case "json":
		return opendata.JSON(w, r.Edition, r.Report, r.Findings, t.Lang)
	case "csv":
		return opendata.CSV(w, r.Edition, r.Report)
	}
	return p.document(w, form, d)
}

// blank prints the empty form.
func (p *printOptions) blank(t *terminal.Terminal, e *templates.Edition, year int, agency, out string,
	to *output.Run) error {
	if len(p.forms) == 0 {
		p.forms = []string{"pdf"}
	}
	if slices.Contains(p.forms, "json") || slices.Contains(p.forms, "csv") {
		return usage("cmd.template.blankdata")
	}
	if err := p.prepare(to, out, 1); err != nil {
		return err
	}
	d := document.Blank(e, year)
	name := agency
	if name == "" {
		name = strconv.Itoa(year)
	}
	for _, form := range p.forms {
		path := p.place(out, form, output.Name(name))
		if err := to.File(path, func(w io.Writer) error { return p.document(w, form, d) }); err != nil {
			return err
		}
		t.Println(message.New("cmd.wrote", "file", path))
	}
	return nil
}

// epoch is the date documents carry: SOURCE_DATE_EPOCH where it is set, else none, so that the same report always gives
// the same bytes.
func epoch() time.Time {
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}
