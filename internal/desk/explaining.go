package desk

import (
	"mime"
	"net/http"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// explanations takes what the agency wrote to findings of its current report.
func (s *Server) explanations(w http.ResponseWriter, r *http.Request, a ledger.Agency, in ledger.Taking) {
	texts, ok := s.explained(w, r)
	if !ok {
		return
	}
	p := s.newPage(r, in.Receipt)
	fail := func(status int, fault string) {
		if wantsJSON(r) {
			writeJSON(w, status, map[string]string{"error": fault})
			return
		}
		s.render(w, status, "receipt", s.receiptView(r, a, in, fault, texts))
	}
	if in.State != ledger.Current {
		fail(http.StatusConflict, p.Say("desk.explain.gone"))
		return
	}
	if len(texts) == 0 {
		fail(http.StatusUnprocessableEntity, p.Say("desk.explain.short", "n", report.LeastExplanation))
		return
	}
	season, err := s.taking.Season(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	now, err := season.As(ledger.Actor{Kind: ledger.Link, Name: a.Name}).Explain(r.Context(), &in, texts)
	var refused *message.Error
	switch {
	case asError(err, &refused):
		fail(http.StatusUnprocessableEntity, p.Say("desk.explain.gone"))
		return
	case err != nil:
		s.broken(w, r, err)
		return
	}
	if open := stillAsked(now.Findings, texts); len(open) > 0 {
		in = *now
		fault := p.Say("desk.explain.short", "n", report.LeastExplanation)
		if open[0].Explained == finding.SentBack {
			fault = p.Say("desk.explain.same")
		}
		fail(http.StatusUnprocessableEntity, fault)
		return
	}
	if wantsJSON(r) {
		writeJSON(w, http.StatusOK, map[string]any{"receipt": now.Receipt, "verdict": now.Verdict})
		return
	}
	http.Redirect(w, r, p.To("/receipts/"+now.Receipt), http.StatusSeeOther)
}

// explained reads the texts of a form or of a JSON object, by finding.
func (s *Server) explained(w http.ResponseWriter, r *http.Request) (texts map[string]string, ok bool) {
	const limit = 1 << 20
	r.Body = http.MaxBytesReader(w, r.Body, limit)
	texts = map[string]string{}
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "application/json" {
		if err := decodeJSON(r.Body, &texts); err != nil {
			s.refuse(w, r, http.StatusBadRequest, "desk.malformed")
			return nil, false
		}
	} else {
		if err := r.ParseForm(); err != nil {
			s.refuse(w, r, http.StatusBadRequest, "desk.broken")
			return nil, false
		}
		for id := range r.PostForm {
			texts[id] = r.PostForm.Get(id)
		}
	}
	for id, text := range texts {
		if texts[id] = strings.TrimSpace(text); texts[id] == "" {
			delete(texts, id)
		}
	}
	return texts, true
}

// stillAsked are the findings that texts were given for and that still ask: the words explain nothing.
func stillAsked(findings []finding.Finding, texts map[string]string) (open []finding.Finding) {
	for _, f := range findings {
		if _, given := texts[f.ID()]; given && f.Asks() {
			open = append(open, f)
		}
	}
	return open
}
