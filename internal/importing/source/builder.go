package source

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/message"
	"nianbao/templates"
)

// The limits of tables in pages and documents.
const (
	MaxTableRows = 5_000   // of one table
	maxTableCols = 256     // of one table; wider spans are cut
	MaxCells     = 100_000 // of all tables together
	maxSpan      = 1_000   // rows or columns of one cell
)

// A cell with more text than this holds part of the report, not a label or a value: the table only lays out the page.
const (
	layoutText  = 1_500 // characters
	layoutLines = 30
)

// Builder puts a Source together from the paragraphs and tables of a page or document, in reading order, within the
// limits. The first limit passed is its error; what is added after that is ignored.
type Builder struct {
	*Source
	out        *[]Block // where paragraphs and tables go: the source, or the cell being read
	paragraphs int
	tables     int
	cells      int
	err        error
}

// NewBuilder begins the source of a file, whose name appears in errors.
func NewBuilder(name string) *Builder {
	b := &Builder{Source: &Source{File: name}}
	b.out = &b.Blocks
	return b
}

// Finish numbers the paragraphs and returns the source. Those that became cells are not counted, for nobody would count
// them.
func (b *Builder) Finish() (*Source, error) {
	n := 0
	for i := range b.Blocks {
		if b.Blocks[i].Table == nil {
			n++
			b.Blocks[i].Where.Paragraph = n
		}
	}
	b.Blocks = barred(b.Blocks)
	return b.Source, b.err
}

// RawCell is a cell of a table while it is read.
type RawCell struct {
	Blocks           []Block // its paragraphs, and the tables within it
	ColSpan, RowSpan int     // at least 1
	Continued        bool    // belongs to the cell above it
}

// Line adds a paragraph; a blank one is passed over.
func (b *Builder) Line(text string) {
	if Trim(text) == "" || b.err != nil {
		return
	}
	if b.paragraphs++; b.paragraphs > MaxLines {
		b.err = message.NewError("intake.lines", "file", b.File, "limit", MaxLines).
			WithHint("intake.large.hint")
		return
	}
	*b.out = append(*b.out, Block{Text: text})
}

// inCell collects what read adds, as the contents of a cell.
func (b *Builder) inCell(read func()) []Block {
	var blocks []Block
	outer := b.out
	b.out = &blocks
	read()
	b.out = outer
	if b.cells++; b.cells > MaxCells && b.err == nil {
		b.err = message.NewError("intake.cells", "file", b.File, "limit", MaxCells).
			WithHint("intake.large.hint")
	}
	return blocks
}

// Table adds a table of rows of cells, as HTML and Word have them; one that only lays out the
// page dissolves into what its cells hold.
func (b *Builder) Table(rows [][]RawCell) {
	if b.err != nil {
		return
	}
	if len(rows) > MaxTableRows {
		b.err = message.NewError("intake.rows", "file", b.File, "limit", MaxTableRows).
			WithHint("intake.large.hint")
		return
	}
	if isLayout(rows) {
		for _, row := range rows {
			for _, c := range row {
				*b.out = append(*b.out, c.Blocks...)
			}
		}
		return
	}
	grid, ok := lay(rows)
	if !ok {
		b.err = message.NewError("intake.cols", "file", b.File, "limit", maxTableCols).
			WithHint("intake.large.hint")
		return
	}
	b.tables++
	*b.out = append(*b.out, Block{Table: &Table{Grid: grid, Where: Where{Table: b.tables}}})
}

func isLayout(rows [][]RawCell) bool {
	for _, row := range rows {
		for _, c := range row {
			length := 0
			for _, inner := range c.Blocks {
				if length += utf8.RuneCountInString(inner.Text); inner.Table != nil || length > layoutText {
					return true
				}
			}
			if len(c.Blocks) > layoutLines {
				return true
			}
		}
	}
	return false
}

// Grid adds a table whose cells have their places already; doubts are the pieces of digits in cells
// that were left blank.
func (b *Builder) Grid(g templates.Grid, doubts map[templates.Address][]string) {
	if b.err != nil {
		return
	}
	if b.cells += len(g.Cells); b.cells > MaxCells {
		b.err = message.NewError("intake.cells", "file", b.File, "limit", MaxCells).
			WithHint("intake.large.hint")
		return
	}
	b.tables++
	*b.out = append(*b.out, Block{Table: &Table{Grid: g, Where: Where{Table: b.tables}, Doubts: doubts}})
}

// lay puts rows of cells on a grid: each cell goes to the next place of its row that no cell from above covers. ok is
// false when a cell would begin beyond the last column.
func lay(rows [][]RawCell) (g templates.Grid, ok bool) {
	g = templates.Grid{Rows: len(rows)}
	var until []int        // for each column the row up to which a cell from above covers it
	above := map[int]int{} // for each column the last cell that began there
	width := func(col, n int) int { return max(1, min(n, maxTableCols-col)) }
	for r, cells := range rows {
		col := 0
		for _, c := range cells {
			for col < len(until) && until[col] > r {
				col++
			}
			if col >= maxTableCols {
				return g, false
			}
			span := width(col, c.ColSpan)
			for len(until) < col+span {
				until = append(until, 0)
			}
			if i, ok := above[col]; ok && c.Continued {
				g.Cells[i].RowSpan = r - g.Cells[i].Row + 1
				if text := cellText(c.Blocks); text != "" {
					g.Cells[i].Text += "\n" + text
				}
			} else {
				above[col] = len(g.Cells)
				down := max(1, min(c.RowSpan, len(rows)-r))
				g.Cells = append(g.Cells, templates.Cell{Row: r, Col: col, RowSpan: down, ColSpan: span,
					Text: cellText(c.Blocks)})
				for k := col; k < col+span; k++ {
					until[k] = r + down
				}
			}
			col += span
		}
		g.Cols = max(g.Cols, col)
	}
	return g, true
}

// cellText is the text of a cell, a line for each of its paragraphs.
func cellText(blocks []Block) string {
	lines := make([]string, 0, len(blocks))
	for _, b := range blocks {
		lines = append(lines, Trim(b.Text))
	}
	return strings.Join(lines, "\n")
}
