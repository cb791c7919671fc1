package desk

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/message"
	"nianbao/internal/report"
)

// agencyView is the agency's page: the deadline and the present state, the template, handing in,
// and the result.
type agencyView struct {
	page
	Agency       string
	Deadline     string
	Standing     standing
	Late         string
	TemplateSays string
	Limit        int // MiB a file
	Closed       bool
	Current      *round
	Rounds       []round
}

// LimitBytes is the limit of a file, for the script.
func (agencyView) LimitBytes() int { return fileLimit }

// standing is the state of the agency's report: a word, and a sentence beside it.
type standing struct{ Kind, Word, Sentence string }

// round is one hand-in as the list of rounds shows it.
type round struct{ Number, Link, Received, File, Sentence string }

func (p page) round(in *ledger.Taking, sentence string) round {
	return round{in.Receipt, p.To("/receipts/" + in.Receipt), arrived(in), fileName(in.File), sentence}
}

func (s *Server) agencyPage(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	takings, err := s.ledger.TakingsOf(r.Context(), a.ID)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	v := agencyView{page: s.newPage(r, a.Name), Agency: a.Name, Limit: fileLimit >> 20, TemplateSays: ""}
	if v.Closed, err = s.ledger.Closed(r.Context()); err != nil {
		s.broken(w, r, err)
		return
	}
	v.TemplateSays = v.Say("desk.template.says")
	season, err := s.taking.Season(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	if season.HasLastYear(a) {
		v.TemplateSays = v.Say("desk.template.prior")
	}
	if v.Deadline, err = s.deadlineSays(r.Context(), v.page, a); err != nil {
		s.broken(w, r, err)
		return
	}
	v.Standing = standing{"none", v.Say("desk.standing.none"), v.Say("desk.standing.none.says")}
	if a.Exempt != "" {
		v.Standing = standing{"none", v.Say("desk.standing.exempt"), v.Say("desk.standing.exempt.says", "reason", a.Exempt)}
	}
	words := wording{lang: v.lang}
	for _, in := range slices.Backward(takings) {
		if in.Receipt == "" {
			continue
		}
		kind, sentence := words.verdict(in.Findings, false)
		one := v.round(&in, sentence)
		v.Rounds = append(v.Rounds, one)
		if in.State == ledger.Current && v.Current == nil {
			v.Current = &one
			v.Standing = standing{kind, v.Say("desk.standing." + kind), sentence}
			if kind == "pass" {
				v.Standing.Sentence = v.Say("desk.standing.pass.says")
			}
		}
	}
	if first := firstDay(takings); first > a.Due(report.Own, s.ledger.Year) {
		v.Late = v.Say("desk.late.says", "date", first)
	}
	s.render(w, http.StatusOK, "agency", v)
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

// deadlineSays is the deadline in words, with the days that are left and why it was extended.
func (s *Server) deadlineSays(ctx context.Context, p page, a ledger.Agency) (string, error) {
	due := a.Due(report.Own, s.ledger.Year)
	day, err := time.ParseInLocation(time.DateOnly, due, clock.Zone())
	if err != nil {
		return due, nil
	}
	now := s.today()
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, clock.Zone())
	days := int(day.Sub(today).Hours() / 24)
	date := message.New("desk.date", "year", day.Year(), "month", int(day.Month()), "day", day.Day()).In(p.lang)
	var text string
	switch {
	case days > 0:
		text = p.Say("desk.deadline.left", "date", date, "days", days)
	case days == 0:
		text = p.Say("desk.deadline.today", "date", date)
	default:
		text = p.Say("desk.deadline.over", "date", date, "days", -days)
	}
	if a.Extended == "" {
		return text, nil
	}
	reason, err := s.ledger.ExtensionReason(ctx, a.ID)
	if reason == "" {
		return p.Say("desk.deadline.extended", "deadline", text), err
	}
	return p.Say("desk.deadline.extended.why", "deadline", text, "reason", reason), err
}

// arrived is when a file came, as people read it: the moment it was taken, else the day it is said to have come.
func arrived(in *ledger.Taking) string { return clock.Minute(cmp.Or(in.Taken, in.Received)) }

// today is this moment in the office's time.
func (s *Server) today() time.Time { return s.now().In(clock.Zone()) }
