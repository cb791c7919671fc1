package book

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestName(t *testing.T) {
	for _, test := range []struct {
		row, col int
		name     string
	}{
		{0, 0, "A1"}, {2, 1, "B3"}, {9, 25, "Z10"}, {0, 26, "AA1"}, {0, 701, "ZZ1"}, {0, 702, "AAA1"},
		{MaxRows - 1, MaxCols - 1, "XFD1048576"},
	} {
		assert.Equal(t, test.name, Name(test.row, test.col))
		row, col, ok := parseName([]byte(test.name))
		assert.True(t, ok)
		assert.Equal(t, [2]int{test.row, test.col}, [2]int{row, col})
	}
	row, col, ok := parseName([]byte("aa10"))
	assert.True(t, ok)
	assert.Equal(t, [2]int{9, 26}, [2]int{row, col})
}

func TestParseNameRefuses(t *testing.T) {
	for _, name := range []string{"", "A", "1", "A0", "$A$1", "A1:B2", "A1048577", "XFE1", "A-1", "1A",
		"Ａ1", "A1 ",
		"A99999999999999999999", "ZZZZZZZZZZZZZZZZZZZZ1", "[1"} {
		_, _, ok := parseName([]byte(name))
		assert.False(t, ok, name)
	}
}

func TestRange(t *testing.T) {
	r, ok := parseRange([]byte("B2:D10"))
	assert.True(t, ok)
	assert.Equal(t, Range{1, 1, 9, 3}, r)
	assert.Equal(t, "B2:D10", r.String())
	assert.True(t, r.Contains(9, 3))
	assert.False(t, r.Contains(10, 3))
	assert.False(t, r.Contains(1, 0))
	single, ok := parseRange([]byte("C3"))
	assert.True(t, ok)
	assert.Equal(t, Range{2, 2, 2, 2}, single)
	for _, text := range []string{"", ":", "A1:", ":A1", "B2:A1", "A1:B2:C3"} {
		_, ok := parseRange([]byte(text))
		assert.False(t, ok, text)
	}
	assert.True(t, Span{2, 4}.Contains(4))
	assert.False(t, Span{2, 4}.Contains(5))
}
