package desk

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/message"
)

// caseView is an agency as its officer sees it: its state, its rounds, its
// link, what can be done, its journal.
type caseView struct {
	page
	Agency   string
	Lines    []proofLine
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
	Seen     int64
	HandSays string
}

// LimitBytes is the limit of a file, for the script.
func (caseView) LimitBytes() int { return fileLimit }

type caseRound struct {
	round
	State string
}

type journalLine struct{ At, Who, Did, Reason string }

// cased admits an officer to an agency that is below him; another one is an address that is not there.
func (s *Server) cased(admit func(byOfficer) http.HandlerFunc,
	next func(http.ResponseWriter, *http.Request, ledger.Agency)) http.HandlerFunc {
	return admit(func(w http.ResponseWriter, r *http.Request, o officer) {
		a, err := s.caseOf(r, o)
		switch {
		case err != nil:
			s.broken(w, r, err)
		case a == nil:
			s.refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
		default:
			next(w, r, a.Agency)
		}
	})
}

func (s *Server) caseOf(r *http.Request, o officer) (*status.Agency, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return nil, nil
	}
	snap, err := s.standing(r.Context())
	if err != nil {
		return nil, err
	}
	return snap.agency(o, id), nil
}

// casedRound is the same for a round of the agency.
func (s *Server) casedRound(admit func(byOfficer) http.HandlerFunc,
	next func(http.ResponseWriter, *http.Request, ledger.Agency, ledger.Taking)) http.HandlerFunc {
	return s.cased(admit, s.roundOf("desk.notfound.officer", next))
}

func (s *Server) casePage(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	o, _ := signedIn(r)
	now, err := s.caseOf(r, o)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	v := caseView{page: s.officePage(r, "desk.case.title", "agency", a.Name),
		Agency: a.Name, Limit: fileLimit >> 20}
	v.Kind, v.State = kindOf(now), v.Say("desk.state."+now.State())
	if now.Late {
		v.Late = v.Say("desk.late.word")
	}
	if done := r.URL.Query().Get("done"); actNamed(done) != nil {
		v.Done = v.Say("desk.act." + done + ".done")
	}
	if v.Seen, err = s.ledger.LastEntry(r.Context()); err == nil {
		err = s.fillCase(r, &v, now)
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	s.render(w, http.StatusOK, "case", v)
}

// fillCase puts in what the ledger has of the agency.
func (s *Server) fillCase(r *http.Request, v *caseView, a *status.Agency) error {
	due, err := s.deadlineSays(r.Context(), v.page, a.Agency)
	if err != nil {
		return err
	}
	v.Lines = slices.DeleteFunc([]proofLine{
		{v.Say("desk.deadline"), due},
		{v.Say("desk.case.level"), a.Level},
		{v.Say("desk.head.superior"), a.Superior},
		{v.Say("desk.case.code"), a.Code},
		{v.Say("desk.case.contact"), joined(a.Contact, a.Phone, a.Mail)},
		{v.Say("desk.case.former"), joined(a.Former...)},
		{v.Say("desk.case.exempt"), a.Exempt},
	}, func(l proofLine) bool { return l.Value == "" })
	takings, err := s.ledger.TakingsOf(r.Context(), a.ID)
	if err != nil {
		return err
	}
	words := wording{lang: v.lang}
	for _, in := range slices.Backward(takings) {
		if in.Receipt == "" {
			v.Others = append(v.Others, v.Say("desk.case.other", "file", fileName(in.File), "at", clock.Minute(in.Taken),
				"why", in.Why.In(v.lang)))
			continue
		}
		_, sentence := words.verdict(in.Findings, false)
		v.Rounds = append(v.Rounds, caseRound{v.round(&in, sentence), v.Say("desk.file." + string(in.State))})
	}
	if err := s.journalOf(r, v, a.ID); err != nil || !v.office.Acts {
		return err
	}
	v.Acts = actForms(v, a)
	if closed, err := s.ledger.Closed(r.Context()); err != nil || closed {
		v.HandSays = v.Say("desk.case.closed")
	}
	links, err := s.ledger.Links(r.Context())
	if k, is := links[a.ID]; is && !k.Revoked() && s.key != nil {
		v.URL = s.baseOf(r) + "/a/" + s.key.Token(s.ledger.Year, a.ID, k.Generation)
	} else {
		v.Revoked = k.Revoked()
	}
	return err
}

// baseOf is how agencies reach the desk: as the office has set it, else as the officer does.
func (s *Server) baseOf(r *http.Request) string {
	switch {
	case s.base != "":
		return s.base
	case s.encrypted(r):
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// journalOf is the agency's part of the journal, the latest first.
func (s *Server) journalOf(r *http.Request, v *caseView, agency int64) error {
	entries, err := s.ledger.EntriesOf(r.Context(), agency, 0)
	for _, e := range slices.Backward(entries) {
		v.Journal = append(v.Journal, v.journalLine(e))
	}
	return err
}

// journalLine is an entry in words.
func (p page) journalLine(e ledger.Entry) journalLine {
	who, reason := e.Said()
	key := "desk.journal." + e.Action
	did := e.Action
	if message.Has(key) {
		did = p.Say(key)
	}
	by := p.Say("desk.actor."+string(cmp.Or(who.Kind, ledger.CommandLine)), "name", who.Name)
	return journalLine{clock.Minute(e.At), by, did, reason}
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
