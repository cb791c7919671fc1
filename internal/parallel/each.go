package parallel

import (
	"context"
	"runtime"
	"sync"
)

// Each calls work for 0 to n-1 on all processors. It stops handing out work at the first error or
// when the context ends, waits for what has begun, and returns the first error.
func Each(ctx context.Context, n int, work func(i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				if err := work(i); err != nil {
					cancel(err)
				}
			}
		})
	}
hand:
	for i := range n {
		select {
		case next <- i:
		case <-ctx.Done():
			break hand
		}
	}
	close(next)
	workers.Wait()
	return context.Cause(ctx)
}
