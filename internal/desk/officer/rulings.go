package officer

import (
	"net/http"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/session"
)

// accept enters that an explanation is accepted.
func (s *Pages) accept(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	s.ruled(w, r, a, in, false)
}

// sendBack enters that it is not, with a sentence the agency reads; the finding is open again.
func (s *Pages) sendBack(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	s.ruled(w, r, a, in, true)
}

func (s *Pages) ruled(
	w http.ResponseWriter,
	r *http.Request,
	a ledger.Agency,
	in ledger.Taking,
	back bool,
) {
	form, ok := s.Form(w, r)
	if !ok || s.told(w, r, a.ID, form) {
		return
	}
	if back && form["reason"] == "" {
		s.Refuse(w, r, http.StatusUnprocessableEntity, "desk.field.reason")
		return
	}
	season, err := s.Taking.Season(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	o, _ := session.Of(r)
	by := season.As(o.Actor())
	if back {
		_, err = by.SendBack(r.Context(), &in, form["finding"], form["reason"])
	} else {
		_, err = by.Accept(r.Context(), &in, form["finding"], form["reason"])
	}
	if s.Unfit(w, r, err) {
		return
	}
	if form["from"] == "queue" {
		s.Back(w, r, "/desk/queue")
		return
	}
	s.BackTo(w, r, "/receipts/"+in.Receipt)
}
