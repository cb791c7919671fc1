package parallel

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Never more is at work than the budget allows, and what is heavier than all of it gets its turn.
func TestBudget(t *testing.T) {
	b := NewBudget(10)
	var all sync.WaitGroup
	var mu sync.Mutex
	var now, most int64
	for i := range 50 {
		weight := int64(i%4) * 4 // 0, 4, 8, 12
		all.Go(func() {
			defer b.Take(weight)()
			mu.Lock()
			now += min(weight, 10)
			most = max(most, now)
			mu.Unlock()
			mu.Lock()
			now -= min(weight, 10)
			mu.Unlock()
		})
	}
	all.Wait()
	assert.LessOrEqual(t, most, int64(10))
	assert.Equal(t, int64(10), b.free)
}
