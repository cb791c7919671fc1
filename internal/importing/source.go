package importing

import (
	"strings"
	"unicode"

	"nianbao/internal/report"
	"nianbao/templates"
)

// source is a published file taken apart, whatever its format: its lines and tables in the order in which they are read.
type source struct {
	file    string
	blocks  []block
	title   string     // that a page gives itself outside its text
	dropped []Unplaced // what was left out because it is no text of the report: scripts, menus
}

// block is one line of text (a paragraph of a page) or one table.
type block struct {
	text  string // as it stands, with its tabs
	where Where
	table *table
	// heading marks a text that may be a heading and nothing else, such as the name of a sheet.
	heading bool
	// caption marks the caption of a table, which may well say the heading once more.
	caption bool
}

// table is a table whose cells have known places.
type table struct {
	templates.Grid
	where  Where // of the table; Cell is added for a cell of it
	values map[templates.Address]report.Value
	lines  map[templates.Address]int // the line a cell begins on, in a table drawn in a text
}

// at returns where a cell stands.
func (t *table) at(c *templates.Cell) Where {
	w := t.where
	if w.Line > 0 {
		if line := t.lines[templates.Address{Row: c.Row, Col: c.Col}]; line > 0 {
			w.Line = line
		}
		return w
	}
	w.Cell, w.IsCell = templates.Address{Row: c.Row, Col: c.Col}, true
	return w
}

// trim takes off what only indents a text: spaces, tabs and their full-width and invisible relatives.
func trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == '\u3164'
	})
}
