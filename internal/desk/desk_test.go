package desk_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/desktest"
)

// The address of an answer to a form can be reloaded, and its type enlarged.
func TestBackFromTheAnswerToAForm(t *testing.T) {
	o := desktest.New(t)
	link := o.Link(desktest.Archives)
	o.Post(link+"/files", "", desktest.Sent("年报.xlsx", o.Workbook(desktest.Archives)))
	for from, to := range map[string]string{"/check": "", "/files?type=large": "?type=large",
		"/receipts/2025-000001/explanations": "/receipts/2025-000001"} {
		answer, _ := o.Get(link + from)
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode, from)
		assert.Equal(t, strings.TrimPrefix(link, o.URL)+to, answer.Header.Get("Location"), from)
	}
}

func TestAnotherPageIsRefusedInWords(t *testing.T) {
	o := desktest.New(t)
	r, err := http.NewRequest(http.MethodPost, o.Link(desktest.Archives)+"/files", strings.NewReader(""))
	require.NoError(t, err)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	answer, err := o.Client.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	var text bytes.Buffer
	_, err = text.ReadFrom(answer.Body)
	require.NoError(t, err)
	assert.Equal(t, http.StatusForbidden, answer.StatusCode)
	desktest.Says(t, text.String(), "请从收到的链接打开页面后再操作")
}

func TestWrongMethods(t *testing.T) {
	o := desktest.New(t)
	link := o.Link(desktest.Archives)
	for _, c := range []struct{ method, at, allow string }{
		{http.MethodPost, link, "GET, HEAD"}, {http.MethodDelete, link + "/template.xlsx", "GET, HEAD"},
		{http.MethodPut, link + "/files", "GET, HEAD, POST"},
		{http.MethodPost, o.URL + "/healthz", "GET, HEAD"},
		{http.MethodGet, o.URL + "/api/v1/files", "POST"},
		{http.MethodOptions, o.URL + "/api/v1/status", "GET, HEAD"},
	} {
		path := strings.TrimPrefix(strings.ReplaceAll(c.at, desktest.SecretOf(link), "TOKEN"), o.URL)
		t.Run(c.method+" "+path, func(t *testing.T) {
			r, err := http.NewRequest(c.method, c.at, nil)
			require.NoError(t, err)
			answer, _ := o.Do(r)
			assert.Equal(t, http.StatusMethodNotAllowed, answer.StatusCode)
			assert.Equal(t, c.allow, answer.Header.Get("Allow"))
		})
	}
	answer, text := o.Get(o.URL + "/nowhere")
	assert.Equal(t, http.StatusNotFound, answer.StatusCode)
	desktest.Says(t, text, "打不开这个链接")
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	o := desktest.New(t)
	link := o.Link(desktest.Archives)
	o.HandIn(desktest.Archives, desktest.Sent("a.xlsx", o.Workbook(desktest.Archives)))
	at := link + "/receipts/2025-000001"
	before := o.Entries()
	for _, address := range []string{link, link + "/template.xlsx", link + "/words.docx", link + "/blank.pdf", at, at + "/print",
		at + "/marked.xlsx", at + "/draft.pdf", at + "/original", at + "/slips/requests.pdf", at + "/slips/overview.pdf",
		o.URL + "/a/nobody", o.URL + "/api/v1/status"} {
		t.Run(
			strings.TrimPrefix(strings.ReplaceAll(address, desktest.SecretOf(link), "TOKEN"), o.URL),
			func(t *testing.T) {
				answer, text := o.Get(address)
				h := answer.Header
				assert.Contains(t, h.Get("Content-Security-Policy"), "default-src 'none'")
				assert.NotContains(t, h.Get("Content-Security-Policy"), "unsafe")
				assert.Equal(t, "no-referrer", h.Get("Referrer-Policy"))
				assert.Equal(t, "no-store", h.Get("Cache-Control"))
				assert.Equal(t, "nosniff", h.Get("X-Content-Type-Options"))
				if strings.HasPrefix(h.Get("Content-Type"), "text/html") {
					for _, inline := range []string{"<style", " style=", "onclick", "javascript:", "<script>", "http://", "https://"} {
						desktest.Silent(t, text, inline)
					}
				}
			},
		)
	}
	assert.Equal(t, before, o.Entries(), "GET changes nothing")
	assert.NotContains(t, o.Log.String(), desktest.SecretOf(link), "a log bears no token")
	assert.NotContains(t, o.Log.String(), desktest.Archives, "nor a name")
}

func TestStalePageCannotHandIn(t *testing.T) {
	o := desktest.New(t)
	r, err := http.NewRequest(http.MethodPost, o.Link(desktest.Archives)+"/files", strings.NewReader(""))
	require.NoError(t, err)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	r.Header.Set("Origin", "https://elsewhere.example")
	answer, _ := o.Do(r)
	assert.Equal(t, http.StatusForbidden, answer.StatusCode)
}
