package source

import (
	"encoding/csv"
	"strings"
	"unicode/utf8"

	"nianbao/templates"
)

// A sheet saved as CSV has a row a line, its cells parted by commas, as many in each row; a cell
// with commas or several lines stands in quotes. Prose has commas too: a run of lines is a table
// only where all have as many cells, a row at least is a row of figures, and no cell is a sentence.

// The least and the most of a table parted by commas.
const (
	leastCommas    = 2 // in a row
	leastCommaRows = 3
	mostQuoted     = 20   // lines of one row, whose cells have line breaks
	commaCell      = 400  // characters of a cell
	mostCommaRows  = 2000 // put together to one table
)

// commaed makes tables of lines that are rows of a CSV file.
func commaed(blocks []Block) []Block {
	out := make([]Block, 0, len(blocks))
	for i := 0; i < len(blocks); {
		rows, texts, next := commaRun(blocks, i)
		if isCommaTable(rows) {
			out = append(out, Block{Table: looseTable(rows, texts)})
		} else {
			out = append(out, blocks[i:next]...)
		}
		i = next
	}
	return out
}

// commaRun are the rows of as many cells that begin at a block, each with the block it begins on,
// and the block behind them; at least one block is passed.
func commaRun(blocks []Block, from int) (rows [][]string, texts []Block, next int) {
	for next = from; next < len(blocks) && len(rows) < mostCommaRows; {
		cells, lines := commaCells(blocks[next:])
		if cells == nil || len(rows) > 0 && len(cells) != len(rows[0]) {
			break
		}
		rows, texts, next = append(rows, cells), append(texts, blocks[next]), next+lines
	}
	return rows, texts, max(next, from+1)
}

// commaCells are the cells of the row that begins with the first block, and on how many lines it
// is; nil where it is none.
func commaCells(blocks []Block) (cells []string, lines int) {
	text := ""
	for lines < min(len(blocks), mostQuoted) {
		b := blocks[lines]
		if b.Table != nil || strings.ContainsAny(b.Text, "\t"+bars) || lines == 0 && !strings.ContainsAny(b.Text, `,"`) {
			return nil, 0
		}
		text += b.Text + "\n"
		if lines++; strings.Count(text, `"`)%2 == 0 {
			break
		}
	}
	r := csv.NewReader(strings.NewReader(text))
	cells, err := r.Read()
	if err != nil || len(cells) <= leastCommas || len(cells) > maxTableCols {
		return nil, 0
	}
	for i := range cells {
		cells[i] = Trim(cells[i])
	}
	return cells, lines
}

// isCommaTable reports whether rows are a table of figures.
func isCommaTable(rows [][]string) bool {
	if len(rows) < leastCommaRows {
		return false
	}
	figures := false
	for _, cells := range rows {
		n := 0
		for _, text := range cells {
			if utf8.RuneCountInString(text) > commaCell || strings.ContainsAny(text, "。！？") {
				return false
			}
			if text != "" && strings.Trim(text, "0123456789.-") == "" {
				n++
			}
		}
		figures = figures || n > 1
	}
	return figures
}

// looseTable is a table of which only the rows are sure; texts are its rows, unchanged.
func looseTable(rows [][]string, texts []Block) *Table {
	t := &Table{Loose: true, Where: texts[0].Where, Texts: texts, Places: map[templates.Address]Where{}}
	for r, cells := range rows {
		for col, text := range cells {
			t.Cells = append(t.Cells, templates.Cell{Row: r, Col: col, RowSpan: 1, ColSpan: 1, Text: text})
			t.Places[templates.Address{Row: r, Col: col}] = texts[r].Where
		}
		t.Cols = max(t.Cols, len(cells))
	}
	t.Rows = len(rows)
	return t
}
