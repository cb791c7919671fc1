package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furnitureText is the most characters a part of a page may have to be left out for its class alone: what is longer may
// be the report itself in an oddly named box.
const furnitureText = 600

// furnitureClasses are words in the class or id of what surrounds a page's text.
var furnitureClasses = []string{"nav", "navbar", "navigation", "menu", "footer", "foot", "breadcrumb",
	"breadcrumbs", "crumb", "crumbs",
	"share", "sharing", "sidebar", "copyright", "pager", "pagination", "toolbar", "topbar", "search"}

// leaveOut reports whether an element is no text of the page: hidden, or page furniture.
func leaveOut(n *html.Node) (Reason, bool) {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Button, atom.Select, atom.Menu, atom.Dialog:
		return Furniture, true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return Hidden, true
		case "style":
			if style := strings.ReplaceAll(strings.ToLower(a.Val), " ", ""); strings.Contains(style, "display:none") {
				return Hidden, true
			}
		case "class", "id":
			words := strings.FieldsFunc(strings.ToLower(a.Val), func(r rune) bool {
				return r == ' ' || r == '-' || r == '_'
			})
			if slices.ContainsFunc(words, func(w string) bool {
				return slices.Contains(furnitureClasses, w)
			}) && isShort(n) {
				return Furniture, true
			}
		}
	}
	return "", false
}

// isPane reports whether a part that is not shown holds a table and much text, as a report does.
func isPane(n *html.Node) bool {
	table, length := false, 0
	for c := range n.Descendants() {
		if table = table || c.DataAtom == atom.Table; c.Type == html.TextNode {
			length += utf8.RuneCountInString(strings.TrimSpace(c.Data))
		}
	}
	return table && length > furnitureText
}

func isShort(n *html.Node) bool {
	length, nodes := 0, 0
	for c := range n.Descendants() {
		if nodes++; c.DataAtom == atom.Table || nodes > furnitureText {
			return false
		}
		if c.Type == html.TextNode {
			if length += utf8.RuneCountInString(c.Data); length > furnitureText {
				return false
			}
		}
	}
	return true
}

// drop leaves an element out and reports its text.
func (p *page) drop(n *html.Node, reason Reason) {
	p.flush()
	if text := strings.Join(strings.Fields(textOf(n)), " "); text != "" {
		p.Dropped = append(p.Dropped, Unplaced{Reason: reason, Text: text})
	}
}
