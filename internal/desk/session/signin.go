package session

import (
	"context"
	"crypto/rand"
	"embed"
	"net/http"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/web"
)

// Signing in. Wrong tries are slowed by the name and by the address they come from; the ledger
// keeps both, so that a restart forgives nobody. A name that nobody has costs as much as a wrong
// password, and is answered the same.

// Pages are the room's templates.
//
//go:embed page/*.html
var Pages embed.FS

const (
	sessionCookie = "nianbao_session"
	sessionLasts  = 12 * time.Hour
	FreeSignIns   = 5                // wrong tries without a wait; each further one doubles it
	longestByName = time.Minute      // an officer is not locked out by whoever knows the name
	longestByFrom = 15 * time.Minute // an address that guesses is
	triesGone     = time.Hour        // after which tries are forgotten
	signAtOnce    = 2                // sign in at once: checking a password takes 64 MiB
)

type loginView struct {
	web.Page
	Fault string
	Name  string
}

func (s *Door) loginPage(w http.ResponseWriter, r *http.Request, status int, fault, name string) {
	p := s.Page(r, "")
	p.Title = p.Say("desk.login.title", "year", p.Year)
	s.Render(w, status, "login", loginView{p, fault, name})
}

// signIn checks name and password.
func (s *Door) signIn(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
	if err := r.ParseForm(); err != nil {
		s.Refuse(w, r, http.StatusBadRequest, "desk.broken")
		return
	}
	name, password := strings.TrimSpace(r.PostForm.Get("name")), r.PostForm.Get("password")
	p := s.Page(r, "")
	from := web.Network(web.AddressOf(r, s.BehindProxy))
	byName, byFrom := "name "+link.TokenHash(name), "from "+from.String()
	ctx := r.Context()
	select { // before the tries are counted: many at once would all be the first
	case s.signing <- struct{}{}:
		defer func() { <-s.signing }()
	case <-ctx.Done():
		return
	}
	wait, tries, err := s.slowed(ctx, byName, byFrom)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	if wait > 0 {
		seconds := int(wait/time.Second) + 1
		w.Header().Set("Retry-After", strconv.Itoa(seconds))
		s.loginPage(w, r, http.StatusTooManyRequests, p.Say("desk.login.wait", "n", seconds), name)
		return
	}
	account, known, err := s.account(ctx, name)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	hash := account.Password
	if !known {
		hash = nobodysPassword()
	}
	if right := SamePassword(hash, password); !right || !known {
		if err := s.Ledger.NoteTries(ctx, tries); err != nil {
			s.Broken(w, r, err)
			return
		}
		s.loginPage(w, r, http.StatusUnprocessableEntity, p.Say("desk.login.wrong"), name)
		return
	}
	token := rand.Text()
	by := s.Ledger.As(ledger.Actor{Kind: ledger.Officer, Name: name})
	if err := by.BeginSession(ctx, link.TokenHash(token), name, sessionLasts, byName, byFrom); err != nil {
		s.Broken(w, r, err)
		return
	}
	http.SetCookie(w, s.cookie(r, token, int(sessionLasts/time.Second)))
	s.Back(w, r, "/desk")
}

// cookie bears a session's token; it goes over an encrypted line alone where there is one.
func (s *Door) cookie(r *http.Request, token string, age int) *http.Cookie {
	return &http.Cookie{Name: sessionCookie, Value: token, Path: "/desk", MaxAge: age, HttpOnly: true,
		Secure: s.Encrypted(r), SameSite: http.SameSiteStrictMode}
}

// slowed returns how long whoever tries has to wait, and counts this try as a wrong one.
func (s *Door) slowed(
	ctx context.Context, byName, byFrom string,
) (wait time.Duration, tries map[string]int, err error) {
	tries = map[string]int{}
	for what, longest := range map[string]time.Duration{byName: longestByName, byFrom: longestByFrom} {
		t, err := s.Ledger.TriesOf(ctx, what)
		if err != nil {
			return 0, nil, err
		}
		since := s.Now().Sub(clock.Moment(t.Last))
		if t.N > 0 && since >= triesGone {
			t.N = 0
		}
		tries[what] = t.N + 1
		if t.N >= FreeSignIns {
			due := min(longest, time.Second<<min(t.N-FreeSignIns, 20))
			wait = max(wait, due-since)
		}
	}
	return wait, tries, nil
}

func (s *Door) signOut(w http.ResponseWriter, r *http.Request, o Officer) {
	if err := s.Ledger.As(o.Actor()).EndSession(r.Context(), o.hash, o.Name); err != nil {
		s.Broken(w, r, err)
		return
	}
	http.SetCookie(w, s.cookie(r, "", -1))
	http.Redirect(w, r, "/desk/login", http.StatusSeeOther)
}
