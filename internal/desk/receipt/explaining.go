package receipt

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/web"
	"nianbao/internal/finding"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// Explanations takes what the agency wrote to findings of its current report.
func (s *Receipts) Explanations(
	w http.ResponseWriter,
	r *http.Request,
	a ledger.Agency,
	in ledger.Taking,
) {
	texts, ok := s.explained(w, r)
	if !ok {
		return
	}
	p := s.Page(r, in.Receipt)
	fail := func(status int, fault string) {
		if web.WantsJSON(r) {
			web.WriteJSON(w, status, map[string]string{"error": fault})
			return
		}
		s.Render(w, status, "receipt", s.receiptView(r, a, in, fault, texts))
	}
	if in.State != ledger.Current {
		fail(http.StatusConflict, p.Say("desk.explain.gone"))
		return
	}
	if len(texts) == 0 {
		fail(http.StatusUnprocessableEntity, p.Say("desk.explain.short", "n", report.LeastExplanation))
		return
	}
	season, err := s.Taking.Season(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	now, err := season.As(ledger.Actor{Kind: ledger.Link, Name: a.Name}).Explain(r.Context(), &in, texts)
	var refused *message.Error
	switch {
	case asError(err, &refused):
		fail(http.StatusUnprocessableEntity, p.Say("desk.explain.gone"))
		return
	case err != nil:
		s.Broken(w, r, err)
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
	if web.WantsJSON(r) {
		web.WriteJSON(w, http.StatusOK, map[string]any{"receipt": now.Receipt, "verdict": now.Verdict})
		return
	}
	http.Redirect(w, r, p.To("/receipts/"+now.Receipt), http.StatusSeeOther)
}

// explained reads the texts of a form or of a JSON object, by finding.
func (s *Receipts) explained(w http.ResponseWriter, r *http.Request) (texts map[string]string, ok bool) {
	const limit = 1 << 20
	r.Body = http.MaxBytesReader(w, r.Body, limit)
	texts = map[string]string{}
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "application/json" {
		if err := decodeJSON(r.Body, &texts); err != nil {
			s.Refuse(w, r, http.StatusBadRequest, "desk.malformed")
			return nil, false
		}
	} else {
		if err := r.ParseForm(); err != nil {
			s.Refuse(w, r, http.StatusBadRequest, "desk.broken")
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

func decodeJSON(from io.Reader, into any) error {
	d := json.NewDecoder(from)
	if err := d.Decode(into); err != nil {
		return err
	}
	if d.More() {
		return errors.New("more than one value")
	}
	return nil
}

// asError reports whether an error is about what was sent, so that it can be shown unchanged.
func asError(err error, refused **message.Error) bool {
	return errors.As(err, refused) && strings.HasPrefix((*refused).Text.Key, "ledger.explain")
}
