package book

import (
	"errors"
	"io"
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A code that is declared and not listed would have no sentence, and nobody would notice.
func TestCodesAreComplete(t *testing.T) {
	source, err := os.ReadFile("refusal.go")
	require.NoError(t, err)
	var declared []Code
	for _, match := range regexp.MustCompile(`(?m)^\tCode\w+ +Code = "([a-z-]+)"`).FindAllSubmatch(source, -1) {
		declared = append(declared, Code(match[1]))
	}
	assert.Equal(t, declared, Codes())
}

func TestRefusal(t *testing.T) {
	var err error = &Refusal{Code: CodeCellTooLong, Part: "p", Sheet: "表", Cell: "B7", Limit: 5,
		Actual: 6, Detail: "d", Err: io.EOF}
	assert.EqualError(t, err, `workbook: cell-too-long, part "p", sheet "表", cell "B7", limit 5, met 6: d: EOF`)
	assert.ErrorIs(t, err, io.EOF)
	assert.False(t, isDamage(err))
	assert.True(t, isDamage(&Refusal{Code: CodeBrokenXML}))
	assert.False(t, isDamage(errors.New("other")))
}
