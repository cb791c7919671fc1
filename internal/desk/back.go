package desk

import (
	"net/http"

	"nianbao/internal/collection/ledger"
)

// back leads to a page of the desk after something was done.
func (s *Server) back(w http.ResponseWriter, r *http.Request, address string) {
	http.Redirect(w, r, s.newPage(r, "").At(address), http.StatusSeeOther)
}

func (s *Server) backToAgency(w http.ResponseWriter, r *http.Request, _ ledger.Agency) {
	http.Redirect(w, r, s.newPage(r, "").To(""), http.StatusSeeOther)
}

func (s *Server) backToReceipt(w http.ResponseWriter, r *http.Request, _ ledger.Agency, in ledger.Taking) {
	http.Redirect(w, r, s.newPage(r, "").To("/receipts/"+in.Receipt), http.StatusSeeOther)
}
