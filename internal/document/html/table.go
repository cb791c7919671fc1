package html

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/internal/document"
)

// cellStyle is written at every cell, for editors that drop style sheets.
const cellStyle = "border:1px solid #000;padding:.2em .3em"

// wideTable is how many columns make a table that scrolls in a narrow window rather than squeeze its labels;
// columnRoom is the room it then gives each column.
const (
	wideTable  = 8
	columnRoom = 3 // em
)

// unseen is how a caption is heard and not seen, as it repeats the heading above it.
const unseen = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)"

// table writes a table with its caption, which repeats the heading for those who come upon the table by itself.
func (p *page) table(s *document.Sheet) {
	p.tables++
	id := "t" + strconv.Itoa(p.tables)
	style := "border-collapse:collapse;width:100%"
	if s.Cols >= wideTable {
		style += fmt.Sprintf(";min-width:%dem", s.Cols*columnRoom)
	}
	box, heard := p.class("table"), ""
	if p.bare { // what the style sheet says of these
		box, heard = ` style="overflow-x:auto"`, ` style="`+unseen+`"`
	}
	p.line(`<div`, box, ` role="region" aria-labelledby="`, id, `" tabindex="0">`)
	p.line(`<table style="`, style, `">`)
	p.line(`<caption id="`, id, `"`, heard, `>`, escaped(s.Caption), `</caption>`)
	p.columns(s)
	places := s.Places()
	keys := headings(s, places)
	group := ""
	open := func(name string) {
		if group != "" {
			p.line("</" + group + ">")
		}
		if group = name; name != "" {
			p.line("<" + name + ">")
		}
	}
	for row := range s.Rows {
		switch {
		case row < s.HeaderRows:
			if row == 0 {
				open("thead")
			}
		case row == s.HeaderRows || places[row][0].Role == document.BlockKey:
			open("tbody")
		}
		p.line(`<tr>`)
		for i := range s.Cells {
			if c := &s.Cells[i]; c.Row == row {
				p.cell(c, id, places, keys)
			}
		}
		p.line(`</tr>`)
	}
	open("")
	p.line(`</table>`)
	p.line(`</div>`)
}

// columns writes the proportions of the columns.
func (p *page) columns(s *document.Sheet) {
	total := 0.0
	for _, w := range s.Widths {
		total += w
	}
	if total == 0 {
		return
	}
	p.line(`<colgroup>`)
	for _, w := range s.Widths {
		p.line(fmt.Sprintf(`<col style="width:%.1f%%">`, 100*w/total))
	}
	p.line(`</colgroup>`)
}

// headings returns the labels that head some figure.
func headings(s *document.Sheet, places [][]*document.Cell) map[*document.Cell]bool {
	keys := map[*document.Cell]bool{}
	for i := range s.Cells {
		if c := &s.Cells[i]; c.Role == document.Figure {
			left, above := document.Keys(places, c)
			for _, k := range append(left, above...) {
				keys[k] = true
			}
		}
	}
	return keys
}

// cell writes one cell. A label that heads no figure, as the one in the corner, is no heading.
func (p *page) cell(c *document.Cell, table string, places [][]*document.Cell, keys map[*document.Cell]bool) {
	element, align, attributes := "th", "left", ""
	switch {
	case c.Role == document.Figure:
		element, align = "td", "right"
		left, above := document.Keys(places, c)
		var ids []string
		for _, k := range append(above, left...) {
			ids = append(ids, cellID(table, k))
		}
		attributes = ` headers="` + strings.Join(ids, " ") + `"`
	case !keys[c]:
		element, align, attributes = "td", "center", p.class("key")
	case c.Role == document.RowKey:
		attributes = ` scope="row"`
	case c.Role == document.BlockKey:
		attributes = ` scope="col"` + p.class("block")
	default:
		align, attributes = "center", ` scope="col"`
	}
	if element == "th" {
		attributes = ` id="` + cellID(table, c) + `"` + attributes
	}
	if c.ColSpan > 1 {
		attributes += fmt.Sprintf(` colspan="%d"`, c.ColSpan)
	}
	if c.RowSpan > 1 {
		attributes += fmt.Sprintf(` rowspan="%d"`, c.RowSpan)
	}
	p.line("<", element, attributes, ` style="`, cellStyle, ";text-align:", align, `">`, escaped(c.Text), "</",
		element, ">")
}

// cellID names a cell by its place, so that the same report always gives the same page.
func cellID(table string, c *document.Cell) string {
	return fmt.Sprintf("%sr%dc%d", table, c.Row+1, c.Col+1)
}
