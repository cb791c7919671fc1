package main

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// browsing is an officer's browser, signed in at a desk.
func (c *county) browsing(base, name string) (browser *http.Client, board string) {
	const password = "一个很长的密码123"
	add := c.command("desk", "officer", "add", name, "--ledger", c.ledger, "--password-stdin")
	add.Stdin = strings.NewReader(password + "\n")
	require.NoError(c.t, add.Run())
	jar, err := cookiejar.New(nil)
	require.NoError(c.t, err)
	browser = &http.Client{Jar: jar}
	return browser, c.page(browser.PostForm(base+"/desk/login", url.Values{"name": {name}, "password": {password}}))
}

func (c *county) page(answer *http.Response, err error) string {
	require.NoError(c.t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(c.t, err)
	return string(text)
}

// TestServeOfficerKilled: an officer signs in at a real desk, which is killed; at the next the
// session goes on, and the act that was answered is in the journal with who did it.
func TestServeOfficerKilled(t *testing.T) {
	everywhere(t, 2, func(t *testing.T, c *county) {
		desk, base := c.serve()
		browser, board := c.browsing(base, "王办")
		assert.Contains(t, board, c.agencies[0])
		done := c.page(browser.PostForm(base+"/desk/agencies/1/acts/extend",
			url.Values{"until": {"2026-03-01"}, "reason": {"灾情"}}))
		assert.Contains(t, done, "已延期")
		require.NoError(t, desk.Process.Kill())
		_ = desk.Wait()

		_, again := c.serve()
		// A cookie knows hosts and no ports, so that the next desk is sent the same.
		assert.Contains(t, c.page(browser.Get(again+"/desk/agencies/1")), "经办人 王办")
		assert.Contains(t, c.nianbao("collect", "--verify", "--ledger", c.ledger), "完好")

		c.nianbao("desk", "officer", "remove", "王办", "--ledger", c.ledger)
		assert.Contains(t, c.page(browser.Get(again+"/desk")), "经办人登录", "another program took the account away")
	})
}

// TestServeInTurns: one browser uses two desks of one ledger in turns, as behind a balancer: signed in
// on one, it acts on the other, and each shows what the other did.
func TestServeInTurns(t *testing.T) {
	everywhere(t, 2, func(t *testing.T, c *county) {
		_, one := c.serve()
		_, two := c.serve()
		links := c.links(one)
		browser, _ := c.browsing(one, "王办")
		assert.Contains(t, c.page(browser.PostForm(two+"/desk/agencies/1/acts/extend",
			url.Values{"until": {"2026-03-01"}, "reason": {"灾情"}})), "已延期")
		assert.Contains(t, c.page(browser.Get(one+"/desk/agencies/1")), "灾情")
		h, err := handIn(strings.Replace(links[c.agencies[1]], one, two, 1), c.files[1])
		require.NoError(t, err)
		assert.Equal(t, "accepted", h.Outcome, h.Why)
		for _, base := range []string{one, two} {
			assert.Contains(t, c.page(browser.Get(base+"/desk/agencies/2")), h.Receipt)
		}
		c.page(browser.PostForm(one+"/desk/logout", nil))
		assert.Contains(t, c.page(browser.Get(two+"/desk")), "经办人登录", "signed out on the other")
	})
}
