package main

import (
	"github.com/spf13/pflag"

	"nianbao/internal/collection/roster"
	"nianbao/internal/message"
	"nianbao/internal/terminal"
)

// rosterOptions are what commands that read a roster have in common.
type rosterOptions struct {
	roster string
	sheet  string
	dry    bool
}

func (o *rosterOptions) flags(t *terminal.Terminal, f *pflag.FlagSet, command string) {
	f.StringVar(&o.roster, "roster", "", option(t, command, "roster"))
	f.StringVar(&o.sheet, "sheet", "", option(t, command, "sheet"))
	f.BoolVar(&o.dry, "dry-run", false, option(t, command, "dry-run"))
}

// read reads the roster and prints how it was understood, nil where none is given.
func (o *rosterOptions) read(t *terminal.Terminal) (*roster.List, error) {
	if o.roster == "" {
		if o.dry {
			return nil, usage("cmd.roster.dry")
		}
		return nil, nil
	}
	list, err := roster.Read(o.roster, roster.Options{Sheets: o.sheet})
	if err != nil {
		return nil, err
	}
	tellRoster(t, list, o.dry)
	if o.dry {
		t.Println(message.New("roster.read.dry"))
	}
	return list, nil
}

// shownRows is how many rows are listed that are no agencies, or groups.
const shownRows = 12

// tellRoster prints how a list was understood: the number of agencies always, the rest where
// there is any.
func tellRoster(t *terminal.Terminal, list *roster.List, whole bool) {
	key := "roster.read"
	if list.Sheet != "" {
		key = "roster.read.sheet"
	}
	t.Println(message.New(key, "file", list.File, "sheet", list.Sheet, "n", len(list.Agencies)))
	u := list.Read
	if u.Plain() && !whole {
		return
	}
	if u.Headless {
		t.Println(message.New("roster.read.headless"))
	}
	var columns []message.Text
	for _, c := range u.Columns {
		key := "roster.read.column"
		if c.Head == "" {
			key = "roster.read.column.bare"
		}
		columns = append(columns, message.New(key, "name", c.Name, "head", c.Head, "field", c.Field))
	}
	t.Println(message.New("roster.read.columns", "columns", columns))
	if len(u.Passed) > 0 {
		t.Println(message.New("roster.read.passed", "heads", u.Passed))
	}
	for _, g := range u.Groups[:min(len(u.Groups), shownRows)] {
		key := "roster.read.group"
		switch {
		case g.Level != "":
			key += ".level"
		case g.Superior != "":
			key += ".superior"
		}
		t.Println(message.New(key, "line", g.Line, "text", g.Text, "n", g.Rows, "level", g.Level,
			"superior", g.Superior))
	}
	var left []message.Text
	for _, l := range u.LeftOut[:min(len(u.LeftOut), shownRows)] {
		left = append(left, message.New("roster.read.left.row", "line", l.Line, "text", shortened(l.Text)))
	}
	if len(u.LeftOut) > shownRows {
		left = append(left, message.New("roster.read.more", "n", len(u.LeftOut)))
	}
	if len(left) > 0 {
		t.Println(message.New("roster.read.left", "rows", left))
	}
	for _, note := range u.Notes {
		t.Println(message.New("roster.read.note", "note", note))
	}
	if whole {
		tellAgencies(t, list)
	}
}

// tellAgencies lists the agencies themselves, a line each.
func tellAgencies(t *terminal.Terminal, list *roster.List) {
	for i, a := range list.Agencies {
		if i == shownAgencies {
			t.Println(message.New("roster.read.agency.more", "n", len(list.Agencies)-i))
			return
		}
		var said []string
		for _, text := range []string{a.Level, a.Superior, a.Contact, a.Phone} {
			if text != "" {
				said = append(said, text)
			}
		}
		t.Println(message.New("roster.read.agency", "i", i+1, "name", a.Name, "more", said))
	}
}

// shownAgencies is how many agencies a dry run lists.
const shownAgencies = 200

func shortened(text string) string {
	const limit = 24
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit]) + "…"
	}
	return text
}
