package source

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A text whose lines all begin with the mark of an answer by mail is read without it; one that has such a mark
// somewhere keeps it.
func TestQuotedText(t *testing.T) {
	for text, want := range map[string][]string{
		"> 一、总体情况\n>\n> > 规章\t1": {"一、总体情况", "", "> 规章\t1"},
		"一、总体情况\n> 规章\t1":        {"一、总体情况", "> 规章\t1"},
	} {
		s, err := Text("报告.txt", []byte(text))
		require.NoError(t, err)
		var got []string
		for _, b := range s.Blocks {
			if b.Table == nil && (b.Text != "" || len(got) < 2) {
				got = append(got, b.Text)
			}
		}
		assert.Equal(t, want, got)
	}
}
