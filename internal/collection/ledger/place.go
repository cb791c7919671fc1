package ledger

import (
	"net/url"
	"strings"
	"sync"
)

// schemes are how the URL of a database begins.
var schemes = []string{"postgres://", "postgresql://"}

// IsURL reports whether a ledger's place is a database and no file.
func IsURL(place string) bool {
	for _, s := range schemes {
		if strings.HasPrefix(place, s) {
			return true
		}
	}
	return false
}

// unreadable takes the place of a URL that cannot be read: its password may stand anywhere in it.
const unreadable = "postgres://…"

// secrets are the parameters of a URL that nobody is shown.
var secrets = []string{"password", "sslpassword"}

// concealed are the URLs as they were given, by the same without their secrets. So a ledger is
// opened again by the name under which messages show it.
var concealed sync.Map

// Conceal returns a ledger's place as messages show it: a file as it is, a URL without its
// passwords. This process opens the ledger by what is returned.
func Conceal(place string) string {
	if !IsURL(place) {
		return place
	}
	u, err := url.Parse(place)
	if err != nil {
		return unreadable
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	query := u.Query()
	for _, name := range secrets {
		query.Del(name)
	}
	u.RawQuery = query.Encode()
	shown := u.String()
	if shown != place {
		concealed.Store(shown, place)
	}
	return shown
}

// revealed is a concealed place as it was given.
func revealed(place string) string {
	if whole, is := concealed.Load(place); is {
		return whole.(string)
	}
	return place
}

// bare is a database's URL as other programs of PostgreSQL take it: without what only ours knows.
func bare(place string) string {
	u, err := url.Parse(place)
	if err != nil {
		return place
	}
	query := u.Query()
	for name := range query {
		if name == "search_path" || strings.HasPrefix(name, "pool_") {
			query.Del(name)
		}
	}
	u.RawQuery = query.Encode()
	return u.String()
}
