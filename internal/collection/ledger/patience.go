package ledger

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"nianbao/internal/message"
)

// A database may be away for a moment: it starts again, its standby takes over, a cable is pulled.
// What was asked for is then asked for again, until it has been away for too long. An act that was
// cut off is done again as a whole; of one whose end nobody answered the journal knows whether it
// was done.

// The kinds of faults that pass.
var (
	errAway  = errors.New("ledger: the database is away")
	errAgain = errors.New("ledger: others were at it")
)

// awayAtMost is how long a database is waited for, since what was asked for began.
var awayAtMost = limitOf(30 * time.Second)

// limit is a time that a test may shorten while connections go by it.
type limit struct{ atomic.Int64 }

func limitOf(d time.Duration) *limit {
	l := new(limit)
	l.Store(int64(d))
	return l
}

func (l *limit) get() time.Duration { return time.Duration(l.Load()) }

// Between two tries.
const (
	firstPause = 20 * time.Millisecond
	mostPause  = time.Second
)

// passes returns how long after its beginning what ended with a fault is tried again; 0 for no more.
func passes(err error) time.Duration {
	switch {
	case errors.Is(err, errAway):
		return awayAtMost.get()
	case errors.Is(err, errAgain):
		return patience
	}
	return 0
}

// patiently does something again while it fails with faults that pass.
func (l *Ledger) patiently(ctx context.Context, try func() error) error {
	begun, wait := time.Now(), firstPause
	for {
		err := l.fault(try())
		if err == nil || ctx.Err() != nil || time.Since(begun)+wait > passes(err) {
			return err
		}
		if errors.Is(err, errAway) && wait > firstPause { // the first time the connection alone may be old
			l.db.announce(ctx, l.File)
		}
		select {
		case <-ctx.Done():
			return l.fault(ctx.Err())
		case <-time.After(wait):
		}
		wait = min(2*wait, mostPause)
	}
}

type noticeKey struct{}

// WithNotice has a sentence handed to say when a database is away and waited for.
func WithNotice(ctx context.Context, say func(message.Text)) context.Context {
	return context.WithValue(ctx, noticeKey{}, say)
}

// notice remembers when it was given: several that wait give it once.
type notice struct{ last atomic.Int64 }

func (n *notice) announce(ctx context.Context, place string) {
	say, is := ctx.Value(noticeKey{}).(func(message.Text))
	now := time.Now().UnixNano()
	last := n.last.Load()
	if is && now-last > int64(awayAtMost.get()) && n.last.CompareAndSwap(last, now) {
		say(message.New("ledger.waiting", "file", place, "seconds", int(awayAtMost.get().Seconds())))
	}
}
