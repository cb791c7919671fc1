package reading

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/templates"
)

func edition(t testing.TB, id string) *templates.Edition {
	e, err := templates.Find(id)
	require.NoError(t, err)
	return e
}

// Whether 上年 is the name of a figure or a comparison is decided by the edition's words for the
// row, not by this package.
func TestCarriedWords(t *testing.T) {
	for _, id := range []string{"2019", "2021"} {
		assert.Subset(t, carriedWords(edition(t, id)), []string{"结转", "转结", "转入", "遗留", "结存"}, id)
	}
	assert.Empty(t, carriedWords(&templates.Edition{}))
}
