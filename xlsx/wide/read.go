package wide

import (
	"archive/zip"
	"io"
	"iter"
	"path"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
	"nianbao/xlsx/book"
)

// Cell is one cell as it came.
type Cell struct {
	Text string
	Type report.CellType
}

// Line is one line of a sheet: its cells from the first column on. Its row counts from 0.
type Line struct {
	Row   int
	Cells []Cell
}

func (l Line) at(col int) Cell {
	if col < len(l.Cells) {
		return l.Cells[col]
	}
	return Cell{}
}

// Sheet is a wide sheet of a file.
type Sheet struct {
	Name string // of the workbook's sheet; "" of a CSV file
	Head *Head

	lines iter.Seq2[Line, error]
}

// Options are what a person knows of a file.
type Options struct {
	Edition *templates.Edition // one of the office's own; nil for none
	Head    int                // the row in which the head ends, from 1; 0 to look for it
}

func (o Options) editions() []*templates.Edition {
	if o.Edition == nil {
		return templates.Builtin()
	}
	return append([]*templates.Edition{o.Edition}, templates.Builtin()...)
}

// mostSheets is how many sheets a workbook may have to be looked at as a wide one. A template of ours has more, and
// of ten thousand of them none is to be opened twice.
const mostSheets = 5

// MayBe reports, without unpacking anything, whether a file may hold wide sheets: CSV, or a workbook of few sheets.
func MayBe(name string, data io.ReaderAt, size int64) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv":
		return size <= book.MaxStreamed
	case ".xlsx", ".xlsm":
	default:
		return false
	}
	z, err := zip.NewReader(data, size)
	if err != nil {
		return false
	}
	sheets := 0
	for _, f := range z.File {
		if strings.HasPrefix(book.CleanName(f.Name), "xl/worksheets/") && strings.HasSuffix(f.Name, ".xml") {
			sheets++
		}
	}
	return sheets > 0 && sheets <= mostSheets
}

// Read returns the wide sheets of a file, none where it is something else. The error is for a file that cannot be
// read, a [*book.Refusal] for a workbook.
func Read(name string, data []byte, o Options) ([]*Sheet, error) {
	if strings.EqualFold(path.Ext(name), ".csv") {
		lines, err := csvLines(data)
		if err != nil {
			return nil, err
		}
		s, err := sheetOf("", lines, nil, o)
		if s == nil || err != nil {
			return nil, err
		}
		return []*Sheet{s}, nil
	}
	b, err := book.Stream(data)
	if err != nil {
		return nil, err
	}
	var all []*Sheet
	for _, w := range b.Worksheets() {
		merges := func() ([]book.Range, error) { return b.Merges(w) }
		s, err := sheetOf(w.Name, bookLines(b, w), merges, o)
		if err != nil {
			return nil, err
		}
		if s != nil {
			all = append(all, s)
		}
	}
	return all, nil
}

// sheetOf finds the head of a sheet; nil where it has none.
func sheetOf(name string, lines iter.Seq2[Line, error], merges func() ([]book.Range, error), o Options,
) (*Sheet, error) {
	var first []Line
	for line, err := range lines {
		if err != nil {
			return nil, err
		}
		if first = append(first, line); len(first) == max(headRows, o.Head) {
			break
		}
	}
	head := findHead(first, o.editions(), o.Head-1)
	if (head == nil || !head.ByID) && merges != nil && likely(first) {
		ranges, err := merges()
		if err != nil {
			return nil, err
		}
		spread(first, ranges)
		head = findHead(first, o.editions(), o.Head-1)
	}
	if head == nil {
		return nil, nil
	}
	return &Sheet{Name: name, Head: head, lines: lines}, nil
}

// likely reports whether some line names a column of agencies.
func likely(lines []Line) bool {
	for _, line := range lines {
		for _, c := range line.Cells {
			if words().fields[squash(c.Text)] == Agency {
				return true
			}
		}
	}
	return false
}

// spread repeats what stands in a merged range over all of it, within the lines at hand.
func spread(lines []Line, ranges []book.Range) {
	at := map[int]*Line{}
	for i := range lines {
		at[lines[i].Row] = &lines[i]
	}
	for _, m := range ranges {
		first := at[m.Top]
		if first == nil {
			continue
		}
		c := first.at(m.Left)
		for row := m.Top; row <= m.Bottom && row-m.Top < headRows; row++ {
			line := at[row]
			if line == nil {
				continue
			}
			for col := m.Left; col <= min(m.Right, m.Left+maxColumns); col++ {
				for len(line.Cells) <= col {
					line.Cells = append(line.Cells, Cell{})
				}
				line.Cells[col] = c
			}
		}
	}
}

// maxColumns is the widest a merged head is spread to.
const maxColumns = 1000

var storedAs = map[book.Type]report.CellType{book.Number: report.StoredNumber, book.Bool: report.StoredBoolean,
	book.Error: report.StoredError, book.Date: report.StoredDate}

// bookLines are the lines of a workbook's sheet.
func bookLines(b *book.Streamed, w book.StreamedSheet) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		for cells, err := range b.Rows(w) {
			if err != nil {
				yield(Line{}, err)
				return
			}
			line := Line{Row: cells[0].Row, Cells: make([]Cell, cells[len(cells)-1].Col+1)}
			for i := range cells {
				c := &cells[i]
				cell := Cell{Text: c.Text, Type: storedAs[c.Type]}
				if c.HasFormula {
					cell = Cell{Text: "=" + c.Formula, Type: report.StoredFormula}
				}
				line.Cells[c.Col] = cell
			}
			if !yield(line, nil) {
				return
			}
		}
	}
}
