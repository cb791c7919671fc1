package copies

import (
	"fmt"
	"html"
	"strings"

	"nianbao/templates"
)

// style is how the editor of a site writes tables.
type style struct {
	cell  func(text string) string // the contents of a cell
	attrs string                   // of every cell
	spans bool                     // merged cells are written as such
	css   string
}

var plain = style{cell: html.EscapeString, spans: true}

// pageShapes are pages as sites show them.
func pageShapes() []Shape {
	word := plain
	word.attrs = ` style='border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'`
	word.cell = func(s string) string {
		if s == "" {
			return `<p class=MsoNormal align=center><span lang=EN-US><o:p>&nbsp;</o:p></span></p>`
		}
		return `<p class=MsoNormal align=center style='text-align:center'><span lang=EN-US>` +
			html.EscapeString(s) + `</span></p>`
	}
	pieces := plain // every character in an element of its own, as editors leave them
	pieces.cell = func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteString("<span>" + html.EscapeString(string(r)) + "</span>")
		}
		return b.String()
	}
	broken := plain // labels broken by hand
	broken.cell = func(s string) string {
		r := []rune(s)
		if len(r) < 6 || strings.Trim(s, "0123456789.-") == "" {
			return html.EscapeString(s)
		}
		return html.EscapeString(string(r[:len(r)/2])) + "<br>\n" + html.EscapeString(string(r[len(r)/2:]))
	}
	spaced := plain
	spaced.cell = func(s string) string { return "&nbsp;\n " + html.EscapeString(s) + "&#12288; " }
	unmerged := plain
	unmerged.spans = false
	return []Shape{asPage("plain", plain), asPage("Word", word), asPage("a span a character", pieces),
		asPage("labels broken", broken), asPage("blanks around", spaced), asPage("merged cells lost", unmerged)}
}

func asPage(name string, s style) Shape {
	return Shape{Name: "page: " + name, end: ".html",
		write: func(t Truth) ([]byte, error) { return []byte(s.page(t)), nil }}
}

func (s style) page(t Truth) string {
	in := func(tag string) func(string) string {
		return func(text string) string { return fmt.Sprintf("<%s>%s</%[1]s>\n", tag, html.EscapeString(text)) }
	}
	p := parts{in("h1"), in("h2"), in("p"), s.table}
	return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + t.Report.Title + "</title><style>" +
		s.css + "</style></head><body>" + p.write(t) + "</body></html>"
}

// table writes a table; without merged cells an empty one stands for each place they cover.
func (s style) table(t Truth, table *templates.Table) string {
	var b strings.Builder
	b.WriteString("<table>\n")
	at := map[[2]int]*templates.Cell{}
	for i := range table.Grid.Cells {
		c := &table.Grid.Cells[i]
		at[[2]int{c.Row, c.Col}] = c
	}
	for r := range table.Grid.Rows {
		b.WriteString("<tr>")
		for col := range table.Grid.Cols {
			switch c := at[[2]int{r, col}]; {
			case c != nil && s.spans:
				fmt.Fprintf(&b, `<td%s colspan="%d" rowspan="%d">%s</td>`, s.attrs, c.ColSpan, c.RowSpan, s.cell(t.text(c)))
			case c != nil:
				b.WriteString("<td" + s.attrs + ">" + s.cell(t.text(c)) + "</td>")
			case !s.spans:
				b.WriteString("<td" + s.attrs + ">" + s.cell("") + "</td>")
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
	return b.String()
}
