package main

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside/cluster"
)

// TestServeWhileTheDatabaseIsAway: the server is stopped under a desk. Whoever asks is told in words
// and told when to try again, in his language; a hand-in gets no receipt and leaves nothing; what was
// typed comes back with the page, but no password; with the server back all goes on.
func TestServeWhileTheDatabaseIsAway(t *testing.T) {
	c := newCounty(t, 2)
	c.ledger = cluster.URL(t)
	_, base := c.serve()
	link := c.links(base)[c.agencies[0]]
	browser, _ := c.browsing(base, "王办")
	acts := base + "/desk/agencies/1/acts/extend"
	ruling := url.Values{"until": {"2026-03-01"}, "reason": {"灾情 <暴雨>"}}

	cluster.Stop(t)
	back := false
	t.Cleanup(func() {
		if !back {
			cluster.Start(t)
		}
	})
	refused := func(answer *http.Response, err error) string {
		text := c.page(answer, err)
		assert.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
		assert.Equal(t, "30", answer.Header.Get("Retry-After"))
		return text
	}
	page := refused(http.Get(link))
	assert.Contains(t, page, "收发台暂时用不了")
	assert.Contains(t, page, `href="`+strings.TrimPrefix(link, base)+`"`, "the way to try again")
	english, err := http.NewRequest(http.MethodGet, link, nil)
	require.NoError(t, err)
	english.Header.Set("Accept-Language", "en")
	assert.Contains(t, refused(http.DefaultClient.Do(english)), "The desk is interrupted")

	_, err = handIn(link, c.files[0])
	require.ErrorContains(t, err, "503")
	require.ErrorContains(t, err, "没有得到回执")

	typed := refused(browser.PostForm(acts, ruling))
	assert.Contains(t, typed, `name="reason" value="灾情 &lt;暴雨&gt;"`)
	assert.Contains(t, typed, `action="/desk/agencies/1/acts/extend"`)
	secret := refused(browser.PostForm(base+"/desk/login", url.Values{"name": {"王办"}, "password": {"一个很长的密码123"}}))
	assert.NotContains(t, secret, "一个很长的密码123")

	cluster.Start(t)
	back = true
	assert.Contains(t, c.page(browser.PostForm(acts, ruling)), "已延期", "sent once more as it was")
	h, err := handIn(link, c.files[0])
	require.NoError(t, err)
	assert.Equal(t, "2025-000001", h.Receipt, "what was refused left nothing")
	assert.Contains(t, c.nianbao("collect", "--verify", "--ledger", c.ledger), "完好")
}
