package main

import (
	"net"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestServeAfterClosing: another program closes the season beside a running desk, and reopens it.
func TestServeAfterClosing(t *testing.T) {
	c := newCounty(t, 2)
	_, base := c.serve()
	links := c.links(base)
	first, second := links[c.agencies[0]], links[c.agencies[1]]
	taken, err := handIn(first, c.files[0])
	require.NoError(t, err)
	assert.Equal(t, "accepted", taken.Outcome)

	c.nianbao("collect", "close", "--ledger", "2025.db", "--reason", "汇总完毕")
	late, err := handIn(second, c.files[1])
	require.Error(t, err, "no hand-in is answered")
	assert.Equal(t, http.StatusNotFound, late.status)
	for _, address := range []string{first, first + "/receipts/" + taken.Receipt, second + "/template.xlsx"} {
		answer, err := http.Get(address)
		require.NoError(t, err)
		answer.Body.Close()
		assert.Equal(t, http.StatusNotFound, answer.StatusCode, "a dead link")
	}
	assert.Contains(t, c.nianbao("status", "--ledger", "2025.db", "--format", "json"), `"received": 1`)

	c.nianbao("collect", "reopen", "--ledger", "2025.db", "--reason", "一个单位补报")
	late, err = handIn(second, c.files[1])
	require.NoError(t, err)
	assert.Equal(t, "accepted", late.Outcome)
	assert.Contains(t, c.nianbao("collect", "--verify", "--ledger", "2025.db"), "完好")
}

// An address that is printed can be opened, also where the desk listens on all.
func TestServeAddress(t *testing.T) {
	of := func(list ...string) (addresses []net.Addr) {
		for _, text := range list {
			ip, n, err := net.ParseCIDR(text)
			require.NoError(t, err)
			addresses = append(addresses, &net.IPNet{IP: ip, Mask: n.Mask})
		}
		return addresses
	}
	for _, c := range []struct {
		name string
		own  []net.Addr
		want string
	}{
		{"what others reach",
			of("127.0.0.1/8", "fe80::1/64", "2001:db8::5/64", "10.1.2.3/24", "10.1.2.4/24"),
			"10.1.2.3"},
		{"IPv6 alone", of("127.0.0.1/8", "::1/128", "fe80::1/64", "2001:db8::5/64"), "2001:db8::5"},
		{"no network", of("127.0.0.1/8", "::1/128"), "127.0.0.1"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, reachable(c.own).String()) })
	}
	o := &serveOptions{}
	assert.Equal(t, "http://127.0.0.1:8080", o.address(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}))
	o.cert = "cert.pem"
	assert.NotContains(t, o.address(&net.TCPAddr{IP: net.IPv6unspecified, Port: 443}), "[::]")
}
