package desk

import (
	"context"
	"crypto/rand"
	"net/http"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
)

// Signing in. Wrong tries are slowed by the name and by the address they come from; the ledger
// keeps both, so that a restart forgives nobody. A name that nobody has costs as much as a wrong
// password, and is answered the same.

const (
	sessionCookie = "nianbao_session"
	sessionLasts  = 12 * time.Hour
	freeSignIns   = 5                // wrong tries without a wait; each further one doubles it
	longestByName = time.Minute      // an officer is not locked out by whoever knows the name
	longestByFrom = 15 * time.Minute // an address that guesses is
	triesGone     = time.Hour        // after which tries are forgotten
	signAtOnce    = 2                // sign in at once: checking a password takes 64 MiB
)

// officer is who is signed in.
type officer struct {
	ledger.Account
	session ledger.Session
	hash    string
}

// acts reports whether the officer may change anything.
func (o officer) acts() bool { return o.Role == ledger.RoleOfficer }

func (o officer) actor() ledger.Actor { return ledger.Actor{Kind: ledger.Officer, Name: o.Name} }

// officerOf finds who is signed in; ok is false for nobody: no session, one that is over, an
// account that is gone or whose password has changed since.
func (s *Server) officerOf(r *http.Request) (o officer, ok bool, err error) {
	cookie, err := r.Cookie(sessionCookie)
	if err != nil {
		return o, false, nil
	}
	o.hash = TokenHash(cookie.Value)
	if o.session, ok, err = s.ledger.SessionOf(r.Context(), o.hash); err != nil || !ok {
		return o, false, err
	}
	account, ok, err := s.account(r.Context(), o.session.Name)
	o.Account = account
	return o, ok && account.At <= o.session.Begun, err
}

func (s *Server) account(ctx context.Context, name string) (ledger.Account, bool, error) {
	all, err := s.ledger.Accounts(ctx)
	for _, a := range all {
		if a.Name == name {
			return a, true, nil
		}
	}
	return ledger.Account{}, false, err
}

// signed admits who is signed in; others are led to the page to do so.
func (s *Server) signed(next byOfficer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		o, ok, err := s.officerOf(r)
		switch {
		case err != nil:
			s.broken(w, r, err)
		case !ok:
			http.Redirect(w, r, "/desk/login", http.StatusSeeOther)
		default:
			next(w, r.WithContext(context.WithValue(r.Context(), officerKey{}, o)), o)
		}
	}
}

// officerKey is where a request bears who is signed in.
type officerKey struct{}

// signedIn is the officer whose request it is; ok is false on the agencies' pages.
func signedIn(r *http.Request) (o officer, ok bool) {
	o, ok = r.Context().Value(officerKey{}).(officer)
	return o, ok
}

// acting admits officers who may change something; a reader is refused, as he looks only.
func (s *Server) acting(next byOfficer) http.HandlerFunc {
	return s.signed(func(w http.ResponseWriter, r *http.Request, o officer) {
		if !o.acts() {
			s.refuse(w, r, http.StatusForbidden, "desk.reader")
			return
		}
		next(w, r, o)
	})
}

type loginView struct {
	page
	Fault string
	Name  string
}

func (s *Server) loginPage(w http.ResponseWriter, r *http.Request, status int, fault, name string) {
	p := s.newPage(r, "")
	p.Title = p.Say("desk.login.title", "year", p.Year)
	s.render(w, status, "login", loginView{p, fault, name})
}

// signIn checks name and password.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
	if err := r.ParseForm(); err != nil {
		s.refuse(w, r, http.StatusBadRequest, "desk.broken")
		return
	}
	name, password := strings.TrimSpace(r.PostForm.Get("name")), r.PostForm.Get("password")
	p := s.newPage(r, "")
	byName, byFrom := "name "+TokenHash(name), "from "+network(addressOf(r, s.behindProxy)).String()
	ctx := r.Context()
	select { // before the tries are counted: many at once would all be the first
	case s.signing <- struct{}{}:
		defer func() { <-s.signing }()
	case <-ctx.Done():
		return
	}
	wait, tries, err := s.slowed(ctx, byName, byFrom)
	if err != nil {
		s.broken(w, r, err)
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
		s.broken(w, r, err)
		return
	}
	hash := account.Password
	if !known {
		hash = nobodysPassword()
	}
	if right := SamePassword(hash, password); !right || !known {
		if err := s.ledger.NoteTries(ctx, tries); err != nil {
			s.broken(w, r, err)
			return
		}
		s.loginPage(w, r, http.StatusUnprocessableEntity, p.Say("desk.login.wrong"), name)
		return
	}
	token := rand.Text()
	by := s.ledger.As(ledger.Actor{Kind: ledger.Officer, Name: name})
	if err := by.BeginSession(ctx, TokenHash(token), name, sessionLasts, byName, byFrom); err != nil {
		s.broken(w, r, err)
		return
	}
	http.SetCookie(w, s.cookie(r, token, int(sessionLasts/time.Second)))
	s.back(w, r, "/desk")
}

// cookie bears a session's token; it goes over an encrypted line alone where there is one.
func (s *Server) cookie(r *http.Request, token string, age int) *http.Cookie {
	return &http.Cookie{Name: sessionCookie, Value: token, Path: "/desk", MaxAge: age, HttpOnly: true,
		Secure: s.encrypted(r), SameSite: http.SameSiteStrictMode}
}

// encrypted reports whether the line to whoever asks is encrypted; a proxy's word counts only where there is one.
func (s *Server) encrypted(r *http.Request) bool {
	return r.TLS != nil || s.behindProxy && r.Header.Get("X-Forwarded-Proto") == "https"
}

// slowed returns how long whoever tries has to wait, and counts this try as a wrong one.
func (s *Server) slowed(
	ctx context.Context, byName, byFrom string,
) (wait time.Duration, tries map[string]int, err error) {
	tries = map[string]int{}
	for what, longest := range map[string]time.Duration{byName: longestByName, byFrom: longestByFrom} {
		t, err := s.ledger.TriesOf(ctx, what)
		if err != nil {
			return 0, nil, err
		}
		since := s.now().Sub(clock.Moment(t.Last))
		if t.N > 0 && since >= triesGone {
			t.N = 0
		}
		tries[what] = t.N + 1
		if t.N >= freeSignIns {
			due := min(longest, time.Second<<min(t.N-freeSignIns, 20))
			wait = max(wait, due-since)
		}
	}
	return wait, tries, nil
}

func (s *Server) signOut(w http.ResponseWriter, r *http.Request, o officer) {
	if err := s.ledger.As(o.actor()).EndSession(r.Context(), o.hash, o.Name); err != nil {
		s.broken(w, r, err)
		return
	}
	http.SetCookie(w, s.cookie(r, "", -1))
	http.Redirect(w, r, "/desk/login", http.StatusSeeOther)
}
