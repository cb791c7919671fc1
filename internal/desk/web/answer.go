package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"nianbao/internal/message"
)

// Render writes a page. It is made whole first: half a page with a status of success would mislead.
func (s *Site) Render(w http.ResponseWriter, status int, name string, data any) {
	var out bytes.Buffer
	if err := s.Pages.ExecuteTemplate(&out, name, data); err != nil {
		s.Log.Error("page", "name", name, "err", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = out.WriteTo(w) // whoever left does not read it
}

// notice is a page of one sentence: what went wrong and what to do.
type notice struct {
	Page
	Heading, Sentence, Advice, Back string
}

// Refuse answers a request that cannot be carried out, in words; key names the heading, key.says
// the sentence and key.hint what to do, where there is advice.
func (s *Site) Refuse(w http.ResponseWriter, r *http.Request, status int, key string, args ...any) {
	p := s.Page(r, "")
	n := notice{Page: p, Heading: p.Say(key, args...), Sentence: p.Say(key+".says", args...)}
	if message.Has(key + ".hint") {
		n.Advice = p.Say(key+".hint", args...)
	}
	if status != http.StatusNotFound && p.Base != "" {
		n.Back = p.To("")
	}
	if WantsJSON(r) {
		WriteJSON(w, status, map[string]string{"error": n.Sentence, "hint": n.Advice})
		return
	}
	s.Render(w, status, "notice", n)
}

// Unfilled is that something was not filled in as it has to be; it is the key of its words.
type Unfilled string

func (e Unfilled) Error() string { return string(e) }

// Unfit answers where an act could not be done: what was filled in, or the ledger's own
// reason. It reports whether it did.
func (s *Site) Unfit(w http.ResponseWriter, r *http.Request, err error) bool {
	var field Unfilled
	var said *message.Error
	switch {
	case err == nil:
		return false
	case errors.As(err, &field):
		s.Refuse(w, r, http.StatusUnprocessableEntity, string(field))
	case errors.As(err, &said) && said.Unwrap() == nil:
		s.Refuse(w, r, http.StatusConflict, "desk.act.failed", "why", said.Text)
	default:
		s.Broken(w, r, err)
	}
	return true
}

// Form reads the fields of a small form; one that cannot be read is answered.
func (s *Site) Form(w http.ResponseWriter, r *http.Request) (form map[string]string, ok bool) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<18)
	if err := r.ParseForm(); err != nil {
		s.Refuse(w, r, http.StatusBadRequest, "desk.broken")
		return nil, false
	}
	form = map[string]string{}
	for name := range r.PostForm {
		form[name] = message.OneLine(strings.TrimSpace(r.PostForm.Get(name)))
	}
	return form, true
}

// Back leads to a page of the desk after something was done.
func (s *Site) Back(w http.ResponseWriter, r *http.Request, address string) {
	http.Redirect(w, r, s.Page(r, "").At(address), http.StatusSeeOther)
}

// BackTo leads to a page below the agency's.
func (s *Site) BackTo(w http.ResponseWriter, r *http.Request, below string) {
	http.Redirect(w, r, s.Page(r, "").To(below), http.StatusSeeOther)
}

// WantsJSON reports whether a program asks: JSON is named, and before any page.
func WantsJSON(r *http.Request) bool {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		return true
	}
	before, _, asked := strings.Cut(r.Header.Get("Accept"), "application/json")
	return asked && !strings.Contains(before, "text/html")
}

// WriteJSON answers a program.
func WriteJSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(value)
}
