package specimen

import (
	"strconv"

	"nianbao/internal/document"
)

// TableOnly is a document of one table under a heading.
func TableOnly(s *document.Sheet) *document.Document {
	return &document.Document{Title: "表", Year: 2024,
		Blocks: []document.Block{Heading(1, "一、表"), {Kind: document.Table, Table: s}}}
}

// Heading is a heading of a level.
func Heading(level int, s string) document.Block {
	return document.Block{Kind: document.Heading, Level: level, Runs: []document.Run{{Text: s}}}
}

// ParagraphOf is a paragraph of plain text.
func ParagraphOf(s string) document.Block {
	return document.Block{Runs: []document.Run{{Text: s}}}
}

// WideSheet is a table of many columns of figures, rows of them under two rows of header.
func WideSheet(cols, rows int) *document.Sheet {
	s := &document.Sheet{Rows: rows + 2, Cols: cols + 1, HeaderRows: 2}
	s.Cells = append(s.Cells, document.Cell{RowSpan: 2, ColSpan: 1, Role: document.ColumnKey,
		Text: "部门"},
		document.Cell{Col: 1, RowSpan: 1, ColSpan: cols, Role: document.ColumnKey, Text: "各类信息公开数量"})
	for col := range cols {
		s.Cells = append(s.Cells, document.Cell{Row: 1, Col: col + 1, RowSpan: 1, ColSpan: 1,
			Role: document.ColumnKey, Text: "第" + strconv.Itoa(col+1) + "类"})
	}
	for row := range rows {
		s.Cells = append(s.Cells, document.Cell{Row: row + 2, RowSpan: 1, ColSpan: 1,
			Role: document.RowKey,
			Text: "民政局"})
		for col := range cols {
			s.Cells = append(s.Cells, document.Cell{Row: row + 2, Col: col + 1, RowSpan: 1, ColSpan: 1,
				Role: document.Figure, Text: strconv.Itoa(1000 + 97*row*col%9000)})
		}
	}
	return s
}

// LongSheet is a table over several pages: groups of seven rows, each under a tall label.
func LongSheet(rows int) *document.Sheet {
	s := &document.Sheet{Rows: rows + 1, Cols: 4, HeaderRows: 1, Widths: []float64{1, 6, 3, 3}}
	for col, text := range []string{"类别", "事项", "本年数", "上年数"} {
		s.Cells = append(s.Cells, document.Cell{Col: col, RowSpan: 1, ColSpan: 1,
			Role: document.ColumnKey, Text: text})
	}
	for row := 1; row <= rows; row++ {
		if row%7 == 1 {
			s.Cells = append(s.Cells, document.Cell{Row: row, RowSpan: min(7, rows-row+1), ColSpan: 1,
				Role: document.RowKey, Text: "（三）不予公开"})
		}
		s.Cells = append(s.Cells, document.Cell{Row: row, Col: 1, RowSpan: 1, ColSpan: 1,
			Role: document.RowKey,
			Text: strconv.Itoa(row) + ".依法不予公开的事项"})
		for col := 2; col < 4; col++ {
			s.Cells = append(s.Cells, document.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1,
				Role: document.Figure, Text: strconv.Itoa(row * row * col)})
		}
	}
	return s
}
