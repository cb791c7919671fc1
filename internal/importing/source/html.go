package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/internal/message"
)

// page takes a web page apart. What it shows as text becomes paragraphs and tables; menus, scripts and hidden parts are
// left out, and reported.
type page struct {
	*Builder
	text    strings.Builder // the paragraph being read
	kept    bool            // line breaks count: within <pre>
	links   int             // how deep in links
	plain   bool            // the paragraph has text outside links
	hidden  int             // how deep in parts that the page shows when asked to
	scripts int
}

func readHTML(name string, data []byte, charset string) (*Source, error) {
	text, err := toText(name, data, charset)
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, message.Wrap(err, "intake.html", "file", name).WithHint("intake.html.hint")
	}
	p := page{Builder: NewBuilder(name)}
	p.walk(doc)
	p.flush()
	if p.scripts > 0 {
		p.Dropped = append(p.Dropped, Unplaced{Reason: Program, Count: p.scripts})
	}
	return p.Finish()
}

// charsetPattern finds the encoding a page declares, in either way of writing it.
var charsetPattern = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([-\w]+)`)

// declaredCharset looks where the standard requires of browsers, and somewhat farther.
func declaredCharset(data []byte) string {
	if m := charsetPattern.FindSubmatch(data[:min(len(data), 1<<16)]); m != nil {
		return string(m[1])
	}
	return ""
}

func (p *page) walk(n *html.Node) {
	switch {
	case p.err != nil || n.Type == html.CommentNode:
		return
	case n.Type == html.TextNode:
		p.add(n.Data)
		return
	case n.Type != html.ElementNode:
		p.children(n)
		return
	}
	switch n.DataAtom {
	case atom.Head:
		p.head(n)
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Svg, atom.Canvas,
		atom.Link, atom.Meta:
		if n.FirstChild != nil || n.DataAtom == atom.Script {
			p.scripts++
		}
	case atom.Br, atom.Hr:
		p.flush()
	case atom.Table:
		p.flush()
		p.readTable(n)
	case atom.Pre, atom.Textarea:
		p.flush()
		kept := p.kept
		p.kept = true
		p.children(n)
		p.flush()
		p.kept = kept
	case atom.A:
		if href := attribute(n, "href"); href == "" || strings.HasPrefix(href, "#") {
			p.children(n)
			return
		}
		p.links++
		p.children(n)
		p.links--
	default:
		if reason, drop := leaveOut(n); drop {
			if reason == Hidden && isPane(n) {
				p.pane(n)
				return
			}
			p.drop(n, reason)
			return
		}
		if !blockElement[n.DataAtom] {
			p.children(n)
			return
		}
		p.flush()
		p.children(n)
		p.flush()
	}
}

func (p *page) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

// head holds nothing that is shown but the title.
func (p *page) head(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Title:
			p.Title = Trim(collapse(textOf(c)))
		case atom.Script, atom.Style, atom.Noscript:
			p.scripts++
		}
	}
}

// blockElement are the elements that begin a new line before and after them.
var blockElement = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true,
	atom.Center: true,
	atom.Dd:     true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true,
	atom.Figcaption: true, atom.Figure: true, atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true,
	atom.H4: true,
	atom.H5: true, atom.H6: true, atom.Header: true, atom.Legend: true, atom.Li: true, atom.Main: true, atom.Ol: true,
	atom.Option: true, atom.P: true, atom.Section: true, atom.Summary: true, atom.Ul: true, atom.Td: true,
	atom.Th: true,
	atom.Tr: true, atom.Tbody: true, atom.Thead: true, atom.Tfoot: true,
}

// pane reads a part that is not shown at first and may be a report of its own: another year behind a tab.
func (p *page) pane(n *html.Node) {
	p.flush()
	p.hidden++
	p.children(n)
	p.flush()
	p.hidden--
}

func (p *page) add(text string) {
	lines := []string{text}
	if p.kept {
		lines = strings.Split(text, "\n")
	}
	for i, line := range lines {
		if i > 0 {
			p.flush()
		}
		p.plain = p.plain || p.links == 0 && strings.TrimSpace(line) != ""
		p.text.WriteString(line)
	}
}

// flush ends the paragraph.
func (p *page) flush() {
	text := p.text.String()
	p.text.Reset()
	if !p.kept {
		text = collapse(text)
	}
	before := len(*p.out)
	p.Line(text)
	for i := before; i < len(*p.out); i++ {
		(*p.out)[i].Link, (*p.out)[i].Hidden = !p.plain, p.hidden > 0
	}
	p.plain = false
}

// collapse treats white space as a browser does: any run of it is one space, and a line break
// between two Han characters is none.
func collapse(s string) string {
	var b strings.Builder
	last := rune(-1)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(" \t\n\r\f", r) {
			b.WriteRune(r)
			last = r
			i += size
			continue
		}
		from := i
		for i < len(s) && strings.IndexByte(" \t\n\r\f", s[i]) >= 0 {
			i++
		}
		next, _ := utf8.DecodeRuneInString(s[i:])
		if i < len(s) && last >= 0 && !(strings.ContainsAny(s[from:i], "\r\n") && isWide(last) && isWide(next)) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= '\u3001' && r <= '\u303f' || r >= '！' && r <= '～'
}
