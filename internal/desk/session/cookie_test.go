package session

import (
	"crypto/tls"
	"net/http"
	"testing"

	"nianbao/internal/desk/web"

	"github.com/stretchr/testify/assert"
)

// The cookie goes over an encrypted line alone where there is one, the desk's own or the proxy's.
func TestTheCookieIsSecureUnderTLS(t *testing.T) {
	for _, c := range []struct {
		name   string
		r      *http.Request
		behind bool
		want   bool
	}{
		{"plain", &http.Request{}, false, false},
		{"its own certificate", &http.Request{TLS: &tls.ConnectionState{}}, false, true},
		{"a proxy that encrypts",
			&http.Request{Header: http.Header{"X-Forwarded-Proto": {"https"}}}, true, true},
		{"a visitor who says so",
			&http.Request{Header: http.Header{"X-Forwarded-Proto": {"https"}}}, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := New(&web.Site{BehindProxy: c.behind})
			assert.Equal(t, c.want, s.cookie(c.r, "x", 1).Secure)
		})
	}
}
