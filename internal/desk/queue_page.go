package desk

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/finding"
	"nianbao/templates"
)

// queueView is what needs a person: files nobody is known to have sent, explanations to read, two
// versions of one report, reports that have to be corrected and have not gone back.
type queueView struct {
	page
	Unknown   []unknownFile
	Explained []explained
	Doubts    []doubted
	Failing   []crumb
	Seen      int64
}

type unknownFile struct {
	ID            int64
	File, At, Why string
	Original, To  string
	Near          []string
}

type explained struct {
	Agency, Link, Number, NumberLink, Message, Text string
	Accept, SendBack, Finding, ID                   string
}

type doubted struct {
	Agency, Link, To string
	Versions         []version
}

type version struct {
	ID                   int64
	File, Received, Link string
	Counts               bool
}

// shownQueue is how many of each kind the page lists.
const shownQueue = 200

func (s *Server) queuePage(w http.ResponseWriter, r *http.Request, o officer) {
	snap, err := s.standing(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	v := queueView{page: s.officePage(r, "desk.queue"), Seen: snap.seq}
	for _, f := range unknown(snap, o) {
		if len(v.Unknown) < shownQueue {
			v.Unknown = append(v.Unknown, v.unknown(f))
		}
	}
	for _, e := range unread(snap, o) {
		if one, ok := v.explained(e); ok && len(v.Explained) < shownQueue {
			v.Explained = append(v.Explained, one)
		}
	}
	for _, d := range doubts(snap, o) {
		v.Doubts = append(v.Doubts, v.doubt(d))
	}
	for _, a := range snap.seen(o) {
		if a.Must() && a.Fails() && !a.Returned() && len(v.Failing) < shownQueue {
			v.Failing = append(v.Failing, crumb{a.Name, v.caseAt(a)})
		}
	}
	s.render(w, http.StatusOK, "queue", v)
}

// addressOfCase is where an agency's page is.
func addressOfCase(id int64) string { return "/desk/agencies/" + strconv.FormatInt(id, 10) }

// caseAt is a link to an agency's page.
func (p page) caseAt(a *status.Agency) string { return p.At(addressOfCase(a.ID)) }

func (p page) unknown(f status.File) unknownFile {
	at := "/desk/files/" + strconv.FormatInt(f.ID, 10)
	why := f.Why.In(p.lang)
	if why == "" {
		why = p.Say("desk.queue.unknown.told", "found", f.Told.Agency)
	}
	return unknownFile{f.ID, fileName(f.File), clock.Minute(f.Taken), why, at + "/original", at + "/assign", f.Near}
}

// explained finds the finding an explanation is of.
func (p page) explained(e status.Said) (one explained, ok bool) {
	for _, in := range e.Agency.Current() {
		if in.Scope != e.Scope {
			continue
		}
		i := slices.IndexFunc(in.Findings, func(f finding.Finding) bool { return f.ID() == e.Finding })
		if i < 0 {
			continue
		}
		round := addressOfCase(e.Agency.ID) + "/receipts/" + in.Receipt
		return explained{
			Agency: e.Agency.Name, Link: p.caseAt(e.Agency),
			Number: in.Receipt, NumberLink: p.At(round),
			Message: in.Findings[i].Message.In(p.lang), Text: e.Text,
			Accept: round + "/accept", SendBack: round + "/sendback",
			Finding: e.Finding, ID: strconv.FormatInt(e.Agency.ID, 10) + "-" + e.Finding}, true
	}
	return one, false
}

func (p page) doubt(d status.Doubt) doubted {
	out := doubted{Agency: d.Agency.Name, Link: p.caseAt(d.Agency),
		To: addressOfCase(d.Agency.ID) + "/choose"}
	for _, in := range d.Agency.Files {
		if slices.Contains(d.Files, in.File) && in.Receipt != "" {
			out.Versions = append(out.Versions, version{in.ID, fileName(in.File), clock.Minute(in.Taken),
				p.At(addressOfCase(d.Agency.ID) + "/receipts/" + in.Receipt), in.State == ledger.Current})
		}
	}
	return out
}

// choose makes one of two versions the one that counts.
func (s *Server) choose(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	form, ok := s.form(w, r)
	if !ok || s.told(w, r, a.ID, form) {
		return
	}
	takings, err := s.ledger.TakingsOf(r.Context(), a.ID)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	id, _ := strconv.ParseInt(form["intake"], 10, 64)
	if !slices.ContainsFunc(takings, func(in ledger.Taking) bool { return in.ID == id }) {
		s.refuse(w, r, http.StatusUnprocessableEntity, "desk.field.receipt")
		return
	}
	o, _ := signedIn(r)
	_, err = s.ledger.As(o.actor()).Choose(r.Context(), id, form["reason"])
	if !s.unfit(w, r, err) {
		s.back(w, r, "/desk/queue")
	}
}

// nobodys admits to a file that no agency is known to have sent.
func (s *Server) nobodys(
	next func(http.ResponseWriter, *http.Request, officer, ledger.Taking),
) http.HandlerFunc {
	return s.acting(func(w http.ResponseWriter, r *http.Request, o officer) {
		id, _ := strconv.ParseInt(r.PathValue("file"), 10, 64)
		snap, err := s.standing(r.Context())
		if err != nil {
			s.broken(w, r, err)
			return
		}
		for _, f := range unknown(snap, o) {
			if f.ID == id {
				next(w, r, o, f.Taking)
				return
			}
		}
		s.refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
	})
}

// nobodysOriginal gives the file back as it came.
func (s *Server) nobodysOriginal(w http.ResponseWriter, r *http.Request, _ officer, in ledger.Taking) {
	s.original(w, r, ledger.Agency{}, in)
}

// assign gives a file to the agency it is of, by name.
func (s *Server) assign(w http.ResponseWriter, r *http.Request, o officer, in ledger.Taking) {
	form, ok := s.form(w, r)
	if !ok {
		return
	}
	err := s.assigned(r.Context(), o, in, form)
	if !s.unfit(w, r, err) {
		s.back(w, r, "/desk/queue")
	}
}

func (s *Server) assigned(ctx context.Context, o officer, in ledger.Taking, form map[string]string) error {
	snap, err := s.standing(ctx)
	if err != nil {
		return err
	}
	a := snap.named[templates.Normalize(form["agency"])]
	if a == nil {
		return errField{"desk.field.into"}
	}
	season, err := s.taking.Season(ctx)
	if err != nil {
		return err
	}
	_, _, err = season.As(o.actor()).Assign(ctx, &in, a.ID, form["reason"])
	return err
}

// unknown are the files nobody is known to have sent; who is limited to a tree has none.
func unknown(snap *snapshot, o officer) (list []status.File) {
	if o.Under != "" {
		return nil
	}
	for _, f := range snap.status.Files {
		if f.State == ledger.Unknown {
			list = append(list, f)
		}
	}
	return list
}

// doubts are the agencies an officer may see of whom two versions of one report came.
func doubts(snap *snapshot, o officer) (list []status.Doubt) {
	for _, d := range snap.status.Doubts {
		if d.Agency != nil && snap.agency(o, d.Agency.ID) != nil {
			list = append(list, d)
		}
	}
	return list
}

// unread are the explanations nobody ruled on, of the agencies an officer may see.
func unread(snap *snapshot, o officer) (list []status.Said) {
	for _, e := range snap.status.Said {
		if e.State == finding.ExplanationGiven && e.Agency != nil && snap.agency(o, e.Agency.ID) != nil {
			list = append(list, e)
		}
	}
	return list
}
