// Package parallel maps a function over a slice on all processors. [Ordered] delivers the results
// in input order, so that what follows does not depend on which was ready first; [Each] returns
// no results. A [Budget] bounds what those at work hold together.
package parallel

import (
	"context"
	"runtime"
)

// Ordered calls work for each item, on all processors, and enter with each answer, one by one in
// the order of the items. Only a few answers are ever held at once, however many items there are.
// It ends at the first error of enter or when the context does, after the last of the workers has
// answered.
func Ordered[T, A any](ctx context.Context, items []T, work func(context.Context, T) A, enter func(A) error) error {
	working, stop := context.WithCancel(ctx)
	defer stop()
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan chan A, 2*workers)
	slots := make(chan struct{}, workers)
	go func() {
		defer close(queue)
		for _, item := range items {
			select {
			case slots <- struct{}{}:
			case <-working.Done():
				return
			}
			answer := make(chan A, 1)
			go func() {
				answer <- work(working, item)
				<-slots
			}()
			queue <- answer
		}
	}()
	var failed error
	for waiting := range queue {
		a := <-waiting
		if failed != nil {
			continue
		}
		if failed = enter(a); failed != nil {
			stop()
		}
	}
	if failed != nil {
		return failed
	}
	return ctx.Err()
}
