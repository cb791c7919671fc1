package desk

import (
	"crypto/tls"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
)

const password = "一个很长的密码123"

// hashed is the hash of the password of every officer here: making one takes its time.
var hashed = sync.OnceValues(func() (string, error) { return HashPassword(password) })

// visitor is somebody's browser at the officers' pages.
type visitor struct {
	*office
	cookie *http.Cookie
}

// officer makes an account and signs in.
func (o *office) officer(name string, role ledger.Role, under string) *visitor {
	o.t.Helper()
	hash, err := hashed()
	require.NoError(o.t, err)
	require.NoError(o.t, o.ledger.SetAccount(o.t.Context(),
		ledger.Account{Name: name, Role: role, Under: under, Password: hash}, true))
	v := &visitor{office: o}
	v.signIn(name)
	return v
}

func (v *visitor) signIn(name string) {
	v.t.Helper()
	answer, _ := v.send("/desk/login", url.Values{"name": {name}, "password": {password}})
	require.Equal(v.t, http.StatusSeeOther, answer.StatusCode)
	require.Len(v.t, answer.Cookies(), 1)
	v.cookie = answer.Cookies()[0]
}

// open gets a page below the desk.
func (v *visitor) open(path string) (*http.Response, string) {
	v.t.Helper()
	r, err := http.NewRequest(http.MethodGet, v.url+path, nil)
	require.NoError(v.t, err)
	if v.cookie != nil {
		r.AddCookie(v.cookie)
	}
	return v.do(r)
}

// send sends a form.
func (v *visitor) send(path string, values url.Values) (*http.Response, string) {
	v.t.Helper()
	r, err := http.NewRequest(http.MethodPost, v.url+path, strings.NewReader(values.Encode()))
	require.NoError(v.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if v.cookie != nil {
		r.AddCookie(v.cookie)
	}
	return v.do(r)
}

func TestSignIn(t *testing.T) {
	o := newOffice(t)
	now := morning()
	o.server.now = func() time.Time { return now }
	v := o.officer("王办", ledger.RoleOfficer, "")
	t.Run("the cookie is the browser's alone", func(t *testing.T) {
		assert.True(t, v.cookie.HttpOnly)
		assert.Equal(t, http.SameSiteStrictMode, v.cookie.SameSite)
		assert.Equal(t, "/desk", v.cookie.Path)
	})
	t.Run("the board opens", func(t *testing.T) {
		answer, text := v.open("/desk")
		assert.Equal(t, http.StatusOK, answer.StatusCode)
		says(t, text, archives)
	})
	t.Run("without a session to the login", func(t *testing.T) {
		stranger := &visitor{office: o}
		for _, path := range []string{"/desk", "/desk/", "/desk/agencies/1"} {
			answer, text := stranger.open(path)
			assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
			assert.Equal(t, "/desk/login", answer.Header.Get("Location"))
			silent(t, text, archives)
		}
	})
	t.Run("a session outlasts a restart", func(t *testing.T) {
		o.server = New(Config{Taking: o.server.taking, Now: morning, Log: o.server.log})
		answer, _ := v.open("/desk")
		assert.Equal(t, http.StatusOK, answer.StatusCode)
	})
	t.Run("the ledger knows its hash alone", func(t *testing.T) {
		_, known, err := o.ledger.SessionOf(t.Context(), v.cookie.Value)
		require.NoError(t, err)
		assert.False(t, known)
	})
	t.Run("signed out it opens nothing", func(t *testing.T) {
		other := &visitor{office: o}
		other.signIn("王办")
		answer, _ := other.send("/desk/logout", nil)
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
		answer, _ = other.open("/desk")
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	})
	t.Run("an account that is gone opens nothing", func(t *testing.T) {
		gone := o.officer("李办", ledger.RoleOfficer, "")
		require.NoError(t, o.ledger.DropAccount(t.Context(), "李办"))
		answer, _ := gone.open("/desk")
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	})
	t.Run("the ledger proves all of it", func(t *testing.T) {
		proof, err := o.ledger.Verify(t.Context())
		require.NoError(t, err)
		assert.Empty(t, proof.Problems)
	})
}

func TestWrongPasswordsAreSlowed(t *testing.T) {
	o := newOffice(t)
	o.officer("王办", ledger.RoleOfficer, "")
	stranger := &visitor{office: o}
	try := func(name string) *http.Response {
		answer, _ := stranger.send("/desk/login", url.Values{"name": {name}, "password": {"不对的密码"}})
		return answer
	}
	for range freeSignIns {
		assert.Equal(t, http.StatusUnprocessableEntity, try("王办").StatusCode)
	}
	answer := try("王办")
	assert.Equal(t, http.StatusTooManyRequests, answer.StatusCode)
	assert.NotEmpty(t, answer.Header.Get("Retry-After"))
	assert.Equal(t, http.StatusTooManyRequests, try("别人").StatusCode, "by address too")
	_, tries, err := o.server.slowed(t.Context(), "name "+TokenHash("王办"), "from 10.0.0.1")
	require.NoError(t, err)
	assert.Equal(t, freeSignIns+1, tries["name "+TokenHash("王办")], "kept in the ledger")
}

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
			s := &Server{behindProxy: c.behind}
			assert.Equal(t, c.want, s.cookie(c.r, "x", 1).Secure)
		})
	}
}
