// Package inorder works on many things at once and hands on what came of them one by one, in their order, so that what
// is done with it does not depend on which was ready first.
package inorder

import (
	"context"
	"runtime"
)

// Do calls work for each item, on all processors, and enter with each answer, one by one in the order of the items. Only a
// few answers are ever held at once, however many items there are. It ends at the first error of enter or when the
// context does, after the last of the workers has answered.
func Do[T, A any](ctx context.Context, items []T, work func(context.Context, T) A, enter func(A) error) error {
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
