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

// ErrAway is that the database is away: it is not known to be lost, and may be back at any moment.
// What was to be entered is not known to be entered.
var ErrAway = errors.New("ledger: the database is away")

// errAgain is that others were at it; it passes too.
var errAgain = errors.New("ledger: others were at it")

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
	case errors.Is(err, ErrAway):
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
		l.db.absence.saw(err)
		if err == nil || ctx.Err() != nil || time.Since(begun)+wait > passes(err) || l.db.absence.tires(ctx, err) {
			return err
		}
		if errors.Is(err, ErrAway) && wait > firstPause { // the first time the connection alone may be old
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

// absence is since when a database is away, as all that ask it have seen: in nanoseconds; 0 while it
// answers.
type absence struct{ since atomic.Int64 }

func (a *absence) saw(err error) {
	switch {
	case errors.Is(err, ErrAway):
		a.since.CompareAndSwap(0, time.Now().UnixNano())
	case err == nil && a.since.Load() != 0:
		a.since.Store(0)
	}
}

type patienceKey struct{}

// WithPatience has a database waited for no longer than this since it went away, whoever saw it
// first: of many that ask, each one finds out at once that it is still away.
func WithPatience(ctx context.Context, most time.Duration) context.Context {
	return context.WithValue(ctx, patienceKey{}, most)
}

// tires reports whether a fault is of a database that has been away for longer than who asks waits.
func (a *absence) tires(ctx context.Context, err error) bool {
	most, is := ctx.Value(patienceKey{}).(time.Duration)
	since := a.since.Load()
	return is && since != 0 && errors.Is(err, ErrAway) && time.Now().UnixNano()-since > int64(most)
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
