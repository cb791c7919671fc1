// Package sheet writes plain tables as workbooks: status, totals, whatever is a list. [Write] takes tables and streams
// their rows, so that a list of any length costs the memory of one row.
//
// Cells hold values, never formulas. Texts come from names and files of others: control and direction characters are
// taken out of them, and one that a program might take for a formula when it is edited is marked as text.
//
// # What must not come in
//
// What the tables are about, and words for people: titles, heads and cells come from the caller.
package sheet

import (
	"io"
	"iter"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/message"
)

// Table is one sheet: a title, a head that stays in sight and is repeated on every page, rows.
type Table struct {
	Name    string // of the sheet; [Write] makes it one a program accepts
	Title   string
	Heads   [][]any // the rows of the head
	Columns []Column
	Rows    iter.Seq[Row]
	Labels  int  // columns at the left that stay in sight and are repeated on every page; 0 for none
	Across  int  // how many pages beside one another the columns are fitted to; 0 for one
	Upright bool // pages are upright
	Filter  bool // the head has buttons that filter the rows
	// HeadLines is how many lines of text a row of the head may take; 0 for four.
	HeadLines int
	Charts    []Chart
	Lines     []Line // small charts of lines below the rows
}

// Column is how a column is drawn.
type Column struct {
	Width float64 // in characters
	Wrap  bool    // long texts go on in a further line; else they are drawn smaller
	Right bool    // texts stand at the right, as numbers do
}

// Row is a row of a table. Its cells are nil, string, int, int64, float64 or bool.
type Row struct {
	Cells  []any
	Strong bool // a sum, or a heading within the list
}

// Rows makes a sequence of rows that are there already.
func Rows(rows ...Row) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}
}

// Write writes the tables as one workbook, a sheet each, in their order.
func Write(w io.Writer, tables ...Table) error {
	b := &book{file: excelize.NewFile(), names: map[string]bool{}, styles: map[look]int{}}
	defer b.file.Close() // closes the files rows were streamed into
	for i := range tables {
		if err := b.table(i, &tables[i]); err != nil {
			return message.Wrap(err, "sheet.failed", "sheet", tables[i].Name)
		}
	}
	b.file.SetActiveSheet(0)
	return b.write(w)
}
