package desktest

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/session"
)

// At is the address of an agency's page for officers.
func (o *Office) At(agency string) string {
	o.T.Helper()
	all, err := o.Ledger.Agencies(o.T.Context())
	require.NoError(o.T, err)
	for _, a := range all {
		if a.Name == agency {
			return fmt.Sprintf("/desk/agencies/%d", a.ID)
		}
	}
	o.T.Fatalf("no %s", agency)
	return ""
}

// LastEntry is the journal's.
func (o *Office) LastEntry() (last ledger.Entry) {
	o.T.Helper()
	require.NoError(
		o.T,
		o.Ledger.Entries(o.T.Context(), func(e ledger.Entry) error { last = e; return nil }),
	)
	return last
}

// Upload sends files to an officer's page.
func (v *Visitor) Upload(path string, files ...File) (*http.Response, string) {
	v.T.Helper()
	r := FormOf(v.T, v.URL+path, files...)
	r.AddCookie(v.Cookie)
	return v.Do(r)
}

// Password is that of every officer here.
const Password = "一个很长的密码123"

// Hashed is the hash of the password of every officer here: making one takes its time.
var Hashed = sync.OnceValues(func() (string, error) { return session.HashPassword(Password) })

// Visitor is somebody's browser at the officers' pages.
type Visitor struct {
	*Office
	Cookie *http.Cookie
}

// Officer makes an account and signs in.
func (o *Office) Officer(name string, role ledger.Role, under string) *Visitor {
	o.T.Helper()
	hash, err := Hashed()
	require.NoError(o.T, err)
	require.NoError(o.T, o.Ledger.SetAccount(o.T.Context(),
		ledger.Account{Name: name, Role: role, Under: under, Password: hash}, true))
	v := &Visitor{Office: o}
	v.SignIn(name)
	return v
}

// SignIn signs in with the password of every officer here.
func (v *Visitor) SignIn(name string) {
	v.T.Helper()
	answer, _ := v.Send("/desk/login", url.Values{"name": {name}, "password": {Password}})
	require.Equal(v.T, http.StatusSeeOther, answer.StatusCode)
	require.Len(v.T, answer.Cookies(), 1)
	v.Cookie = answer.Cookies()[0]
}

// Open gets a page below the desk.
func (v *Visitor) Open(path string) (*http.Response, string) {
	v.T.Helper()
	r, err := http.NewRequest(http.MethodGet, v.URL+path, nil)
	require.NoError(v.T, err)
	if v.Cookie != nil {
		r.AddCookie(v.Cookie)
	}
	return v.Do(r)
}

// Send sends a form.
func (v *Visitor) Send(path string, values url.Values) (*http.Response, string) {
	v.T.Helper()
	r, err := http.NewRequest(http.MethodPost, v.URL+path, strings.NewReader(values.Encode()))
	require.NoError(v.T, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if v.Cookie != nil {
		r.AddCookie(v.Cookie)
	}
	return v.Do(r)
}
