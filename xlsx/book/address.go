package book

import (
	"bytes"
	"strconv"
)

// Range is a rectangle of cells, zero-based, its last row and column included.
type Range struct{ Top, Left, Bottom, Right int }

// Contains reports whether a cell lies in the range.
func (r Range) Contains(row, col int) bool {
	return r.Top <= row && row <= r.Bottom && r.Left <= col && col <= r.Right
}

// String gives the range as workbooks write it, like A1:B2.
func (r Range) String() string { return Name(r.Top, r.Left) + ":" + Name(r.Bottom, r.Right) }

// Span is a run of rows or of columns, zero-based, its last one included.
type Span struct{ First, Last int }

// Contains reports whether a row or column lies in the span.
func (s Span) Contains(n int) bool { return s.First <= n && n <= s.Last }

// Name gives a zero-based cell position as workbooks write it: Name(2, 1) is B3.
func Name(row, col int) string { return ColumnName(col) + strconv.Itoa(row+1) }

// ColumnName gives a zero-based column as workbooks write it: 0 is A, 26 is AA.
func ColumnName(col int) string {
	var letters [8]byte
	i := len(letters)
	for n := col + 1; n > 0 && i > 0; n = (n - 1) / 26 {
		i--
		letters[i] = byte('A' + (n-1)%26)
	}
	return string(letters[i:])
}

func parseName(name []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(name); i++ {
		letter := name[i] &^ 0x20 // upper case
		if letter < 'A' || letter > 'Z' {
			break
		}
		if col = col*26 + int(letter-'A') + 1; col > MaxCols {
			return 0, 0, false
		}
	}
	row, ok = parseCount(name[i:], MaxRows)
	if !ok || row == 0 || col == 0 {
		return 0, 0, false
	}
	return row - 1, col - 1, true
}

func parseRange(text []byte) (Range, bool) {
	first, last := text, text
	for i, c := range text {
		if c == ':' {
			first, last = text[:i], text[i+1:]
			break
		}
	}
	top, left, ok1 := parseName(first)
	bottom, right, ok2 := parseName(last)
	r := Range{top, left, bottom, right}
	return r, ok1 && ok2 && top <= bottom && left <= right
}

// parseMerged reads a merged range, which some programs write as whole columns (F:F) or rows (3:4).
func parseMerged(text []byte) (Range, bool) {
	if r, ok := parseRange(text); ok {
		return r, true
	}
	first, last, ok := bytes.Cut(text, []byte(":"))
	if !ok {
		return Range{}, false
	}
	whole := func(from, to string) (Range, bool) {
		return parseRange([]byte(string(first) + from + ":" + string(last) + to))
	}
	if r, ok := whole("1", strconv.Itoa(MaxRows)); ok {
		return r, true
	}
	r, ok := parseRange([]byte("A" + string(first) + ":" + ColumnName(MaxCols-1) + string(last)))
	return r, ok
}

// parseCount reads decimal digits up to a limit. It never overflows, however many digits there
// are.
func parseCount(digits []byte, limit int) (n int, ok bool) {
	if len(digits) == 0 {
		return 0, false
	}
	for _, d := range digits {
		if d < '0' || d > '9' {
			return 0, false
		}
		if n = n*10 + int(d-'0'); n > limit {
			return 0, false
		}
	}
	return n, true
}
