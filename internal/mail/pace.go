package mail

import (
	"context"
	"time"
)

// pace keeps the beginnings of messages apart: large providers close an account that sends all at
// once.
type pace struct {
	last  time.Time // when the message before was begun
	now   func() time.Time
	sleep func(context.Context, time.Duration) error
}

// turn waits until another message may be begun, with so many a minute; 0 for no limit.
func (p *pace) turn(ctx context.Context, aMinute int) error {
	if p.now == nil {
		p.now, p.sleep = time.Now, sleep
	}
	if aMinute > 0 && !p.last.IsZero() {
		if rest := p.last.Add(time.Minute / time.Duration(aMinute)).Sub(p.now()); rest > 0 {
			if err := p.sleep(ctx, rest); err != nil {
				return err
			}
		}
	}
	p.last = p.now()
	return ctx.Err()
}

func sleep(ctx context.Context, rest time.Duration) error {
	timer := time.NewTimer(rest)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
