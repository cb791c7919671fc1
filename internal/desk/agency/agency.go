package agency

import (
	"net/http"
	"slices"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/receipt"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/verdict"
	"nianbao/internal/desk/web"
	"nianbao/internal/report"
)

// agencyView is the agency's page: the deadline and the present state, the template, handing in,
// and the result.
type agencyView struct {
	web.Page
	Agency       string
	Deadline     string
	Standing     standing
	Late         string
	TemplateSays string
	Limit        int // MiB a file
	Closed       bool
	Current      *receipt.Round
	Rounds       []receipt.Round
}

// LimitBytes is the limit of a file, for the script.
func (agencyView) LimitBytes() int { return handin.FileLimit }

// standing is the state of the agency's report: a word, and a sentence beside it.
type standing struct{ Kind, Word, Sentence string }

func (s *Pages) agencyPage(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	takings, err := s.Ledger.TakingsOf(r.Context(), a.ID)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	v := agencyView{
		Page:         s.Page(r, a.Name),
		Agency:       a.Name,
		Limit:        handin.FileLimit >> 20,
		TemplateSays: "",
	}
	if v.Closed, err = s.Ledger.Closed(r.Context()); err != nil {
		s.Broken(w, r, err)
		return
	}
	v.TemplateSays = v.Say("desk.template.says")
	judged, err := s.Taking.Season(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	if judged.HasLastYear(a) {
		v.TemplateSays = v.Say("desk.template.prior")
	}
	if v.Deadline, err = season.DeadlineSays(r.Context(), s.Site, v.Page, a); err != nil {
		s.Broken(w, r, err)
		return
	}
	v.Standing = standing{"none", v.Say("desk.standing.none"), v.Say("desk.standing.none.says")}
	if a.Exempt != "" {
		v.Standing = standing{
			"none",
			v.Say("desk.standing.exempt"),
			v.Say("desk.standing.exempt.says", "reason", a.Exempt),
		}
	}
	words := verdict.Wording{Lang: v.Language}
	for _, in := range slices.Backward(takings) {
		if in.Receipt == "" {
			continue
		}
		kind, sentence := words.Verdict(in.Findings, false)
		one := receipt.RoundOf(v.Page, &in, sentence)
		v.Rounds = append(v.Rounds, one)
		if in.State == ledger.Current && v.Current == nil {
			v.Current = &one
			v.Standing = standing{kind, v.Say("desk.standing." + kind), sentence}
			if kind == "pass" {
				v.Standing.Sentence = v.Say("desk.standing.pass.says")
			}
		}
	}
	if first := firstDay(takings); first > a.Due(report.Own, s.Ledger.Year) {
		v.Late = v.Say("desk.late.says", "date", first)
	}
	s.Render(w, http.StatusOK, "agency", v)
}

// firstDay is the day the agency's first readable report came; "" for none.
func firstDay(takings []ledger.Taking) (first string) {
	for _, in := range takings {
		if in.Receipt != "" && in.State != ledger.Withdrawn && (first == "" || in.Received < first) {
			first = in.Received
		}
	}
	return first
}
