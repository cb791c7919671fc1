package importing

import (
	"strings"
	"unicode/utf8"

	"nianbao/internal/message"
	"nianbao/templates"
)

// The limits of tables in pages and documents.
const (
	maxTableRows = 5_000   // of one table
	maxTableCols = 256     // of one table; wider spans are cut
	maxCells     = 100_000 // of all tables together
	maxSpan      = 1_000   // rows or columns of one cell
)

// A cell with more text than this holds part of the report, not a label or a value: the table only lays out the page.
const (
	layoutText  = 1_500 // characters
	layoutLines = 30
)

// builder puts a source together from the paragraphs and tables of a page or document.
type builder struct {
	*source
	out        *[]block // where paragraphs and tables go: the source, or the cell being read
	paragraphs int
	tables     int
	cells      int
	err        error
}

func newBuilder(name string) *builder {
	b := &builder{source: &source{file: name}}
	b.out = &b.blocks
	return b
}

// finish numbers the paragraphs; those that became cells are not counted, for nobody would count them.
func (b *builder) finish() *source {
	n := 0
	for i := range b.blocks {
		if b.blocks[i].table == nil {
			n++
			b.blocks[i].where.Paragraph = n
		}
	}
	return b.source
}

// rawCell is a cell of a table while it is read.
type rawCell struct {
	blocks           []block
	colSpan, rowSpan int
	continued        bool // belongs to the cell above it
}

// line adds a paragraph.
func (b *builder) line(text string) {
	if trim(text) == "" || b.err != nil {
		return
	}
	if b.paragraphs++; b.paragraphs > maxLines {
		b.err = message.Errorf("intake.lines", "file", b.file, "limit", maxLines).WithHint("intake.large.hint")
		return
	}
	*b.out = append(*b.out, block{text: text})
}

// inCell collects what read adds, as the contents of a cell.
func (b *builder) inCell(read func()) []block {
	var blocks []block
	outer := b.out
	b.out = &blocks
	read()
	b.out = outer
	if b.cells++; b.cells > maxCells && b.err == nil {
		b.err = message.Errorf("intake.cells", "file", b.file, "limit", maxCells).WithHint("intake.large.hint")
	}
	return blocks
}

// table adds a table; one that only lays out the page dissolves into what its cells hold.
func (b *builder) table(rows [][]rawCell) {
	if b.err != nil {
		return
	}
	if len(rows) > maxTableRows {
		b.err = message.Errorf("intake.rows", "file", b.file, "limit", maxTableRows).WithHint("intake.large.hint")
		return
	}
	if isLayout(rows) {
		for _, row := range rows {
			for _, c := range row {
				*b.out = append(*b.out, c.blocks...)
			}
		}
		return
	}
	grid, ok := lay(rows)
	if !ok {
		b.err = message.Errorf("intake.cols", "file", b.file, "limit", maxTableCols).WithHint("intake.large.hint")
		return
	}
	b.tables++
	*b.out = append(*b.out, block{table: &table{Grid: grid, where: Where{Table: b.tables}}})
}

func isLayout(rows [][]rawCell) bool {
	for _, row := range rows {
		for _, c := range row {
			length := 0
			for _, inner := range c.blocks {
				if length += utf8.RuneCountInString(inner.text); inner.table != nil || length > layoutText {
					return true
				}
			}
			if len(c.blocks) > layoutLines {
				return true
			}
		}
	}
	return false
}

// lay puts rows of cells on a grid: each cell goes to the next place of its row that no cell from above covers. ok is
// false when a cell would begin beyond the last column.
func lay(rows [][]rawCell) (g templates.Grid, ok bool) {
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
			span := width(col, c.colSpan)
			for len(until) < col+span {
				until = append(until, 0)
			}
			if i, ok := above[col]; ok && c.continued {
				g.Cells[i].RowSpan = r - g.Cells[i].Row + 1
				if text := cellText(c.blocks); text != "" {
					g.Cells[i].Text += "\n" + text
				}
			} else {
				above[col] = len(g.Cells)
				down := max(1, min(c.rowSpan, len(rows)-r))
				g.Cells = append(g.Cells, templates.Cell{Row: r, Col: col, RowSpan: down, ColSpan: span, Text: cellText(c.blocks)})
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
func cellText(blocks []block) string {
	lines := make([]string, 0, len(blocks))
	for _, b := range blocks {
		lines = append(lines, trim(b.text))
	}
	return strings.Join(lines, "\n")
}
