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

// TestServeOfficerKilled: an officer signs in at a real desk, which is killed; at the next the
// session goes on, and the act that was answered is in the journal with who did it.
func TestServeOfficerKilled(t *testing.T) {
	const password = "一个很长的密码123"
	c := newCounty(t, 2)
	desk, base := c.serve()
	add := c.command("desk", "officer", "add", "王办", "--ledger", "2025.db", "--password-stdin")
	add.Stdin = strings.NewReader(password + "\n")
	require.NoError(t, add.Run())
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	browser := &http.Client{Jar: jar}
	page := func(answer *http.Response, err error) string {
		require.NoError(t, err)
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		return string(text)
	}
	board := page(browser.PostForm(base+"/desk/login", url.Values{"name": {"王办"}, "password": {password}}))
	assert.Contains(t, board, c.agencies[0])
	done := page(browser.PostForm(base+"/desk/agencies/1/acts/extend",
		url.Values{"until": {"2026-03-01"}, "reason": {"灾情"}}))
	assert.Contains(t, done, "已延期")
	require.NoError(t, desk.Process.Kill())
	_ = desk.Wait()

	_, again := c.serve()
	// A cookie knows hosts and no ports, so that the next desk is sent the same.
	assert.Contains(t, page(browser.Get(again+"/desk/agencies/1")), "经办人 王办")
	assert.Contains(t, c.nianbao("collect", "--verify", "--ledger", "2025.db"), "完好")

	c.nianbao("desk", "officer", "remove", "王办", "--ledger", "2025.db")
	assert.Contains(t, page(browser.Get(again+"/desk")), "经办人登录", "another program took the account away")
}
