// Package page prints a record of years as one web page: of each agency its years, what breaks between them with both
// sources, and a small drawing of every figure with its numbers beside it. There is no script and nothing is loaded;
// it reads at 320 pixels and on paper. [Write] is all there is.
package page

import (
	"bufio"
	_ "embed"
	"html"
	"io"
	"strconv"

	"nianbao/internal/harmless"
	"nianbao/internal/history"
	"nianbao/internal/history/written"
	"nianbao/internal/message"
)

//go:embed page.css
var css string

// Write writes the page in a language.
func Write(w io.Writer, rec *history.Record, lang message.Lang) error {
	p := &page{w: bufio.NewWriter(w), lang: lang}
	title := p.say("history.title")
	p.put(`<!DOCTYPE html>`, "\n", `<html lang="`, tag[lang], `">`, "\n<head>\n", `<meta charset="utf-8">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n<title>", title, "</title>\n<style>\n",
		css, "</style>\n</head>\n<body>\n<main>\n<h1>", title, "</h1>\n")
	for _, a := range rec.Agencies {
		p.agency(a)
	}
	p.outside(rec)
	p.rules(rec)
	p.put("</main>\n</body>\n</html>\n")
	return p.w.Flush() // returns the first error of all writes
}

var tag = map[message.Lang]string{message.Chinese: "zh-CN", message.English: "en"}

type page struct {
	w    *bufio.Writer
	lang message.Lang
}

func (p *page) put(parts ...string) {
	for _, s := range parts {
		p.w.WriteString(s)
	}
}

// say is a message as markup.
func (p *page) say(key string, args ...any) string {
	return escaped(message.New(key, args...).In(p.lang))
}

func (p *page) text(t message.Text) string { return escaped(t.In(p.lang)) }

// escaped is how a text gets into the markup, in elements and attributes.
func escaped(text string) string { return html.EscapeString(harmless.Line(text)) }

func (p *page) agency(a *history.Agency) {
	p.put("<section>\n<h2>", escaped(a.Scope.Named(a.Name)), "</h2>\n<p>",
		p.say("history.years", "years", written.Years(written.Present(a))), "</p>\n")
	if len(a.Missing) > 0 {
		p.put("<p><strong>", p.say("history.missing", "years", written.Years(a.Missing)), "</strong></p>\n")
	}
	n := map[history.State]int{}
	for _, l := range a.Links {
		n[l.State]++
	}
	p.put("<p>", p.say("history.links", "holds", n[history.Holds], "broken", n[history.Broken],
		"unknown", n[history.Unknown], "incomparable", n[history.Incomparable]), "</p>\n")
	p.versions(a)
	bad := p.broken(a)
	if series := a.Series(); len(series) > 0 {
		p.put(`<div class="grid">`, "\n")
		for _, s := range series {
			p.figure(s, bad)
		}
		p.put("</div>\n")
	}
	p.put("</section>\n")
}

// versions tells the years of which there are several reports.
func (p *page) versions(a *history.Agency) {
	for _, y := range a.Years {
		for i, v := range y.Versions {
			if len(v.Copies) > 0 {
				p.put("<p>", p.say("history.copies", "year", y.Year, "file", v.File, "copies", v.Copies), "</p>\n")
			}
			if i > 0 {
				p.put("<p><strong>", p.say("history.versions", "year", y.Year, "first", y.Versions[0].File, "second", v.File,
					"n", len(v.Differs)), "</strong></p>\n")
			}
		}
	}
}

// at is a figure of a year.
type at struct {
	slot string
	year int
}

// broken lists what breaks, and returns which figures are concerned.
func (p *page) broken(a *history.Agency) map[at]bool {
	bad := map[at]bool{}
	for _, l := range a.Links {
		if l.State != history.Broken {
			continue
		}
		if len(bad) == 0 {
			p.put(`<ul class="broken">`, "\n")
		}
		p.put("<li>", p.text(written.Link(l)), " <small>", escaped(l.Rule), "</small>\n<ul>\n")
		for _, s := range append(l.Then, l.Now...) {
			p.put("<li>", p.text(written.Source(s)), "</li>\n")
		}
		p.put("</ul></li>\n")
		bad[at{l.Slot.ID, l.Year}] = true
	}
	if len(bad) > 0 {
		p.put("</ul>\n")
	}
	return bad
}

// outside names the reports that are in no record.
func (p *page) outside(rec *history.Record) {
	for _, s := range rec.Undated {
		p.put("<p>", p.say("history.undated", "file", s.File), "</p>\n")
	}
	for _, u := range rec.Unread {
		p.put("<p>", p.say("history.unread", "file", u.File), "</p>\n")
	}
}

func (p *page) rules(rec *history.Record) {
	p.put("<section>\n<h2>", p.say("history.rules", "n", rec.Reports), "</h2>\n", `<table class="rules">`, "\n<thead><tr>")
	for _, key := range []string{"title", "of", "brokenby", "unjudged"} {
		p.put(`<th scope="col">`, p.say("history.head."+key), "</th>")
	}
	p.put("</tr></thead>\n<tbody>\n")
	kept := 0
	for _, r := range rec.Rules {
		if r.Broken == 0 && r.Unjudged == 0 {
			kept++
			continue
		}
		p.put("<tr><td>", p.text(r.Rule.Title()), " <small>", escaped(r.Rule.ID), "</small></td>")
		for _, n := range []int{r.Of, r.Broken, r.Unjudged} {
			p.put(`<td class="n">`, strconv.Itoa(n), "</td>")
		}
		p.put("</tr>\n")
	}
	p.put("</tbody>\n</table>\n<p>", p.say("history.rules.kept", "n", kept), "</p>\n</section>\n")
}
