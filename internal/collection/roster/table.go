package roster

import (
	"strings"

	"nianbao/templates"
	"nianbao/xlsx/book"
)

// table is one list a file may hold: a sheet, the tables of a document, the lines of a text.
// Every place has its cell; places under a merged cell have its text and its position.
type table struct {
	name   string // of the sheet; "" elsewhere
	hidden bool   // the sheet's tab is not shown
	rows   []row
	cols   int
	// loose marks a row that is a line of text: its parts are not columns of a table.
	loose   bool
	counted int // rows of tables put together in it, lines of text between them left out
}

type row struct {
	line   int // in the file, counted from 1
	cells  []cell
	hidden bool
}

// cell is a place of a table.
type cell struct {
	text     string
	row, col int // where the text stands: elsewhere for a place that a merged cell covers
	wide     int // columns it covers
	number   bool
}

func (c cell) blank() bool { return strings.TrimSpace(c.text) == "" }

// maxPlaces is how many places a table may have, empty ones counted. A roster of 30,000 agencies with eight columns has
// 240,000.
const maxPlaces = 1_000_000

// empty makes a table of blank cells; nil when it would be too large.
func empty(name string, rows, cols int) *table {
	if rows > 0 && cols > maxPlaces/rows {
		return nil
	}
	t := &table{name: name, rows: make([]row, rows), cols: cols}
	places := make([]cell, rows*cols)
	for i := range t.rows {
		t.rows[i] = row{line: i + 1, cells: places[i*cols : (i+1)*cols : (i+1)*cols]}
	}
	return t
}

// put lays a cell over its places; one that is there already stays.
func (t *table) put(c cell, tall int) {
	if c.row >= len(t.rows) || c.col >= t.cols {
		return
	}
	for r := c.row; r < min(c.row+tall, len(t.rows)); r++ {
		for k := c.col; k < min(c.col+c.wide, t.cols); k++ {
			if t.rows[r].cells[k].wide == 0 {
				t.rows[r].cells[k] = c
			}
		}
	}
}

// ofSheet makes a table of a sheet; nil when its cells lie too far apart.
func ofSheet(s *book.Sheet) *table {
	rows, cols := 0, 0
	for i := range s.Cells {
		if c := &s.Cells[i]; c.Text != "" {
			rows, cols = max(rows, c.Row+1), max(cols, c.Col+1)
		}
	}
	merged := map[[2]int]book.Range{}
	for _, m := range s.Merges {
		merged[[2]int{m.Top, m.Left}] = m
		if s.At(m.Top, m.Left) != nil { // the last cells of a table may be covered by one that stands above them
			cols = max(cols, min(m.Right+1, cols+maxMergedTail))
		}
	}
	t := empty(s.Name, rows, cols)
	if t == nil {
		return nil
	}
	t.hidden = s.State != book.Visible
	for _, span := range s.HiddenRows {
		for r := span.First; r <= min(span.Last, rows-1); r++ {
			t.rows[r].hidden = true
		}
	}
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.Text == "" {
			continue
		}
		tall, wide := 1, 1
		if m, ok := merged[[2]int{c.Row, c.Col}]; ok {
			tall, wide = m.Bottom-m.Top+1, m.Right-m.Left+1
		}
		t.put(cell{text: c.Text, row: c.Row, col: c.Col, wide: wide, number: c.Type == book.Number}, tall)
	}
	return t
}

// maxMergedTail is how far to the right of the last text a merged cell is followed.
const maxMergedTail = 32

// ofGrid makes a table of a grid found in a document or page.
func ofGrid(g templates.Grid) *table {
	t := empty("", g.Rows, g.Cols)
	if t == nil {
		return nil
	}
	for _, c := range g.Cells {
		if strings.TrimSpace(c.Text) != "" {
			t.put(cell{text: c.Text, row: c.Row, col: c.Col, wide: max(c.ColSpan, 1)}, max(c.RowSpan, 1))
		}
	}
	return t
}

// ofRecords makes a table of lines parted into fields; lines are their numbers in the file.
func ofRecords(records [][]string, lines []int) *table {
	cols := 0
	for _, r := range records {
		cols = max(cols, len(r))
	}
	t := empty("", len(records), cols)
	if t == nil {
		return nil
	}
	for i, r := range records {
		t.rows[i].line = lines[i]
		for k, text := range r {
			if strings.TrimSpace(text) != "" {
				t.put(cell{text: text, row: i, col: k, wide: 1}, 1)
			}
		}
	}
	return t
}
