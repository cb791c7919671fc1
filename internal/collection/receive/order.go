package receive

import (
	"context"
	"runtime"
)

// inOrder works on all processors and hands the answers to enter one by one, in the order of the items, so that the
// ledger has one writer. Only a few answers are ever held at once, however many items there are. It ends at the first
// error of enter, after the workers' last answers are in, so that none outlives the ledger.
func inOrder[T, A any](ctx context.Context, items []T, work func(context.Context, T) A, enter func(A) error) error {
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
