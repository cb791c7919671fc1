package parallel

import "sync"

// Budget is a weight to be shared by those at work.
type Budget struct {
	mu    sync.Mutex
	freed *sync.Cond
	all   int64
	free  int64
}

// NewBudget returns a budget, all of it free.
func NewBudget(all int64) *Budget {
	b := &Budget{all: all, free: all}
	b.freed = sync.NewCond(&b.mu)
	return b
}

// Take waits until so much is free, and returns the function that gives it back. What weighs more
// than all waits for all. Whoever holds some may not take more.
func (b *Budget) Take(weight int64) (release func()) {
	weight = max(0, min(weight, b.all))
	b.mu.Lock()
	for b.free < weight {
		b.freed.Wait()
	}
	b.free -= weight
	b.mu.Unlock()
	return sync.OnceFunc(func() {
		b.mu.Lock()
		b.free += weight
		b.mu.Unlock()
		b.freed.Broadcast()
	})
}
