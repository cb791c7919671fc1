package source

import (
	"strings"
	"unicode"

	"nianbao/internal/report"
	"nianbao/templates"
)

// Source is a published file taken apart, whatever its format: its lines and tables in the order
// in which they are read.
type Source struct {
	File    string
	Blocks  []Block
	Title   string     // that a page gives itself outside its text
	Dropped []Unplaced // what was left out because it is no text of the report: scripts, menus
	Plain   string     // of a plain text, all of it as it came
	Marks   []Mark     // of a Word document: what stands in it beside text, in its order
	Tracked int        // of a Word document: changes that were recorded, read as accepted
}

// Block is one line of text (a paragraph of a page) or one table.
type Block struct {
	Text  string   // as it stands, with its tabs
	Cells []string // of a row of a table that came as one line, the empty ones too; nil for other lines
	Where Where
	Table *Table
	// Heading marks a text that may be a heading and nothing else, such as the name of a sheet.
	Heading bool
	// Hidden marks what a page shows when asked to: it may be a report of its own, behind a tab.
	Hidden bool
	// Link marks a text that is nothing but a link or a button.
	Link bool
	// Caption marks the caption of a table, which may repeat the heading.
	Caption bool
}

// Table is a table whose cells have known places.
type Table struct {
	templates.Grid
	Where  Where // of the table; Cell is added for a cell of it
	Values map[templates.Address]report.Value
	// Places are the places of cells that have one of their own: the lines of a table drawn in a
	// text.
	Places map[templates.Address]Where
	// Doubts are the pieces of digits in cells that were left blank because they may be one figure or
	// several.
	Doubts map[templates.Address][]string
	// Loose means that only the rows are sure: the cells were separated by bars, and those of a
	// row may be under one another's columns. Texts are its rows, unchanged.
	Loose bool
	Texts []Block
}

// At returns the place of a cell.
func (t *Table) At(c *templates.Cell) Where {
	if place, ok := t.Places[templates.Address{Row: c.Row, Col: c.Col}]; ok {
		return place
	}
	w := t.Where
	if w.Line > 0 || t.Loose {
		return w
	}
	w.Cell, w.IsCell = templates.Address{Row: c.Row, Col: c.Col}, true
	return w
}

// Trim takes off what only indents a text: spaces, tabs and their full-width and invisible relatives.
func Trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == '\u3164'
	})
}
