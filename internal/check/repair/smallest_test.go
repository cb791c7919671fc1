package repair

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// The numbers of sets of independent parts are multiplied; large products are reported as many.
func TestManyWaysAreNotCounted(t *testing.T) {
	whole := explanation{ways: 1}
	for i := range 30 {
		whole = whole.with(explanation{cells: []int{i}, ways: 8})
		if i == 1 {
			assert.Equal(t, explanation{cells: []int{0, 1}, ways: 64}, whole)
		}
	}
	assert.Len(t, whole.cells, 30)
	assert.Equal(t, manyWays, whole.ways)
	assert.True(t, whole.more)
}
