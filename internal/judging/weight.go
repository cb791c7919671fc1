package judging

import (
	"archive/zip"
	"bytes"
	"sync"
)

// maxWeight is how many bytes, unpacked, of files may be judged at the same time. One heavier than all of it is judged
// alone.
const maxWeight = 32 << 20

// weigh is the unpacked size of a file in bytes: of a workbook or a Word file the sizes its parts
// declare.
func weigh(data []byte) int64 {
	weight := int64(len(data))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return weight
	}
	for _, part := range z.File {
		weight += int64(min(part.UncompressedSize64, maxWeight))
	}
	return weight
}

// budget is a weight to be shared by those at work.
type budget struct {
	mu    sync.Mutex
	freed *sync.Cond
	all   int64
	free  int64
}

func newBudget(all int64) *budget {
	b := &budget{all: all, free: all}
	b.freed = sync.NewCond(&b.mu)
	return b
}

// take waits until so much is free, and returns the function that gives it back. What weighs more
// than all waits for all. Whoever holds some may not take more.
func (b *budget) take(weight int64) (release func()) {
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
