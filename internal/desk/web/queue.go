package web

import (
	"context"
	"time"
)

// The limits of what is read at once. A workbook of 20 MiB may unpack to 100: memory is bounded by how
// many are open.
const (
	ReadersAtOnce = 4                // files read and judged at the same time
	WaitForTurn   = 30 * time.Second // how long a request waits for its turn before it is told to come back
	WaitingAtMost = 256              // requests in the queue; each holds a file of up to 20 MiB on disk, not in memory
)

// Queue admits a bounded number at once; the others wait for a bounded time.
type Queue struct {
	turn    chan struct{}
	waiting chan struct{}
	wait    time.Duration
}

// NewQueue makes a queue.
func NewQueue(atOnce, waiting int, wait time.Duration) *Queue {
	return &Queue{make(chan struct{}, atOnce), make(chan struct{}, waiting), wait}
}

// Enter waits for a turn and returns the function that gives it back; ok is false when none came free in
// time.
func (q *Queue) Enter(ctx context.Context) (leave func(), ok bool) {
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
