// Package agency is what an agency sees of the desk: its page, opened by the link it was sent, with the
// deadline, the template, the place to hand in and the verdict.
//
// [Pages.Register] adds its addresses. Handing in and receipts are the rooms handin and receipt, which
// officers use too. What must not come in: anything of another agency.
package agency

import (
	"embed"
	"net/http"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/receipt"
	"nianbao/internal/desk/web"
)

// Templates are the room's.
//
//go:embed page/*.html
var Templates embed.FS

// Pages are the agencies' pages.
type Pages struct {
	*web.Site
	Files    *handin.Files
	Receipts *receipt.Receipts
}

// Register adds the agencies' addresses.
func (s *Pages) Register(mux *http.ServeMux) {
	const page, round = "/a/{token}", "/a/{token}/receipts/{number}"
	mux.HandleFunc("GET "+page, s.linked(s.agencyPage))
	mux.HandleFunc("GET "+page+"/template.xlsx", s.linked(s.Receipts.Template))
	mux.HandleFunc("GET "+page+"/words.docx", s.linked(s.Receipts.Words))
	mux.HandleFunc("GET "+page+"/blank.pdf", s.linked(s.Receipts.Blank))
	mux.HandleFunc("POST "+page+"/check", s.linked(s.Files.Check))
	mux.HandleFunc("POST "+page+"/files", s.linked(s.Files.HandIn))
	for below, answer := range map[string]receipt.Handler{"": s.Receipts.Show, "/print": s.Receipts.Proof,
		"/marked.xlsx": s.Receipts.Marked, "/draft.pdf": s.Receipts.Draft,
		"/original": s.Receipts.Original, "/slips/{part}": s.Receipts.Slip} {
		mux.HandleFunc("GET "+round+below, s.received(answer))
	}
	mux.HandleFunc("POST "+round+"/explanations", s.received(s.Receipts.Explanations))
	// Reloading the answer to a form, or switching the size of type there, leads back to the page with
	// the form.
	for _, form := range []string{"/check", "/files"} {
		mux.HandleFunc(
			"GET "+page+form,
			s.linked(func(w http.ResponseWriter, r *http.Request, _ ledger.Agency) {
				s.BackTo(w, r, "")
			}),
		)
	}
	mux.HandleFunc("GET "+round+"/explanations", s.received(
		func(w http.ResponseWriter, r *http.Request, _ ledger.Agency, in ledger.Taking) {
			s.BackTo(w, r, "/receipts/"+in.Receipt)
		}))
}

// linked finds the agency whose link was opened; a link that is not known is answered as an address that
// is not there.
func (s *Pages) linked(next func(http.ResponseWriter, *http.Request, ledger.Agency)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		from := web.AddressOf(r, s.BehindProxy)
		a, found, err := s.Ledger.Linked(r.Context(), link.TokenHash(r.PathValue("token")))
		switch {
		case err != nil:
			s.Broken(w, r, err)
		case found:
			next(w, r, a)
		case s.Throttle.Refused(from):
			web.SlowDown(w, http.StatusNotFound)
		default:
			s.Throttle.Wrong(from)
			s.Refuse(w, r, http.StatusNotFound, "desk.notfound")
		}
	}
}

// received finds the round of a receipt by the agency's link.
func (s *Pages) received(next receipt.Handler) http.HandlerFunc {
	return s.linked(s.Receipts.Of("desk.notfound", next))
}
