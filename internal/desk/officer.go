package desk

import "net/http"

// officers are the addresses of the office's own people. There are no pages for them yet: whoever comes is shown the
// commands that do the same, and nothing of the ledger.
func (s *Server) officers(mux *http.ServeMux) {
	toLogin := func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/desk/login", http.StatusSeeOther) }
	mux.HandleFunc("GET /desk", toLogin)
	mux.HandleFunc("GET /desk/", toLogin)
	mux.HandleFunc("GET /desk/login", func(w http.ResponseWriter, r *http.Request) {
		p := s.newPage(r, "")
		p.Title = p.Say("desk.login.title", "year", p.Year)
		s.render(w, http.StatusOK, "login", loginView{p, []loginLine{
			{p.Say("desk.login.links"), "nianbao desk links --ledger FILE"},
			{p.Say("desk.login.status"), "nianbao status --ledger FILE"},
			{p.Say("desk.login.rulings"), "nianbao collect accept|sendback|extend --ledger FILE"},
			{p.Say("desk.login.accounts"), "nianbao desk officer|token --ledger FILE"},
		}})
	})
}

type loginView struct {
	page
	Lines []loginLine
}

type loginLine struct{ Does, Command string }
