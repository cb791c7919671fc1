package desk

import (
	"net/http"
	"sync"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
)

// byOfficer answers a request of who is signed in.
type byOfficer = func(http.ResponseWriter, *http.Request, officer)

// officers are the addresses of the office's own people: GET looks, POST acts, and every act is
// in the journal with who did it.
func (s *Server) officers(mux *http.ServeMux) {
	mux.HandleFunc("GET /desk/login", func(w http.ResponseWriter, r *http.Request) {
		s.loginPage(w, r, http.StatusOK, "", "")
	})
	mux.HandleFunc("POST /desk/login", s.signIn)
	mux.HandleFunc("POST /desk/logout", s.signed(s.signOut))
	mux.HandleFunc("GET /desk", s.signed(s.boardPage))
	mux.HandleFunc("GET /desk/{$}", s.signed(s.boardPage))
	const agency, round = "/desk/agencies/{id}", "/desk/agencies/{id}/receipts/{number}"
	mux.HandleFunc("GET "+agency, s.cased(s.signed, s.casePage))
	mux.HandleFunc("POST "+agency+"/acts/{act}", s.cased(s.acting, s.actOn))
	mux.HandleFunc("POST "+agency+"/check", s.cased(s.acting, s.check))
	mux.HandleFunc("POST "+agency+"/files", s.cased(s.acting, s.handIn))
	mux.HandleFunc("GET "+agency+"/template.xlsx", s.cased(s.signed, s.template))
	mux.HandleFunc("POST "+round+"/accept", s.casedRound(s.acting, s.accept))
	mux.HandleFunc("POST "+round+"/sendback", s.casedRound(s.acting, s.sendBack))
	for below, page := range map[string]func(
		http.ResponseWriter, *http.Request, ledger.Agency, ledger.Taking,
	){
		"": s.receiptPage, "/print": s.proof, "/marked.xlsx": s.marked,
		"/draft.pdf": s.draft, "/original": s.original, "/slips/{part}": s.slip} {
		mux.HandleFunc("GET "+round+below, s.casedRound(s.signed, page))
	}
	mux.HandleFunc("POST "+agency+"/choose", s.cased(s.acting, s.choose))
	s.offices(mux)
	// Reloading the answer to a form leads back to the page with the form.
	for _, form := range []string{"/check", "/files", "/acts/{act}"} {
		mux.HandleFunc("GET "+agency+form, s.cased(s.signed, s.backToAgency))
	}
	mux.HandleFunc("GET /desk/", s.signed(func(w http.ResponseWriter, r *http.Request, _ officer) {
		s.refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
	}))
}

// offices are the addresses about many agencies at once.
func (s *Server) offices(mux *http.ServeMux) {
	mux.HandleFunc("GET /desk/queue", s.signed(s.queuePage))
	mux.HandleFunc("GET /desk/files/{file}/original", s.nobodys(s.nobodysOriginal))
	mux.HandleFunc("POST /desk/files/{file}/assign", s.nobodys(s.assign))
	mux.HandleFunc("GET /desk/take", s.acting(whole(s.intakePage, s)))
	mux.HandleFunc("POST /desk/take/files", s.acting(whole(s.takeMany, s)))
	mux.HandleFunc("POST /desk/take/check", s.acting(whole(s.tryMany, s)))
	mux.HandleFunc("GET /desk/reminders", s.signed(s.remindersPage))
	mux.HandleFunc("POST /desk/reminders", s.acting(s.reminded))
	mux.HandleFunc("GET /desk/totals", s.signed(s.totalsPage))
	mux.HandleFunc("GET /desk/totals/statement.xlsx", s.signed(s.statement))
	mux.HandleFunc("GET /desk/score", s.signed(s.scorePage))
	mux.HandleFunc("GET /desk/score.xlsx", s.signed(s.scoreSheet))
	mux.HandleFunc("GET /desk/out", s.signed(whole(s.outPage, s)))
	workbook := s.statusFile("xlsx", workbookType, (*status.Status).Workbook)
	csv := s.statusFile("csv", csvType, (*status.Status).CSV)
	mux.HandleFunc("GET /desk/out/status.xlsx", s.signed(whole(workbook, s)))
	mux.HandleFunc("GET /desk/out/status.csv", s.signed(whole(csv, s)))
	mux.HandleFunc("POST /desk/out/links", s.acting(whole(s.links, s)))
	mux.HandleFunc("POST /desk/out/reports.zip", s.acting(whole(s.reportsZip, s)))
	mux.HandleFunc("POST /desk/out/backup", s.acting(whole(s.backup, s)))
	mux.HandleFunc("POST /desk/out/season/{what}", s.acting(whole(s.closing, s)))
	// Reloading the answer to a form leads back to the page with the form.
	for form, page := range map[string]string{
		"/desk/take/files": "/desk/take", "/desk/take/check": "/desk/take",
		"/desk/out/links": "/desk/out", "/desk/out/reports.zip": "/desk/out",
		"/desk/out/backup": "/desk/out"} {
		mux.HandleFunc("GET "+form, s.signed(func(w http.ResponseWriter, r *http.Request, _ officer) {
			s.back(w, r, page)
		}))
	}
}

// nobodysPassword is a hash that no password has: whoever tries a name that nobody has waits as long as others.
var nobodysPassword = sync.OnceValue(func() string {
	hash, err := HashPassword("nobody")
	if err != nil {
		return ""
	}
	return hash[:len(hash)-4] + "AAAA"
})
