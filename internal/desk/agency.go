package desk

import (
	"cmp"
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
	due := a.Due(report.Own, s.ledger.Year)
	reason := ""
	if a.Extended != "" {
		if reason, err = s.ledger.ExtensionReason(r.Context(), a.ID); err != nil {
			s.broken(w, r, err)
			return
		}
	}
	v.Deadline = s.deadlineSays(v.page, a, due, reason)
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
		link := v.To("/receipts/" + in.Receipt)
		one := round{in.Receipt, link, when(cmp.Or(in.Taken, in.Received)), fileName(in.File), sentence}
		v.Rounds = append(v.Rounds, one)
		if in.State == ledger.Current && v.Current == nil {
			v.Current = &one
			v.Standing = standing{kind, v.Say("desk.standing." + kind), sentence}
			if kind == "pass" {
				v.Standing.Sentence = v.Say("desk.standing.pass.says")
			}
		}
	}
	if first := firstDay(takings); first > due {
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

// deadlineSays is the deadline in words, with the days that are left.
func (s *Server) deadlineSays(p page, a ledger.Agency, due, reason string) string {
	day, err := time.ParseInLocation(time.DateOnly, due, clock.Zone())
	if err != nil {
		return due
	}
	now := s.now().In(clock.Zone())
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
	switch {
	case a.Extended != "" && reason != "":
		text = p.Say("desk.deadline.extended.why", "deadline", text, "reason", reason)
	case a.Extended != "":
		text = p.Say("desk.deadline.extended", "deadline", text)
	}
	return text
}

// when is a moment of the ledger as people read it, in the office's time.
func when(stamp string) string {
	t := moment(stamp)
	if t.IsZero() {
		return stamp
	}
	return t.Format("2006-01-02 15:04")
}

// moment is a moment of the ledger in the office's time; zero where it is none.
func moment(stamp string) time.Time {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return time.Time{}
	}
	return t.In(clock.Zone())
}
