package officer

import (
	"net/http"
	"slices"
	"strconv"

	"nianbao/internal/collection/status"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
	"nianbao/internal/finding"
)

// queueView is what needs a person: files nobody is known to have sent, explanations to read, two
// versions of one report, reports that have to be corrected and have not gone back.
type queueView struct {
	web.Page
	Unknown   []unknownFile
	Explained []explained
	Doubts    []doubted
	Failing   []web.Crumb
	Mailed    []undelivered
	Refused   []unaccepted
	Seen      int64
}

type explained struct {
	Agency, Link, Number, NumberLink, Message, Text string
	Accept, SendBack, Finding, ID                   string
}

// shownQueue is how many of each kind the page lists.
const shownQueue = 200

func (s *Pages) queuePage(w http.ResponseWriter, r *http.Request, o session.Officer) {
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	v := queueView{Page: s.OfficePage(r, "desk.queue"), Seen: snap.Seq}
	for _, f := range unknown(snap, o) {
		if len(v.Unknown) < shownQueue {
			v.Unknown = append(v.Unknown, unknownOf(v.Page, f))
		}
	}
	for _, e := range unread(snap, o) {
		if one, ok := explainedOf(v.Page, e); ok && len(v.Explained) < shownQueue {
			v.Explained = append(v.Explained, one)
		}
	}
	for _, d := range doubts(snap, o) {
		v.Doubts = append(v.Doubts, doubtOf(v.Page, d))
	}
	for _, a := range snap.Seen(o, "") {
		if a.Must() && a.Fails() && !a.Returned() && len(v.Failing) < shownQueue {
			v.Failing = append(v.Failing, web.Crumb{Name: a.Name, Link: v.CaseAt(a.ID)})
		}
	}
	v.Mailed = undeliveredTo(v.Page, snap, o)
	if v.Refused, err = s.unacceptedOf(r, v.Page, snap, o); err != nil {
		s.Broken(w, r, err)
		return
	}
	s.Render(w, http.StatusOK, "queue", v)
}

// explained finds the finding an explanation is of.
func explainedOf(p web.Page, e status.Said) (one explained, ok bool) {
	for _, in := range e.Agency.Current() {
		if in.Scope != e.Scope {
			continue
		}
		i := slices.IndexFunc(in.Findings, func(f finding.Finding) bool { return f.ID() == e.Finding })
		if i < 0 {
			continue
		}
		round := web.AddressOfCase(e.Agency.ID) + "/receipts/" + in.Receipt
		return explained{
			Agency: e.Agency.Name, Link: p.CaseAt(e.Agency.ID),
			Number: in.Receipt, NumberLink: p.At(round),
			Message: in.Findings[i].Message.In(p.Language), Text: e.Text,
			Accept: round + "/accept", SendBack: round + "/sendback",
			Finding: e.Finding, ID: strconv.FormatInt(e.Agency.ID, 10) + "-" + e.Finding}, true
	}
	return one, false
}

// unread are the explanations nobody ruled on, of the agencies an officer may see.
func unread(snap *season.Snapshot, o session.Officer) (list []status.Said) {
	for _, c := range snap.Seen(o, "") {
		for _, e := range c.Said {
			if e.State == finding.ExplanationGiven {
				list = append(list, e)
			}
		}
	}
	return list
}
