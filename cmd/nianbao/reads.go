package main

import (
	"github.com/spf13/pflag"

	"nianbao/internal/inbox"
	"nianbao/internal/message"
	"nianbao/internal/output"
	"nianbao/internal/terminal"
	"nianbao/templates"
	"nianbao/xlsx/wide"
)

// spare keeps what was read from being written.
func spare(out *output.Run, read inbox.Places) {
	out.ReadsReports(read.Files...)
	out.ReadsFolders(read.Folders...)
}

// tellWide tells of each wide sheet what was matched and what was not.
func tellWide(t *terminal.Terminal, found *inbox.Found) {
	for _, w := range found.Wide {
		name := w.File
		if w.Sheet != "" {
			name += "｜" + w.Sheet
		}
		how := message.New("cmd.wide.words")
		if w.Head.ByID {
			how = message.New("cmd.wide.ids")
		}
		t.Note(message.New("cmd.wide.read", "sheet", name, "rows", w.Rows, "head", w.Head.Last+1, "how", how,
			"edition", w.Head.Edition.ID, "matched", w.Head.Matched()))
		var unmatched []string
		for _, c := range w.Head.Unmatched() {
			unmatched = append(unmatched, message.OneLine(c.Text))
		}
		if n := len(unmatched); n > 0 {
			t.Note(message.New("cmd.wide.unmatched", "sheet", name, "n", n, "columns", names(unmatched)))
		}
		var missing []string
		for _, s := range w.Head.Missing() {
			missing = append(missing, s.Label())
		}
		if n := len(missing); n > 0 {
			t.Note(message.New("cmd.wide.missing", "sheet", name, "n", n, "values", names(missing)))
		}
		if n := len(w.Added); n > 0 {
			t.Note(message.New("cmd.wide.added", "sheet", name, "n", n, "rows", names(w.Added)))
		}
	}
}

// wideOptions are what the user knows of wide sheets among the paths.
type wideOptions struct{ headRow int }

func (o *wideOptions) flags(t *terminal.Terminal, f *pflag.FlagSet) {
	f.IntVar(&o.headRow, "head-row", 0, option(t, "check", "head-row"))
}

// sheets is how wide sheets are read; edition is one the user named, nil for none.
func (o *wideOptions) sheets(edition *templates.Edition) wide.Options {
	return wide.Options{Edition: edition, Head: max(o.headRow, 0)}
}

// tellPassedOver names what was found and is no person's report.
func tellPassedOver(t *terminal.Terminal, found *inbox.Found) {
	if n := len(found.PassedOver); n > 0 {
		t.Note(message.New("cmd.passedover", "count", n, "names", names(found.PassedOver)))
	}
	if n := len(found.Own); n > 0 {
		t.Note(message.New("cmd.passedover.own", "count", n, "names", names(found.Own)))
	}
	tellWide(t, found)
}
