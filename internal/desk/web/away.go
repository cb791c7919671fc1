package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/collection/ledger"
)

// A database may be away: it starts again, its standby takes over. Nobody then waits before a page
// that does not come; what was sent is refused in words, and what was typed is handed back.

// Patience is how long a database that went away is waited for: a restart takes no longer.
const Patience = 5 * time.Second

// retryAfter is when to try again, in seconds.
const retryAfter = 30

// typedAtMost bounds a form that is handed back.
const typedAtMost = 1 << 20

// Patient has no request wait longer than the desk does for a database that is away.
func (s *Site) Patient(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(ledger.WithPatience(r.Context(), s.Patience)))
	})
}

// awayView is a page that asks to try again, with what was typed.
type awayView struct {
	notice
	Act   string // where to try again
	Typed []Line // the fields of the form; nil where nothing was typed or it cannot be handed back
}

// away answers while the database is away. A form's texts come back with the page, so that they can
// be sent once more as they are; files have to be chosen again, and passwords are not handed back.
func (s *Site) away(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	if WantsJSON(r) {
		s.Refuse(w, r, http.StatusServiceUnavailable, "desk.away")
		return
	}
	p := s.Page(r, "")
	v := awayView{notice: notice{Page: p, Heading: p.Say("desk.away"), Sentence: p.Say("desk.away.says"),
		Advice: p.Say("desk.away.hint")}, Act: r.URL.RequestURI(), Typed: typed(w, r)}
	switch {
	case r.Method == http.MethodGet || r.Method == http.MethodHead || len(v.Typed) > 0:
	case p.Base != "":
		v.Act = p.To("")
	default:
		v.Act = ""
	}
	s.Render(w, http.StatusServiceUnavailable, "away", v)
}

// typed are the fields of a form in the order of their names; none of one with a password or files.
func typed(w http.ResponseWriter, r *http.Request) (fields []Line) {
	if r.Method != http.MethodPost || !strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
		return nil
	}
	if r.PostForm == nil {
		r.Body = http.MaxBytesReader(w, r.Body, typedAtMost)
		if r.ParseForm() != nil {
			return nil
		}
	}
	for name, values := range r.PostForm {
		if strings.Contains(name, "password") {
			return nil
		}
		for _, value := range values {
			fields = append(fields, Line{name, value})
		}
	}
	slices.SortStableFunc(fields, func(a, b Line) int { return strings.Compare(a.Label, b.Label) })
	return fields
}
