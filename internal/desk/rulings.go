package desk

import (
	"net/http"

	"nianbao/internal/collection/ledger"
)

// accept enters that an explanation is accepted.
func (s *Server) accept(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	s.ruled(w, r, a, in, false)
}

// sendBack enters that it is not, with a sentence the agency reads; the finding is open again.
func (s *Server) sendBack(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	s.ruled(w, r, a, in, true)
}

func (s *Server) ruled(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking, back bool) {
	form, ok := s.form(w, r)
	if !ok || s.told(w, r, a.ID, form) {
		return
	}
	if back && form["reason"] == "" {
		s.refuse(w, r, http.StatusUnprocessableEntity, "desk.field.reason")
		return
	}
	season, err := s.taking.Season(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	o, _ := signedIn(r)
	by := season.As(o.actor())
	if back {
		_, err = by.SendBack(r.Context(), &in, form["finding"], form["reason"])
	} else {
		_, err = by.Accept(r.Context(), &in, form["finding"], form["reason"])
	}
	if s.unfit(w, r, err) {
		return
	}
	if form["from"] == "queue" {
		s.back(w, r, "/desk/queue")
		return
	}
	s.backToReceipt(w, r, a, in)
}
