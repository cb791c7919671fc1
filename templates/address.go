package templates

import (
	"fmt"
	"strconv"
)

// Address is a cell of a sheet, counted from 0; it is written as in a workbook: B3.
type Address struct{ Row, Col int }

// String returns the address as a workbook writes it.
func (a Address) String() string { return ColumnName(a.Col) + strconv.Itoa(a.Row+1) }

// Offset returns the address so many rows down and columns to the right.
func (a Address) Offset(rows, cols int) Address { return Address{a.Row + rows, a.Col + cols} }

// ColumnName returns the letters of a column counted from 0.
func ColumnName(col int) string {
	if col < 26 {
		return string(rune('A' + col))
	}
	return ColumnName(col/26-1) + string(rune('A'+col%26))
}

// ParseAddress reads an address such as B3.
func ParseAddress(s string) (Address, error) {
	i, col := 0, 0
	for i < len(s) && i < 3 && s[i] >= 'A' && s[i] <= 'Z' {
		col = col*26 + int(s[i]-'A') + 1
		i++
	}
	row, err := strconv.Atoi(s[i:])
	if i == 0 || err != nil || row < 1 {
		return Address{}, fmt.Errorf("%q is not a cell address", s)
	}
	return Address{row - 1, col - 1}, nil
}

// Range is a rectangle of cells, both corners included.
type Range struct{ First, Last Address }

// String returns the range as a workbook writes it; a single cell without a colon.
func (r Range) String() string {
	if r.First == r.Last {
		return r.First.String()
	}
	return r.First.String() + ":" + r.Last.String()
}

// Rows returns how many rows the range spans.
func (r Range) Rows() int { return r.Last.Row - r.First.Row + 1 }

// Contains reports whether the cell lies within the range.
func (r Range) Contains(a Address) bool {
	return a.Row >= r.First.Row && a.Row <= r.Last.Row && a.Col >= r.First.Col && a.Col <= r.Last.Col
}
