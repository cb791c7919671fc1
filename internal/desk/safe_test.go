package desk

import (
	"encoding/json"
	"net/http"
	"net/netip"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The threats of .github/SECURITY.md, each with what answers it.

func TestLinks(t *testing.T) {
	o := newOffice(t)
	link := o.link(archives)
	t.Run("the same key gives the same link", func(t *testing.T) {
		assert.Equal(t, link, o.link(archives))
	})
	t.Run("128 bits", func(t *testing.T) {
		assert.Len(t, secretOf(link), 26)
		assert.NotEqual(t, link, o.link(finance))
	})
	t.Run("the ledger knows its hash alone", func(t *testing.T) {
		data, err := os.ReadFile(o.ledger.File)
		require.NoError(t, err)
		assert.NotContains(t, string(data), secretOf(link))
	})
	t.Run("the key is its owner's", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("Windows has no such modes")
		}
		info, err := os.Stat(KeyFile(o.ledger.File))
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	})
	t.Run("renewed, the old one opens nothing", func(t *testing.T) {
		all, err := o.ledger.Agencies(t.Context())
		require.NoError(t, err)
		renewed, err := Links(t.Context(), o.ledger, o.key, LinkOptions{Base: o.url, Only: all[0].ID, Renew: true})
		require.NoError(t, err)
		require.Len(t, renewed, 1)
		answer, _ := o.get(link)
		assert.Equal(t, http.StatusNotFound, answer.StatusCode)
		answer, _ = o.get(renewed[0].URL)
		assert.Equal(t, http.StatusOK, answer.StatusCode)
	})
}

func TestAnotherAgencysReceiptIsNotThere(t *testing.T) {
	o := newOffice(t)
	o.handIn(finance, sent{"f.xlsx", o.workbook(finance)})
	for _, below := range []string{"", "/print", "/marked.xlsx", "/draft.pdf", "/original", "/slips/requests.pdf"} {
		t.Run("GET "+below, func(t *testing.T) {
			answer, text := o.get(o.link(archives) + "/receipts/2025-000001" + below)
			assert.Equal(t, http.StatusNotFound, answer.StatusCode)
			silent(t, text, finance)
		})
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	o := newOffice(t)
	link := o.link(archives)
	o.handIn(archives, sent{"a.xlsx", o.workbook(archives)})
	at := link + "/receipts/2025-000001"
	before := o.entries()
	for _, address := range []string{link, link + "/template.xlsx", link + "/blank.pdf", at, at + "/print",
		at + "/marked.xlsx", at + "/draft.pdf", at + "/original", at + "/slips/requests.pdf", at + "/slips/overview.pdf",
		o.url + "/a/nobody", o.url + "/api/v1/status"} {
		t.Run(strings.TrimPrefix(strings.ReplaceAll(address, secretOf(link), "TOKEN"), o.url), func(t *testing.T) {
			answer, text := o.get(address)
			h := answer.Header
			assert.Contains(t, h.Get("Content-Security-Policy"), "default-src 'none'")
			assert.NotContains(t, h.Get("Content-Security-Policy"), "unsafe")
			assert.Equal(t, "no-referrer", h.Get("Referrer-Policy"))
			assert.Equal(t, "no-store", h.Get("Cache-Control"))
			assert.Equal(t, "nosniff", h.Get("X-Content-Type-Options"))
			if strings.HasPrefix(h.Get("Content-Type"), "text/html") {
				for _, inline := range []string{"<style", " style=", "onclick", "javascript:", "<script>", "http://", "https://"} {
					silent(t, text, inline)
				}
			}
		})
	}
	assert.Equal(t, before, o.entries(), "GET changes nothing")
	assert.NotContains(t, o.log.String(), secretOf(link), "a log bears no token")
	assert.NotContains(t, o.log.String(), archives, "nor a name")
}

func TestStalePageCannotHandIn(t *testing.T) {
	o := newOffice(t)
	r, err := http.NewRequest(http.MethodPost, o.link(archives)+"/files", strings.NewReader(""))
	require.NoError(t, err)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	r.Header.Set("Origin", "https://elsewhere.example")
	answer, _ := o.do(r)
	assert.Equal(t, http.StatusForbidden, answer.StatusCode)
}

func TestHostileNames(t *testing.T) {
	o := newOffice(t)
	const script = `"><script>alert(1)</script>.xlsx`
	answer, _ := o.post(o.link(archives)+"/files", "", sent{script, o.workbook(archives)})
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	_, page := o.get(o.link(archives) + "/receipts/2025-000001")
	silent(t, page, "<script>alert")
	for sentName, want := range map[string]string{`C:\fakepath\年报.xlsx`: "年报.xlsx",
		"../../etc/passwd": "passwd", "": "unnamed",
		"a\nb.xlsx": "a b.xlsx", strings.Repeat("长", 300) + ".xlsx": strings.Repeat("长", 108) + "…" +
			strings.Repeat("长", 7) + ".xlsx"} {
		assert.Equal(t, want, fileName(sentName))
	}
}

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
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, addressOf(c.r, c.behind).String()) })
	}
}

