package pdf

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"nianbao/internal/importing/source"
	"nianbao/internal/importing/source/pdf/layout"
	"nianbao/internal/message"
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
	d := layout.Read(pages, nil)
	fits := false
	for _, b := range d.Blocks {
		if b.Table == nil {
			continue
		}
		c := columnsOf(b.Table)
		fits = fits || c.full() && c.rows >= fittingRows && len(c.figures) >= fittingRows
		if len(b.Doubts) > 0 || !c.full() || !c.headed(b.Table) {
			clearFigures(b.Table)
		}
	}
	if !fits {
		return nil, message.NewError("intake.nothing", "file", name).WithHint("intake.nothing.hint")
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

// fittingRows is how many rows and columns of figures a table has at least by which a spacing is
// proved: with another, labels of different lengths shift the rows against one another.
const fittingRows = 5

// columns are the columns of a table that have figures.
type columns struct {
	figures     map[int]bool
	first, rows int // the first row with figures, and how many there are
	most        int // figures of one row
}

func columnsOf(g *templates.Grid) columns {
	c, inRow := columns{figures: map[int]bool{}, first: g.Rows}, map[int]int{}
	for _, cell := range g.Cells {
		if isFigure(cell.Text) {
			c.figures[cell.Col] = true
			inRow[cell.Row]++
			c.first, c.most = min(c.first, cell.Row), max(c.most, inRow[cell.Row])
		}
	}
	c.rows = len(inRow)
	return c
}

// full reports whether a row has a figure in every column in which there is one.
func (c columns) full() bool { return c.most == len(c.figures) }

// headed reports whether every column of figures has a head of its own.
func (c columns) headed(g *templates.Grid) bool {
	heads := map[int]bool{}
	for _, cell := range g.Cells {
		if cell.Row == c.first-1 && cell.ColSpan == 1 && cell.Text != "" && c.figures[cell.Col] {
			heads[cell.Col] = true
		}
	}
	return len(heads) == len(c.figures)
}

func isFigure(text string) bool { return text != "" && strings.Trim(text, "0123456789.-") == "" }

func clearFigures(g *templates.Grid) {
	for i := range g.Cells {
		if isFigure(g.Cells[i].Text) {
			g.Cells[i].Text = ""
		}
	}
}
