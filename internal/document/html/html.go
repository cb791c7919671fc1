// Package html prints a document as one web page, to publish as it is or to paste into the editor of a site. [Write]
// makes a whole page, [Fragment] what an editor takes.
//
// The page is one file without script or external resources. It reads in the order of the
// document: heading levels have no gap, every figure of a table names its header cells (for
// screen readers; scope alone would mix up tables made of several blocks), and a wide table
// scrolls inside itself where the window is narrow. Formatting that must survive an editor that
// drops style sheets, the borders and alignment of tables and the indent of paragraphs, is
// inline.
package html

import (
	"bufio"
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"

	"nianbao/internal/document"
)

//go:embed page.css
var css string

// Write prints a document.
func Write(w io.Writer, d *document.Document) error {
	p := &page{w: bufio.NewWriter(w)}
	p.line(`<!DOCTYPE html>`)
	p.line(`<html lang="zh-CN">`)
	p.line(`<head>`)
	p.line(`<meta charset="utf-8">`)
	p.line(`<meta name="viewport" content="width=device-width, initial-scale=1">`)
	p.line(`<title>`, escaped(d.Title), `</title>`)
	if d.Agency != "" {
		p.line(`<meta name="author" content="`, escaped(d.Agency), `">`)
	}
	p.line("<style>\n", css, "</style>")
	p.line(`</head>`)
	p.line(`<body>`)
	p.line(`<main>`)
	p.body(d)
	p.line(`</main>`)
	p.line(`</body>`)
	p.line(`</html>`)
	return p.w.Flush() // returns the first error of all writes
}

// Fragment prints a document as the part of a page that goes into the editor of a site: no head, no style sheet, no
// classes. Borders, alignment and indents are inline, as on the whole page.
func Fragment(w io.Writer, d *document.Document) error {
	p := &page{w: bufio.NewWriter(w), bare: true}
	p.line(`<article lang="zh-CN">`)
	p.body(d)
	p.line(`</article>`)
	return p.w.Flush()
}

// class is an attribute that the style sheet of a whole page knows; nothing in a fragment.
func (p *page) class(name string) string {
	if p.bare {
		return ""
	}
	return ` class="` + name + `"`
}

// page is what is written; headings are the levels of the headings that are open.
type page struct {
	w        *bufio.Writer
	bare     bool // a fragment, without classes
	headings []int
	tables   int
}

// line writes a line of markup.
func (p *page) line(parts ...string) {
	for _, s := range parts {
		p.w.WriteString(s)
	}
	p.w.WriteByte('\n')
}

// escaped is how a text of the document gets into the markup, in elements and in attributes.
func escaped(text string) string { return html.EscapeString(text) }

func (p *page) body(d *document.Document) {
	if d.Draft {
		p.line(`<p`, p.class("draft"), `><strong>`, document.DraftMark, `</strong></p>`)
	}
	if len(d.SignOff) > 0 {
		p.line(`<div`, p.class("signoff"), `>`)
		p.line(`<p`, p.class("title"), `>`, escaped(d.Title), `</p>`)
		p.line(`<dl>`)
		for _, f := range d.SignOff {
			class := ""
			if f.Seal {
				class = p.class("seal")
			}
			p.line(`<div`, class, `><dt>`, escaped(f.Label), `</dt><dd>`, escaped(f.Value), `</dd></div>`)
		}
		p.line(`</dl>`)
		p.line(`</div>`)
	}
	p.line(`<h1>`, escaped(d.Title), `</h1>`)
	for _, b := range d.Blocks {
		switch b.Kind {
		case document.Heading:
			p.heading(b)
		case document.Table:
			p.table(b.Table)
		default:
			p.paragraph(b)
		}
	}
}

// heading writes a heading below those that are open. Agencies skip levels, from 一、 to 1.; the page must not.
func (p *page) heading(b document.Block) {
	for n := len(p.headings); n > 0 && p.headings[n-1] >= b.Level; n-- {
		p.headings = p.headings[:n-1]
	}
	p.headings = append(p.headings, b.Level)
	element := fmt.Sprintf("h%d", len(p.headings)+1) // below the title
	p.line("<", element, p.class(fmt.Sprintf("level%d", b.Level)), ">", escaped(b.Text()), "</", element, ">")
}

func (p *page) paragraph(b document.Block) {
	var s strings.Builder
	for _, run := range b.Runs {
		text := escaped(run.Text)
		if run.Level > 0 {
			text = fmt.Sprintf(`<b%s>%s</b>`, p.class(fmt.Sprintf("level%d", run.Level)), text)
		}
		s.WriteString(text)
	}
	p.line(`<p style="text-indent:2em">`, s.String(), `</p>`)
}
