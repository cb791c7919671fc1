package officer

import (
	"net/http"
	"slices"
	"strconv"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/receipt"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/verdict"
	"nianbao/internal/desk/web"
)

// caseView is an agency as its officer sees it: its state, its rounds, its
// link, what can be done, its journal.
type caseView struct {
	web.Page
	Agency   string
	Lines    []web.Line
	Kind     string
	State    string
	Late     string
	Done     string
	Rounds   []caseRound
	URL      string // the agency's link; "" where there is none or a reader looks
	Revoked  bool
	Acts     []actForm
	Files    string
	Limit    int
	Journal  []journalLine
	Others   []string // files that are no round: refused ones
	In       []letterIn
	Out      []letterOut
	Seen     int64
	HandSays string
}

// LimitBytes is the limit of a file, for the script.
func (caseView) LimitBytes() int { return handin.FileLimit }

type caseRound struct {
	receipt.Round
	State string
}

// cased admits an officer to an agency that is below him; another one is an address that is not there.
func (s *Pages) cased(admit func(session.Handler) http.HandlerFunc,
	next func(http.ResponseWriter, *http.Request, ledger.Agency)) http.HandlerFunc {
	return admit(func(w http.ResponseWriter, r *http.Request, o session.Officer) {
		a, err := s.caseOf(r, o)
		switch {
		case err != nil:
			s.Broken(w, r, err)
		case a == nil:
			s.Refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
		default:
			next(w, r, a.Agency.Agency)
		}
	})
}

func (s *Pages) caseOf(r *http.Request, o session.Officer) (*season.Card, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return nil, nil
	}
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		return nil, err
	}
	return snap.Agency(o, id), nil
}

// casedRound is the same for a round of the agency.
func (s *Pages) casedRound(admit func(session.Handler) http.HandlerFunc,
	next func(http.ResponseWriter, *http.Request, ledger.Agency, ledger.Taking)) http.HandlerFunc {
	return s.cased(admit, s.Receipts.Of("desk.notfound.officer", next))
}

func (s *Pages) casePage(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	o, _ := session.Of(r)
	now, err := s.caseOf(r, o)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	v := caseView{Page: s.OfficePage(r, "desk.case.title", "agency", a.Name),
		Agency: a.Name, Limit: handin.FileLimit >> 20}
	v.Kind, v.State = kindOf(now), v.Say("desk.state."+now.Stands)
	if now.Late {
		v.Late = v.Say("desk.late.word")
	}
	if done := r.URL.Query().Get("done"); actNamed(done) != nil {
		v.Done = v.Say("desk.act." + done + ".done")
	}
	if v.Seen, err = s.Ledger.LastEntry(r.Context()); err == nil {
		err = s.fillCase(r, &v, now)
	}
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	s.Render(w, http.StatusOK, "case", v)
}

// fillCase puts in what the ledger has of the agency.
func (s *Pages) fillCase(r *http.Request, v *caseView, a *season.Card) error {
	due, err := season.DeadlineSays(r.Context(), s.Site, v.Page, a.Agency.Agency)
	if err != nil {
		return err
	}
	v.Lines = slices.DeleteFunc([]web.Line{
		web.Fact(v.Say("desk.deadline"), due),
		web.Fact(v.Say("desk.case.level"), a.Level),
		web.Fact(v.Say("desk.head.superior"), a.Superior),
		web.Fact(v.Say("desk.case.code"), a.Code),
		web.Fact(v.Say("desk.case.contact"), joined(a.Contact, a.Phone, a.Mail)),
		web.Fact(v.Say("desk.case.former"), joined(a.Former...)),
		web.Fact(v.Say("desk.case.exempt"), a.Exempt),
	}, func(l web.Line) bool { return l.Value == "" })
	takings, err := s.Ledger.TakingsOf(r.Context(), a.ID)
	if err != nil {
		return err
	}
	if v.In, err = s.lettersIn(r.Context(), v.Page, takings); err != nil {
		return err
	}
	v.Out = lettersOut(v.Page, a)
	words := verdict.Wording{Lang: v.Language}
	for _, in := range slices.Backward(takings) {
		if in.Receipt == "" {
			v.Others = append(
				v.Others,
				v.Say("desk.case.other", "file", web.FileName(in.File), "at", clock.Minute(in.Taken),
					"why", in.Why.In(v.Language)),
			)
			continue
		}
		_, sentence := words.Verdict(in.Findings, false)
		v.Rounds = append(
			v.Rounds,
			caseRound{receipt.RoundOf(v.Page, &in, sentence), v.Say("desk.file." + string(in.State))},
		)
	}
	if err := s.journalOf(r, v, a.ID); err != nil || !v.Office.Acts {
		return err
	}
	v.Acts = actForms(v, a)
	if closed, err := s.Ledger.Closed(r.Context()); err != nil || closed {
		v.HandSays = v.Say("desk.case.closed")
	}
	k, err := s.Ledger.LinkOf(r.Context(), a.ID)
	if k.Generation > 0 && !k.Revoked() && s.Key != nil {
		v.URL = s.BaseOf(r) + "/a/" + s.Key.Token(s.Ledger.Year, a.ID, k.Generation)
	} else {
		v.Revoked = k.Revoked()
	}
	return err
}

// joined are the texts that there are, one after the other.
func joined(texts ...string) (all string) {
	for _, t := range texts {
		if t == "" {
			continue
		}
		if all != "" {
			all += "　"
		}
		all += t
	}
	return all
}
