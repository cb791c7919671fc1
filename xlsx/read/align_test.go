package read

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A letter is a line with that label, a dot one without.
func alignLetters(template, sheet string, strictly bool) *alignment {
	var pos []int
	for i := range template {
		if template[i] != '.' {
			pos = append(pos, i)
		}
	}
	l := align(pos, len(sheet), func(i, j int) int {
		if template[pos[i]] == sheet[j] {
			return 1
		}
		return 0
	})
	if !strictly {
		l.byPlace(func(int) bool { return true })
	}
	return l
}

func TestAlign(t *testing.T) {
	const no = missing
	for _, c := range []struct {
		template, sheet string
		at              []int
		shifts          []shift
	}{
		{"abcd", "abcd", []int{0, 1, 2, 3}, nil},
		{"abcd", "ab.cd", []int{0, 1, 3, 4}, []shift{{inserted, 2, 2, 2}}},
		{"abcd", "..abcd", []int{2, 3, 4, 5}, []shift{{inserted, 0, 0, 1}}},
		{"abcd", "abcd..", []int{0, 1, 2, 3}, nil}, // nothing is shifted by what stands below
		{"abcd", "abd", []int{0, 1, no, 2}, []shift{{deleted, 2, 2, 2}}},
		{"abcd", "bcd", []int{no, 0, 1, 2}, []shift{{deleted, 0, 0, 0}}},
		{"abcd", "abc", []int{0, 1, 2, no}, []shift{{deleted, 3, 3, 3}}},
		{"abcde", "acdeb", []int{0, 4, 1, 2, 3}, []shift{{moved, 1, 4, 4}}},
		{"abcd", "abxd", []int{0, 1, 2, 3}, nil},                           // a changed label
		{"abcd", "abx.d", []int{0, 1, no, 4}, []shift{{unclear, 2, 2, 2}}}, // changed, and one inserted beside it
		{"abcd", ".abxd", []int{1, 2, 3, 4}, []shift{{inserted, 0, 0, 0}}}, // changed, and all moved on
		{"abcd", "abccd", []int{0, 1, no, 4}, []shift{{unclear, 2, 2, 2}}}, // which of the two?
		{"abab", "abab", []int{0, 1, 2, 3}, nil},                           // the order tells them apart
		{"ababc", "abbc", []int{0, 1, no, 2, 3}, []shift{{deleted, 2, 2, 2}}},
		{"abc", "bac", []int{1, 0, 2}, []shift{{moved, 1, 0, 0}}},
		{"xaxbxc", "xaxbxc", []int{0, 1, 2, 3, 4, 5}, nil},                         // a heading in each block
		{"xaxbxc", "xabxc", []int{0, 1, no, 2, 3, 4}, []shift{{deleted, 2, 2, 2}}}, // one of them gone
		{"a..d", "a..d", []int{0, 3}, nil},
		{"a..d", "a...d", []int{0, 4}, []shift{{inserted, 1, 3, 3}}},
		{"abcd", "wxyz", []int{no, no, no, no}, nil}, // nothing says that this is the table
		{"abcd", "axyz", []int{0, no, no, no}, nil},  // and here too little does
	} {
		t.Run(c.template+"/"+c.sheet, func(t *testing.T) {
			l := alignLetters(c.template, c.sheet, false)
			assert.Equal(t, c.at, l.at)
			if c.shifts != nil {
				assert.Equal(t, c.shifts, l.shifts())
			}
		})
	}
	assert.Equal(t, []int{0, 1, no, 3}, alignLetters("abcd", "abxd", true).at)
}

func TestAlignmentPlace(t *testing.T) {
	l := alignLetters(".a..b.", "..a..b.", false)
	var at []int
	for line := range 6 {
		at = append(at, l.place(line))
	}
	assert.Equal(t, []int{0, 2, 3, 4, 5, 6}, at)
	l = alignLetters("a..b..c", "b..c", false)
	at = nil
	for line := range 7 {
		at = append(at, l.place(line))
	}
	assert.Equal(t, []int{missing, 1, 2, 0, 1, 2, 3}, at)
}
