package desk

import (
	"net/http"

	"nianbao/internal/collection/ledger"
)

func (s *Server) backToAgency(w http.ResponseWriter, r *http.Request, _ ledger.Agency) {
	http.Redirect(w, r, s.newPage(r, "").To(""), http.StatusSeeOther)
}

func (s *Server) backToReceipt(w http.ResponseWriter, r *http.Request, _ ledger.Agency, in ledger.Taking) {
	http.Redirect(w, r, s.newPage(r, "").To("/receipts/"+in.Receipt), http.StatusSeeOther)
}
