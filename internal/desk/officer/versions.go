package officer

import (
	"net/http"
	"slices"
	"strconv"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
)

// Of two versions of one report that came together, an officer chooses which counts.

type doubted struct {
	Agency, Link, To string
	Versions         []version
}

type version struct {
	ID                   int64
	File, Received, Link string
	Counts               bool
}

func doubtOf(p web.Page, d status.Doubt) doubted {
	out := doubted{Agency: d.Agency.Name, Link: p.CaseAt(d.Agency.ID),
		To: web.AddressOfCase(d.Agency.ID) + "/choose"}
	for _, in := range d.Agency.Files {
		if slices.Contains(d.Files, in.File) && in.Receipt != "" {
			round := web.AddressOfCase(d.Agency.ID) + "/receipts/" + in.Receipt
			out.Versions = append(out.Versions, version{in.ID, web.FileName(in.File), clock.Minute(in.Taken),
				p.At(round), in.State == ledger.Current})
		}
	}
	return out
}

// choose makes one of two versions the one that counts.
func (s *Pages) choose(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	form, ok := s.Form(w, r)
	if !ok || s.told(w, r, a.ID, form) {
		return
	}
	takings, err := s.Ledger.TakingsOf(r.Context(), a.ID)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	id, _ := strconv.ParseInt(form["intake"], 10, 64)
	if !slices.ContainsFunc(takings, func(in ledger.Taking) bool { return in.ID == id }) {
		s.Refuse(w, r, http.StatusUnprocessableEntity, "desk.field.receipt")
		return
	}
	o, _ := session.Of(r)
	_, err = s.Ledger.As(o.Actor()).Choose(r.Context(), id, form["reason"])
	if !s.Unfit(w, r, err) {
		s.Back(w, r, "/desk/queue")
	}
}

// doubts are the agencies an officer may see of whom two versions of one report came.
func doubts(snap *season.Snapshot, o session.Officer) (list []status.Doubt) {
	for _, c := range snap.Seen(o, "") {
		list = append(list, c.Doubts...)
	}
	return list
}
