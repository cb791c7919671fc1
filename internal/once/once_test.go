package once

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEveryKeyHasOneValue(t *testing.T) {
	type made struct{ key int }
	of := For(func(key int) *made { return &made{key} })
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
}

func TestWhatWasMadeIsNotMadeAgain(t *testing.T) {
	n := 0
	of := For(func(string) []int { n++; return nil })
	of("a")
	of("a")
	of("b")
	assert.Equal(t, 2, n)
}
