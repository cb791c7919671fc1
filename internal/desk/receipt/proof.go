package receipt

import (
	"net/http"
	"slices"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/verdict"
	"nianbao/internal/desk/web"
)

// proofView is the receipt on one page (回执).
type proofView struct {
	web.Page
	Lines  []web.Line
	Back   string
	Number string
}

// Proof answers with the receipt on one page.
func (s *Receipts) Proof(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	p := s.Page(r, in.Receipt)
	_, sentence := verdict.Wording{Lang: p.Language}.Verdict(in.Findings, false)
	var files []web.Line
	for _, f := range in.Parts() {
		files = append(files, web.Fact(p.Say("desk.proof.file"), web.FileName(f.File)),
			web.Fact(p.Say("desk.proof.sum"), f.SHA256))
	}
	s.Render(w, http.StatusOK, "proof", proofView{p, slices.Concat([]web.Line{
		web.Fact(p.Say("desk.receipt"), in.Receipt),
		web.Fact(p.Say("desk.proof.agency"), a.Name),
		web.Fact(
			p.Say("desk.proof.report"),
			p.Say("desk.report", "year", s.Ledger.Year)+"（"+in.Scope.Label()+"）",
		),
	}, files, []web.Line{
		web.Fact(p.Say("desk.proof.received"), Arrived(&in)),
		web.Fact(p.Say("desk.proof.round"), p.Say("desk.proof.round.says", "n", in.Round)),
		web.Fact(p.Say("desk.proof.verdict"), sentence),
	}), "/receipts/" + in.Receipt, in.Receipt})
}
