package session

import (
	"context"
	"net/http"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/web"
)

// Handler answers a request of who is signed in.
type Handler = func(http.ResponseWriter, *http.Request, Officer)

// Door lets officers in.
type Door struct {
	*web.Site
	signing chan struct{}
}

// New makes the door of a site.
func New(s *web.Site) *Door { return &Door{s, make(chan struct{}, signAtOnce)} }

// Register adds the addresses by which officers come and go.
func (s *Door) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /desk/login", func(w http.ResponseWriter, r *http.Request) {
		s.loginPage(w, r, http.StatusOK, "", "")
	})
	mux.HandleFunc("POST /desk/login", s.signIn)
	mux.HandleFunc("POST /desk/logout", s.Signed(s.signOut))
}

// Officer is who is signed in.
type Officer struct {
	ledger.Account
	Session ledger.Session
	hash    string
}

// Acts reports whether the officer may change anything.
func (o Officer) Acts() bool { return o.Role == ledger.RoleOfficer }

// Actor is how the journal names the officer.
func (o Officer) Actor() ledger.Actor { return ledger.Actor{Kind: ledger.Officer, Name: o.Name} }

// officerOf finds who is signed in; ok is false for nobody: no session, one that is over, an
// account that is gone or whose password has changed since.
func (s *Door) officerOf(r *http.Request) (o Officer, ok bool, err error) {
	cookie, err := r.Cookie(sessionCookie)
	if err != nil {
		return o, false, nil
	}
	o.hash = link.TokenHash(cookie.Value)
	if o.Session, ok, err = s.Ledger.SessionOf(r.Context(), o.hash); err != nil || !ok {
		return o, false, err
	}
	account, ok, err := s.account(r.Context(), o.Session.Name)
	o.Account = account
	return o, ok && account.At <= o.Session.Begun, err
}

func (s *Door) account(ctx context.Context, name string) (ledger.Account, bool, error) {
	all, err := s.Ledger.Accounts(ctx)
	for _, a := range all {
		if a.Name == name {
			return a, true, nil
		}
	}
	return ledger.Account{}, false, err
}

// Signed admits who is signed in; others are led to the page to do so.
func (s *Door) Signed(next Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		o, ok, err := s.officerOf(r)
		switch {
		case err != nil:
			s.Broken(w, r, err)
		case !ok:
			http.Redirect(w, r, "/desk/login", http.StatusSeeOther)
		default:
			next(w, r.WithContext(withOfficer(r.Context(), o)), o)
		}
	}
}

// officerKey is where a request bears who is signed in.
type officerKey struct{}

// Of is the officer whose request it is; ok is false on the agencies' pages.
func Of(r *http.Request) (o Officer, ok bool) {
	o, ok = r.Context().Value(officerKey{}).(Officer)
	return o, ok
}

func withOfficer(ctx context.Context, o Officer) context.Context {
	ctx = web.WithOffice(ctx, web.Office{Name: o.Name, Acts: o.Acts(), Under: o.Under})
	return context.WithValue(ctx, officerKey{}, o)
}

// Acting admits officers who may change something; a reader is refused, as he looks only.
func (s *Door) Acting(next Handler) http.HandlerFunc {
	return s.Signed(func(w http.ResponseWriter, r *http.Request, o Officer) {
		if !o.Acts() {
			s.Refuse(w, r, http.StatusForbidden, "desk.reader")
			return
		}
		next(w, r, o)
	})
}

// Whole admits officers who are not limited to a tree.
func (s *Door) Whole(next Handler) Handler {
	return func(w http.ResponseWriter, r *http.Request, o Officer) {
		if o.Under != "" {
			s.Refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
			return
		}
		next(w, r, o)
	}
}
