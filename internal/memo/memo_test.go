package memo

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEachKeyIsMadeReadyOnce(t *testing.T) {
	type made struct{ key int }
	var n atomic.Int32
	of := For(func(key int) *made {
		n.Add(1)
		return &made{key}
	})
	var all sync.WaitGroup
	got := make([]*made, 64)
	for i := range got {
		all.Go(func() { got[i] = of(i % 4) })
	}
	all.Wait()
	for i, m := range got {
		assert.Equal(t, i%4, m.key)
		assert.Same(t, got[i%4], m)
	}
	assert.EqualValues(t, 4, n.Load())
}
