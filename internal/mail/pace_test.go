package mail

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
)

// counted is a clock that goes on by what is waited for, and by what a message takes.
type counted struct {
	at    time.Time
	waits []time.Duration
}

func (c *counted) pace() pace {
	return pace{now: func() time.Time { return c.at },
		sleep: func(ctx context.Context, rest time.Duration) error {
			c.waits, c.at = append(c.waits, rest), c.at.Add(rest)
			return ctx.Err()
		}}
}

func TestPace(t *testing.T) {
	const s = time.Second
	for name, c := range map[string]struct {
		aMinute int
		takes   time.Duration // a message
		waits   []time.Duration
	}{
		"thirty a minute":              {30, 0, []time.Duration{2 * s, 2 * s, 2 * s}},
		"what a message takes counts":  {30, s / 2, []time.Duration{3 * s / 2, 3 * s / 2, 3 * s / 2}},
		"a server that is slow itself": {30, 5 * s, nil},
		"one a minute":                 {1, 0, []time.Duration{60 * s, 60 * s, 60 * s}},
		"no limit":                     {0, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			clock := &counted{at: time.Unix(1, 0)}
			p := clock.pace()
			for range 4 {
				require.NoError(t, p.turn(t.Context(), c.aMinute))
				clock.at = clock.at.Add(c.takes)
			}
			assert.Equal(t, c.waits, clock.waits)
		})
	}
	t.Run("interrupted while it waits", func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		p := pace{last: time.Now(), now: time.Now, sleep: sleep}
		stop()
		assert.ErrorIs(t, p.turn(ctx, 1), context.Canceled)
	})
}

// Only what goes to the server waits its turn: of what has no address, or none that is one, nothing
// goes there.
func TestSendKeepsThePace(t *testing.T) {
	o := newOffice(t, "a@x.cn", "", "refused@x.cn", "not an address", "b@x.cn")
	o.serve("0")
	clock := &counted{at: time.Unix(1, 0)}
	o.pace, o.Pace = clock.pace(), 20
	sum, err := o.Send(t.Context(), ledger.MailedReminder)
	require.NoError(t, err)
	assert.Equal(t, 2, sum.Sent)
	assert.Equal(t, []time.Duration{3 * time.Second, 3 * time.Second}, clock.waits)
}
