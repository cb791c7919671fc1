package ledger

import (
	"context"
	"net"
	"sync"
	"time"
)

// A network that is cut somewhere on the way says nothing: neither an answer comes nor an error. Who
// was asked and is silent for too long is taken to be gone.
var silentAtMost = limitOf(20 * time.Second)

// dialAtMost is how long a connection may take to be made.
const dialAtMost = 10 * time.Second

// answering is a connection on which an answer is waited for so long and no longer.
type answering struct {
	net.Conn
	mu   sync.Mutex
	told time.Time // the deadline set by whoever reads; zero for none
}

func dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{KeepAlive: dialAtMost}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	return &answering{Conn: conn}, nil
}

// Read reads what came; a deadline that was set comes first.
func (c *answering) Read(data []byte) (int, error) {
	c.mu.Lock()
	if c.told.IsZero() {
		if err := c.Conn.SetReadDeadline(time.Now().Add(silentAtMost.get())); err != nil {
			c.mu.Unlock()
			return 0, err
		}
	}
	c.mu.Unlock()
	return c.Conn.Read(data)
}

// SetDeadline sets one for reading and writing, as by an interrupted run.
func (c *answering) SetDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.told = t
	return c.Conn.SetDeadline(t)
}

// SetReadDeadline sets one for reading.
func (c *answering) SetReadDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.told = t
	return c.Conn.SetReadDeadline(t)
}
