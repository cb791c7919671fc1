package source

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readTable reads a table's rows and cells, and the tables within them.
func (p *page) readTable(n *html.Node) {
	var rows [][]RawCell
	var group func(*html.Node)
	group = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Caption:
				from := len(*p.out)
				p.walk(c)
				for i := from; i < len(*p.out); i++ {
					(*p.out)[i].Caption = true
				}
			case atom.Thead, atom.Tbody, atom.Tfoot:
				group(c)
			case atom.Tr:
				rows = append(rows, p.row(c))
			}
		}
	}
	group(n)
	before := len(*p.out)
	p.Table(rows)
	for i := before; i < len(*p.out); i++ {
		(*p.out)[i].Hidden = p.hidden > 0
	}
}

func (p *page) row(n *html.Node) (cells []RawCell) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		blocks := p.inCell(func() {
			p.children(c)
			p.flush()
		})
		down := span(c, "rowspan")
		if attribute(c, "rowspan") == "0" {
			down = maxSpan // to the end of the table
		}
		cells = append(cells, RawCell{Blocks: blocks, ColSpan: span(c, "colspan"), RowSpan: down})
	}
	return cells
}

func span(n *html.Node, name string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attribute(n, name)))
	if err != nil {
		return 1
	}
	return max(1, min(v, maxSpan))
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// textOf is all text below a node, without its programs.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && c.Parent.DataAtom != atom.Script && c.Parent.DataAtom != atom.Style {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
