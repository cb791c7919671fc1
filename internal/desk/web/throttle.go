package web

import (
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// Of an address that sends many wrong tokens, further ones are answered without a page, so that
// guessing costs others nothing; a right one always opens. What is remembered is bounded.
const (
	FreeTries    = 20               // wrong tokens an address may send before it is slowed
	triesForget  = 10 * time.Minute // after which a quiet address starts anew
	addressesMax = 10_000
)

// Throttle remembers which addresses have sent wrong tokens of late.
type Throttle struct {
	now func() time.Time

	mu    sync.Mutex
	tries map[netip.Addr]*tries
}

type tries struct {
	wrong int
	last  time.Time
}

// NewThrottle makes one that has met nobody.
func NewThrottle(now func() time.Time) *Throttle {
	return &Throttle{now: now, tries: map[netip.Addr]*tries{}}
}

// Refused reports whether an address has sent so many wrong tokens that it is not answered for now.
func (t *Throttle) Refused(from netip.Addr) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	known := t.tries[Network(from)]
	return known != nil && known.wrong >= FreeTries && t.now().Sub(known.last) < triesForget
}

// Wrong notes a wrong token.
func (t *Throttle) Wrong(from netip.Addr) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now, from := t.now(), Network(from)
	known := t.tries[from]
	if known == nil || now.Sub(known.last) >= triesForget {
		if known == nil && len(t.tries) >= addressesMax {
			clear(t.tries) // whoever has so many addresses is not slowed by any list
		}
		known = &tries{}
		t.tries[from] = known
	}
	known.wrong++
	known.last = now
}

// SlowDown answers a guesser as before, but with no page: that costs next to nothing.
func SlowDown(w http.ResponseWriter, status int) {
	w.Header().Set("Retry-After", "600")
	http.Error(w, http.StatusText(status), status)
}

// Network is what counts as one address: of IPv6 the /64 that one line is given.
func Network(a netip.Addr) netip.Addr {
	a = a.Unmap()
	if a.Is6() {
		if p, err := a.Prefix(64); err == nil {
			return p.Addr()
		}
	}
	return a
}

// AddressOf is the address a request comes from. A forwarded address is believed only behind a
// proxy of the office's own, and then the last one, which that proxy has written itself.
func AddressOf(r *http.Request, behindProxy bool) netip.Addr {
	host := r.RemoteAddr
	if behindProxy {
		if values := r.Header.Values("X-Forwarded-For"); len(values) > 0 {
			hops := strings.Split(values[len(values)-1], ",")
			if a, err := netip.ParseAddr(strings.TrimSpace(hops[len(hops)-1])); err == nil {
				return a
			}
		}
	}
	if ap, err := netip.ParseAddrPort(host); err == nil {
		return ap.Addr()
	}
	a, _ := netip.ParseAddr(host)
	return a
}
