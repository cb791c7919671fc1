package session_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/session"
	"nianbao/internal/desktest"
)

func TestSignIn(t *testing.T) {
	o := desktest.New(t)
	now := desktest.Morning()
	o.SetClock(func() time.Time { return now })
	v := o.Officer("王办", ledger.RoleOfficer, "")
	t.Run("the cookie is the browser's alone", func(t *testing.T) {
		assert.True(t, v.Cookie.HttpOnly)
		assert.Equal(t, http.SameSiteStrictMode, v.Cookie.SameSite)
		assert.Equal(t, "/desk", v.Cookie.Path)
	})
	t.Run("the board opens", func(t *testing.T) {
		answer, text := v.Open("/desk")
		assert.Equal(t, http.StatusOK, answer.StatusCode)
		desktest.Says(t, text, desktest.Archives)
	})
	t.Run("without a session to the login", func(t *testing.T) {
		stranger := &desktest.Visitor{Office: o}
		for _, path := range []string{"/desk", "/desk/", "/desk/agencies/1"} {
			answer, text := stranger.Open(path)
			assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
			assert.Equal(t, "/desk/login", answer.Header.Get("Location"))
			desktest.Silent(t, text, desktest.Archives)
		}
	})
	t.Run("a session outlasts a restart", func(t *testing.T) {
		o.Serve()
		answer, _ := v.Open("/desk")
		assert.Equal(t, http.StatusOK, answer.StatusCode)
	})
	t.Run("the ledger knows its hash alone", func(t *testing.T) {
		_, known, err := o.Ledger.SessionOf(t.Context(), v.Cookie.Value)
		require.NoError(t, err)
		assert.False(t, known)
	})
	t.Run("signed out it opens nothing", func(t *testing.T) {
		other := &desktest.Visitor{Office: o}
		other.SignIn("王办")
		answer, _ := other.Send("/desk/logout", nil)
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
		answer, _ = other.Open("/desk")
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	})
	t.Run("an account that is gone opens nothing", func(t *testing.T) {
		gone := o.Officer("李办", ledger.RoleOfficer, "")
		require.NoError(t, o.Ledger.DropAccount(t.Context(), "李办"))
		answer, _ := gone.Open("/desk")
		assert.Equal(t, http.StatusSeeOther, answer.StatusCode)
	})
	t.Run("the ledger proves all of it", func(t *testing.T) {
		proof, err := o.Ledger.Verify(t.Context())
		require.NoError(t, err)
		assert.Empty(t, proof.Problems)
	})
}

func TestWrongPasswordsAreSlowed(t *testing.T) {
	o := desktest.New(t)
	o.Officer("王办", ledger.RoleOfficer, "")
	stranger := &desktest.Visitor{Office: o}
	try := func(name string) *http.Response {
		answer, _ := stranger.Send("/desk/login", url.Values{"name": {name}, "password": {"不对的密码"}})
		return answer
	}
	for range session.FreeSignIns {
		assert.Equal(t, http.StatusUnprocessableEntity, try("王办").StatusCode)
	}
	answer := try("王办")
	assert.Equal(t, http.StatusTooManyRequests, answer.StatusCode)
	assert.NotEmpty(t, answer.Header.Get("Retry-After"))
	assert.Equal(t, http.StatusTooManyRequests, try("别人").StatusCode, "by address too")
	tries, err := o.Ledger.TriesOf(t.Context(), "name "+link.TokenHash("王办"))
	require.NoError(t, err)
	assert.Equal(t, session.FreeSignIns, tries.N, "kept in the ledger")
}
