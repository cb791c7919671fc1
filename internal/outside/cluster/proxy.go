package cluster

import (
	"bytes"
	"net"
	"net/url"
	"sync"
	"testing"
)

// Proxy is the network between a program and the server, which a test can cut.
type Proxy struct {
	URL string // the place, by way of the proxy

	t       testing.TB
	server  string
	mu      sync.Mutex
	gate    net.Listener
	ends    []net.Conn
	silent  bool
	watched []byte // what the program sends when the network is to be cut; nil for nothing
	passed  bool   // it reaches the server before
	answer  bool   // it did, and what the server answers is lost
}

// Through returns a way to a place that can be cut.
func Through(t testing.TB, place string) *Proxy {
	t.Helper()
	p := &Proxy{t: t, server: Address(t)}
	p.listen("127.0.0.1:0")
	t.Cleanup(p.Cut)
	u, err := url.Parse(place)
	if err != nil {
		t.Fatal(err)
	}
	u.Host = p.gate.Addr().String()
	p.URL = u.String()
	return p
}

func (p *Proxy) listen(address string) {
	p.t.Helper()
	gate, err := net.Listen("tcp", address)
	if err != nil {
		p.t.Fatal(err)
	}
	p.mu.Lock()
	p.gate, p.silent = gate, false
	p.mu.Unlock()
	go func() {
		for {
			program, err := gate.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", p.server)
			if err != nil {
				program.Close()
				continue
			}
			p.mu.Lock()
			p.ends = append(p.ends, program, server)
			p.mu.Unlock()
			go p.carry(server, program, true)
			go p.carry(program, server, false)
		}
	}()
}

// Cut breaks every connection and lets none be made.
func (p *Proxy) Cut() {
	p.gate.Close()
	p.drop()
}

// drop breaks every connection.
func (p *Proxy) drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.ends {
		c.Close()
	}
	p.ends = nil
}

// Mend has connections made again.
func (p *Proxy) Mend() { p.listen(p.gate.Addr().String()) }

// Hush carries nothing more, and breaks nothing.
func (p *Proxy) Hush() {
	p.mu.Lock()
	p.silent = true
	p.mu.Unlock()
}

// CutAt breaks the connections once, when the program sends something: before the server has it, or
// after, when the answer is lost.
func (p *Proxy) CutAt(sent string, arrives bool) {
	p.mu.Lock()
	p.watched, p.passed = []byte(sent), arrives
	p.mu.Unlock()
}

// Waits reports whether what the network is to be cut at has not been sent yet.
func (p *Proxy) Waits() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.watched != nil
}

func (p *Proxy) carry(to, from net.Conn, asks bool) {
	defer to.Close()
	defer from.Close()
	data := make([]byte, 64<<10)
	for {
		n, err := from.Read(data)
		if err != nil {
			return
		}
		p.mu.Lock()
		silent := p.silent
		hit := asks && p.watched != nil && bytes.Contains(data[:n], p.watched)
		drop := hit && !p.passed || !asks && p.answer
		if hit || drop {
			p.watched, p.answer = nil, hit && p.passed
		}
		p.mu.Unlock()
		if drop {
			p.drop()
			return
		}
		if silent {
			continue
		}
		if _, err := to.Write(data[:n]); err != nil {
			return
		}
	}
}