func TestThrottle(t *testing.T) {
	now := morning()
	th := newThrottle(func() time.Time { return now })
	guesser, other := netip.MustParseAddr("10.0.0.1"), netip.MustParseAddr("10.0.0.2")
	for range freeTries {
		assert.False(t, th.refused(guesser))
		th.wrong(guesser)
	}
	assert.True(t, th.refused(guesser))
	assert.False(t, th.refused(other))
	now = now.Add(triesForget)
	assert.False(t, th.refused(guesser), "a quiet address starts anew")
	for i := range 2 * addressesMax {
		th.wrong(netip.AddrFrom4([4]byte{11, byte(i >> 16), byte(i >> 8), byte(i)}))
	}
	assert.LessOrEqual(t, len(th.tries), addressesMax)
	assert.Equal(t, network(netip.MustParseAddr("2001:db8::1")), network(netip.MustParseAddr("2001:db8::2")))
}

func TestThrottleSlowsGuessesNotLinks(t *testing.T) {
	o := newOffice(t)
	for range freeTries {
		answer, _ := o.get(o.url + "/a/wrong")
		require.Equal(t, http.StatusNotFound, answer.StatusCode)
	}
	answer, _ := o.get(o.url + "/a/wrong")
	assert.Equal(t, http.StatusNotFound, answer.StatusCode)
	assert.Equal(t, "600", answer.Header.Get("Retry-After"))
	answer, _ = o.get(o.link(archives))
	assert.Equal(t, http.StatusOK, answer.StatusCode, "the office may share one address")
}

func TestQueue(t *testing.T) {
	q := newQueue(1, 1, 0)
	leave, ok := q.enter(t.Context())
	require.True(t, ok)
	_, ok = q.enter(t.Context())
	assert.False(t, ok, "no turn came free in time")
	leave()
	_, ok = q.enter(t.Context())
	assert.True(t, ok)
}

func TestBusyIsSaidInWords(t *testing.T) {
	o := newOffice(t)
	o.server.queue = newQueue(0, 1, 0)
	answer, text := o.post(o.link(archives)+"/files", "", sent{"a.xlsx", o.workbook(archives)})
	assert.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
	assert.Equal(t, "60", answer.Header.Get("Retry-After"))
	says(t, text, "请过一分钟再试")
}

func TestPrograms(t *testing.T) {
	o := newOffice(t)
	token := "0123456789abcdef"
	require.NoError(t, o.ledger.AddToken(t.Context(), "平台", TokenHash(token)))
	ask := func(method, path, bearer string) (int, string) {
		r, err := http.NewRequest(method, o.url+path, nil)
		require.NoError(t, err)
		if bearer != "" {
			r.Header.Set("Authorization", "Bearer "+bearer)
		}
		answer, text := o.do(r)
		return answer.StatusCode, text
	}
	for _, path := range []string{"/api/v1/status", "/api/v1/agencies", "/api/v1/receipts/2025-000001"} {
		t.Run("401 "+path, func(t *testing.T) {
			status, _ := ask(http.MethodGet, path, "")
			assert.Equal(t, http.StatusUnauthorized, status)
			status, _ = ask(http.MethodGet, path, "wrong")
			assert.Equal(t, http.StatusUnauthorized, status)
		})
	}
	o.handIn(archives, sent{"a.xlsx", o.workbook(archives)})
	t.Run("agencies", func(t *testing.T) {
		_, text := ask(http.MethodGet, "/api/v1/agencies", token)
		var list []agencyJSON
		require.NoError(t, json.Unmarshal([]byte(text), &list))
		assert.Equal(t, agencyJSON{Name: archives, Level: "县级部门", State: "pass", Receipt: "2025-000001",
			Deadline:  "2026-01-31",
			Deadlines: deadlinesJSON{"2026-01-31", "2026-02-20"}}, list[0])
		assert.Equal(t, "none", list[1].State)
	})
	t.Run("status", func(t *testing.T) {
		_, text := ask(http.MethodGet, "/api/v1/status", token)
		says(t, text, `"received": 1`)
	})
	t.Run("receipt", func(t *testing.T) {
		status, text := ask(http.MethodGet, "/api/v1/receipts/2025-000001", token)
		assert.Equal(t, http.StatusOK, status)
		says(t, text, `"receipt":"2025-000001"`)
		status, _ = ask(http.MethodGet, "/api/v1/receipts/2025-000009", token)
		assert.Equal(t, http.StatusNotFound, status)
	})
	t.Run("the description is JSON", func(t *testing.T) {
		_, text := ask(http.MethodGet, "/api/openapi.json", "")
		assert.True(t, json.Valid([]byte(text)))
	})
	t.Run("revoked", func(t *testing.T) {
		require.NoError(t, o.ledger.RevokeToken(t.Context(), "平台"))
		status, _ := ask(http.MethodGet, "/api/v1/status", token)
		assert.Equal(t, http.StatusUnauthorized, status)
	})
	t.Run("the ledger proves all of it", func(t *testing.T) {
		proof, err := o.ledger.Verify(t.Context())
		require.NoError(t, err)
		assert.Empty(t, proof.Problems)
	})
}

func TestPassword(t *testing.T) {
	hash, err := HashPassword("正确的密码很长")
	require.NoError(t, err)
	assert.True(t, SamePassword(hash, "正确的密码很长"))
	assert.False(t, SamePassword(hash, "别的密码也很长"))
	assert.False(t, SamePassword("junk", "x"))
	assert.False(t, SamePassword("$argon2id$v=19$m=99999999,t=3,p=4$AAAA$AAAA", "x"), "a cost nobody set")
}
