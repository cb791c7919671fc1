package desk

import (
	"context"
	"time"
)

// The limits of what is read at once. A workbook of 20 MiB may unpack to 100: memory is bounded by how many are open.
const (
	readersAtOnce = 4                // files read and judged at the same time
	waitForTurn   = 30 * time.Second // how long a request waits for its turn before it is told to come back
	waitingAtMost = 256              // requests in the queue; each holds a file of up to 20 MiB on disk, not in memory
)

// queue admits a bounded number at once; the others wait for a bounded time.
type queue struct {
	turn    chan struct{}
	waiting chan struct{}
	wait    time.Duration
}

func newQueue(atOnce, waiting int, wait time.Duration) *queue {
	return &queue{make(chan struct{}, atOnce), make(chan struct{}, waiting), wait}
}

// enter waits for a turn and returns the function that gives it back; ok is false when none came free in time.
func (q *queue) enter(ctx context.Context) (leave func(), ok bool) {
	leave = func() { <-q.turn }
	select {
	case q.turn <- struct{}{}:
		return leave, true
	default:
	}
	select {
	case q.waiting <- struct{}{}:
	default:
		return nil, false
	}
	defer func() { <-q.waiting }()
	timer := time.NewTimer(q.wait)
	defer timer.Stop()
	select {
	case q.turn <- struct{}{}:
		return leave, true
	case <-timer.C:
	case <-ctx.Done():
	}
	return nil, false
}
