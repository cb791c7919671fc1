package pdf

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"nianbao/internal/importing/source"
	"nianbao/internal/importing/source/pdf/layout"
	"nianbao/templates"
)

// Spacing is how a program writes the columns of a page.
type Spacing struct {
	Ideograph int  // columns an ideograph takes: one where characters are counted, two in a terminal
	Loose     bool // the lines of a label have a line of figures between them, as in the middle of a cell
}

// Spacings are the ways of programs that are known.
var Spacings = []Spacing{{1, true}, {2, true}, {1, false}, {2, false}}

// What a text is drawn with on pages that [layout.Read] takes apart: the width of a column of it, the
// height of a line, and of the type: higher than a line where one of figures is between two of their
// label, and low where every line is a row of its own.
const (
	columnWidth = 12.0
	lineHeight  = 12.0
	tightType   = 6.0
	looseType   = 20.0
)

// A text whose columns are kept has this many rows of this many figures with blanks between them.
const (
	leastRows    = 4
	leastFigures = 3
	longestText  = 1 << 20 // bytes; a report has fifty thousand
)

// KeepsColumns reports whether a plain text keeps the columns of tables apart by blanks alone, as
// programs write it that take text out of PDFs and pages.
func KeepsColumns(text string) bool {
	if len(text) > longestText {
		return false
	}
	rows := 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.ContainsAny(line, "\t|│｜") {
			return false
		}
		figures := 0
		for _, word := range strings.Fields(line) {
			if isFigure(word) {
				figures++
			}
		}
		if figures >= leastFigures && strings.Contains(line, "  ") {
			rows++
		}
	}
	return rows >= leastRows
}

// Columns reads a plain text by where its words are.
func Columns(name, text string, how Spacing) (*source.Source, error) {
	var pages []layout.Page
	for page := range strings.SplitSeq(text, "\f") {
		pages = append(pages, how.page(page))
	}
	d := layout.Read(pages)
	for _, b := range d.Blocks {
		if b.Table != nil && (len(b.Doubts) > 0 || !isCertain(b.Table)) {
			clearFigures(b.Table)
		}
	}
	s, err := build(name, d)
	if err == nil {
		s.Plain = text
	}
	return s, err
}

// page is a page with every character of a text in its place.
func (how Spacing) page(text string) layout.Page {
	p := layout.Page{}
	height := tightType
	if how.Loose {
		height = looseType
	}
	y := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		column := 0
		for _, r := range strings.TrimRight(line, " \r") {
			wide := 1
			if runewidth.RuneWidth(r) > 1 {
				wide = how.Ideograph
			}
			x := float64(column) * columnWidth
			right := x + float64(wide)*columnWidth
			column += wide
			p.Width = max(p.Width, right)
			if !unicode.IsSpace(r) {
				p.Glyphs = append(p.Glyphs,
					layout.Glyph{Char: r, Box: layout.Box{Left: x, Top: y, Right: right, Bottom: y + height}})
			}
		}
		y += lineHeight
	}
	p.Height = y
	return p
}

// isCertain reports whether a row has a figure in every column in which there is one, and every such
// column a head of its own: else lines are shifted against one another.
func isCertain(g *templates.Grid) bool {
	columns, inRow, heads := map[int]bool{}, map[int]int{}, map[int]int{}
	first, most := g.Rows, 0
	for _, c := range g.Cells {
		if isFigure(c.Text) {
			columns[c.Col] = true
			inRow[c.Row]++
			first, most = min(first, c.Row), max(most, inRow[c.Row])
		}
	}
	for _, c := range g.Cells {
		if c.Row == first-1 && c.ColSpan == 1 && c.Text != "" && columns[c.Col] {
			heads[c.Col]++
		}
	}
	return most == len(columns) && len(heads) == len(columns)
}

func isFigure(text string) bool { return text != "" && strings.Trim(text, "0123456789.-") == "" }

func clearFigures(g *templates.Grid) {
	for i := range g.Cells {
		if isFigure(g.Cells[i].Text) {
			g.Cells[i].Text = ""
		}
	}
}
