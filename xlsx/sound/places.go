package sound

import (
	"strconv"
	"strings"

	"nianbao/xlsx/book"
)

// isCell reports whether a value is a cell's place, like B3 or $B$3.
func isCell(v string) bool {
	_, _, ok := cellAt(strings.ReplaceAll(v, "$", ""))
	return ok
}

// cellAt is the place of a cell, from 1.
func cellAt(v string) (row, col int, ok bool) {
	letters := strings.TrimRight(v, "0123456789")
	row, col = number(v[len(letters):], book.MaxRows), columnOf(letters)
	return row, col, row > 0 && col > 0
}

// number is a whole number from 1 to a limit, 0 for anything else.
func number(v string, limit int) int {
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > limit || v[0] == '+' {
		return 0
	}
	return n
}

// columnOf is the number of a column by its letters, from 1, 0 for anything else.
func columnOf(letters string) int {
	col := 0
	for _, r := range letters {
		if r < 'A' || r > 'Z' || col > book.MaxCols {
			return 0
		}
		col = col*26 + int(r-'A') + 1
	}
	if col > book.MaxCols {
		return 0
	}
	return col
}

// isRange reports whether a value is a cell or a range, whole rows and columns included.
func isRange(v string) bool {
	first, last, two := strings.Cut(strings.ReplaceAll(v, "$", ""), ":")
	if !two {
		return isCell(first)
	}
	row, col, ok := cellAt(first)
	lastRow, lastCol, lastOK := cellAt(last)
	if ok && lastOK {
		return row <= lastRow && col <= lastCol
	}
	inOrder := func(a, b int) bool { return a > 0 && b >= a }
	return inOrder(columnOf(first), columnOf(last)) ||
		inOrder(number(first, book.MaxRows), number(last, book.MaxRows))
}
