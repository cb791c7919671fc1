// Package officer is what the office's own people see of the desk: the board of who has sent, an agency
// with every act on it, the queue of what needs a person, and taking in many files at once. GET looks,
// POST acts, and every act is in the journal with who did it.
//
// [Pages.Register] adds its addresses. What leaves the desk is the room out, the state of the season the
// room season. What must not come in: rules on figures, and a state of its own.
package officer

import (
	"embed"
	"net/http"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/receipt"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
)

// Templates are the room's.
//
//go:embed page/*.html
var Templates embed.FS

// Pages are the officers' pages.
type Pages struct {
	*web.Site
	Door     *session.Door
	Season   *season.Keeper
	Files    *handin.Files
	Receipts *receipt.Receipts
}

// Register adds the officers' addresses.
func (s *Pages) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /desk", s.Door.Signed(s.boardPage))
	mux.HandleFunc("GET /desk/{$}", s.Door.Signed(s.boardPage))
	const agency, round = "/desk/agencies/{id}", "/desk/agencies/{id}/receipts/{number}"
	mux.HandleFunc("GET "+agency, s.cased(s.Door.Signed, s.casePage))
	mux.HandleFunc("POST "+agency+"/acts/{act}", s.cased(s.Door.Acting, s.actOn))
	mux.HandleFunc("POST "+agency+"/check", s.cased(s.Door.Acting, s.Files.Check))
	mux.HandleFunc("POST "+agency+"/files", s.cased(s.Door.Acting, s.Files.HandIn))
	mux.HandleFunc("POST "+agency+"/choose", s.cased(s.Door.Acting, s.choose))
	mux.HandleFunc("GET "+agency+"/template.xlsx", s.cased(s.Door.Signed, s.Receipts.Template))
	mux.HandleFunc("GET "+agency+"/words.docx", s.cased(s.Door.Signed, s.Receipts.Words))
	mux.HandleFunc("POST "+round+"/accept", s.casedRound(s.Door.Acting, s.accept))
	mux.HandleFunc("POST "+round+"/sendback", s.casedRound(s.Door.Acting, s.sendBack))
	for below, page := range map[string]receipt.Handler{"": s.Receipts.Show, "/print": s.Receipts.Proof,
		"/marked.xlsx": s.Receipts.Marked, "/draft.pdf": s.Receipts.Draft,
		"/original": s.Receipts.Original, "/slips/{part}": s.Receipts.Slip} {
		mux.HandleFunc("GET "+round+below, s.casedRound(s.Door.Signed, page))
	}
	mux.HandleFunc("GET /desk/queue", s.Door.Signed(s.queuePage))
	mux.HandleFunc("GET /desk/files/{file}/original", s.nobodys(s.nobodysOriginal))
	mux.HandleFunc("POST /desk/files/{file}/assign", s.nobodys(s.assign))
	mux.HandleFunc("GET /desk/take", s.Door.Acting(s.Door.Whole(s.intakePage)))
	mux.HandleFunc("POST /desk/take/files", s.Door.Acting(s.Door.Whole(s.takeMany)))
	mux.HandleFunc("POST /desk/take/check", s.Door.Acting(s.Door.Whole(s.tryMany)))
	// Reloading the answer to a form leads back to the page with the form.
	for _, form := range []string{"/check", "/files", "/acts/{act}"} {
		mux.HandleFunc("GET "+agency+form, s.cased(s.Door.Signed,
			func(w http.ResponseWriter, r *http.Request, _ ledger.Agency) { s.BackTo(w, r, "") }))
	}
	for _, form := range []string{"/desk/take/files", "/desk/take/check"} {
		mux.HandleFunc("GET "+form, s.Door.Signed(
			func(w http.ResponseWriter, r *http.Request, _ session.Officer) { s.Back(w, r, "/desk/take") },
		))
	}
	mux.HandleFunc(
		"GET /desk/",
		s.Door.Signed(func(w http.ResponseWriter, r *http.Request, _ session.Officer) {
			s.Refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
		}),
	)
}
