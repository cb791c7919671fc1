package main

import (
	"path/filepath"
	"slices"

	"nianbao/internal/document/site"
	"nianbao/internal/message"
	"nianbao/templates"
)

// tellChanges prints what was written and, after an earlier run, what changed.
func (p *sitePackage) tellChanges() {
	p.term.Println(message.New("cmd.export.site.wrote", "folder", p.out, "reports", len(p.index.Reports),
		"files", len(p.index.All()), "index", filepath.Join(p.out, site.IndexName)))
	if p.first {
		return
	}
	titles := map[string]site.Entry{}
	for _, e := range append(slices.Clone(p.earlier.Reports), p.index.Reports...) {
		titles[e.Name] = e
	}
	c := site.Compare(p.earlier, &p.index)
	p.term.Println(message.New("cmd.export.site.since", "new", len(c.New), "changed", len(c.Changed), "same", len(c.Same),
		"gone", len(c.Gone)))
	for _, name := range c.New {
		p.term.Println(message.New("cmd.export.site.new", "name", name, "title", titles[name].Title))
	}
	for _, name := range c.Changed {
		p.term.Println(message.New("cmd.export.site.changed", "name", name, "title", titles[name].Title))
		p.tellDifference(name, p.forms[titles[name].Edition])
	}
	for _, name := range c.Gone {
		p.term.Println(message.New("cmd.export.site.gone", "name", name, "title", titles[name].Title))
	}
}

// tellDifference prints which figures and sections of a report changed.
func (p *sitePackage) tellDifference(name string, e *templates.Edition) {
	d, err := site.Figures(p.was[name], p.now[name])
	if err != nil {
		return // the last run's data are gone or were changed: that it differs is all that is known
	}
	for _, f := range d.Figures {
		label := f.Slot
		if s := e.Slot(f.Slot); s != nil {
			label = s.Label()
		}
		p.term.Println(message.New("cmd.export.site.figure", "label", label, "was", f.Was, "now", f.Now))
	}
	if len(d.Sections) > 0 {
		p.term.Println(message.New("cmd.export.site.section", "sections", d.Sections))
	}
	if d.Title {
		p.term.Println(message.New("cmd.export.site.titled"))
	}
}
