package prose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/templates"
)

// What makes 上年 the name of a figure and no comparison is said by the edition's words for the row, not by this package.
func TestCarriedWords(t *testing.T) {
	for _, id := range []string{"2019", "2021"} {
		assert.ElementsMatch(t, []string{"结转", "結轉", "转结", "转入", "轉入", "遗留"}, carriedWords(edition(t, id)), id)
	}
	assert.Empty(t, carriedWords(&templates.Edition{}))
}

// A form that calls the row by another name is read by that name.
func TestAFormWithAnotherWordForTheCarried(t *testing.T) {
	text := "办理申请12件，其中本年收到9件，上年滚存3件。"
	assert.Equal(t, []string{}, told(Lists(edition(t, "2021"), text)), "an unknown word beside another year is a comparison")

	data, err := os.ReadFile(filepath.Join("..", "..", "..", "templates", "2019.yaml"))
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "own.yaml")
	own := strings.Replace(string(data), "words: [上年结转,", "words: [上年滚存, 上年结转,", 1)
	require.NoError(t, os.WriteFile(file, []byte(own), 0o600))
	e, err := templates.Find(file)
	require.NoError(t, err)
	assert.Equal(t, []string{"12=9+3"}, told(Lists(e, text)))
}
