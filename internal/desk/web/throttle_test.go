package web

import (
	"net/http"
	"net/netip"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestAddresses(t *testing.T) {
	request := func(remote string, forwarded ...string) *http.Request {
		r := &http.Request{RemoteAddr: remote, Header: http.Header{}}
		for _, f := range forwarded {
			r.Header.Add("X-Forwarded-For", f)
		}
		return r
	}
	for _, c := range []struct {
		name   string
		r      *http.Request
		behind bool
		want   string
	}{
		{"direct", request("10.0.0.9:1234"), false, "10.0.0.9"},
		{"a header nobody put there is not believed", request("10.0.0.9:1234", "1.2.3.4"), false, "10.0.0.9"},
		{"behind a proxy the last hop", request("127.0.0.1:1", "1.2.3.4, 10.0.0.7"), true, "10.0.0.7"},
		{"a second header is the proxy's", request("127.0.0.1:1", "1.2.3.4", "10.0.0.7"), true, "10.0.0.7"},
		{"junk falls back", request("127.0.0.1:1", "junk"), true, "127.0.0.1"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, AddressOf(c.r, c.behind).String()) })
	}
}

func TestThrottle(t *testing.T) {
	now := time.Date(2026, 1, 20, 1, 0, 0, 0, time.UTC)
	th := NewThrottle(func() time.Time { return now })
	guesser, other := netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("10.0.0.2")
	for range FreeTries {
		assert.False(t, th.Refused(guesser))
		th.Wrong(guesser)
	}
	assert.True(t, th.Refused(guesser))
	assert.False(t, th.Refused(other))
	now = now.Add(triesForget)
	assert.False(t, th.Refused(guesser), "a quiet address starts anew")
	for i := range 2 * addressesMax {
		th.Wrong(netip.AddrFrom4([4]byte{11, byte(i >> 16), byte(i >> 8), byte(i)}))
	}
	assert.LessOrEqual(t, len(th.tries), addressesMax)
	assert.Equal(
		t,
		Network(netip.MustParseAddr("2001:db8::1")),
		Network(netip.MustParseAddr("2001:db8::2")),
	)
}
