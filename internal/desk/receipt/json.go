package receipt

import (
	"net/http"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/web"
)

// JSON answers with a round as it stands now, in the form of a hand-in.
func (s *Receipts) JSON(w http.ResponseWriter, r *http.Request, in ledger.Taking) {
	season, err := s.Taking.Season(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	h := handin.Handed{
		File: in.File,
		HandIn: taking.HandIn{Outcome: taking.Accepted, Receipt: in.Receipt,
			SHA256: in.SHA256, Taken: in,
			Changes: in.Changes, Received: clock.Moment(in.Taken)},
	}
	if h.Opened, err = season.Reopen(r.Context(), &in); err != nil {
		s.Broken(w, r, err)
		return
	}
	if h.Late, err = season.Late(r.Context(), &in); err != nil {
		s.Broken(w, r, err)
		return
	}
	web.WriteJSON(w, http.StatusOK, s.Files.OneJSON(h, web.LanguageOf(r)))
}
