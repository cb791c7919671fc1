package out

import (
	"net/http"
	"strconv"
	"time"

	"nianbao/internal/collection/status"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
)

// remindersView previews whom a reminder is due and its text; letters go out by
// hand, and are marked as given here.
type remindersView struct {
	web.Page
	Letters []letterView
	Acts    bool
}

type letterView struct {
	ID                        int64
	Agency, Link, Why, Letter string
	Before                    string // how often it was reminded
}

func (s *Pages) remindersPage(w http.ResponseWriter, r *http.Request, o session.Officer) {
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	now, err := status.Of(r.Context(), s.Ledger, "")
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	v := remindersView{Page: s.OfficePage(r, "desk.reminders"), Acts: o.Acts()}
	for _, l := range now.Letters(s.Today()) {
		if snap.Agency(o, l.Agency.ID) == nil {
			continue
		}
		v.Letters = append(v.Letters,
			letterView{l.Agency.ID, l.Agency.Name, v.CaseAt(l.Agency.ID), l.Why, l.Text,
				v.Say("desk.reminders.before", "n", l.Agency.Reminded)})
	}
	s.Render(w, http.StatusOK, "reminders", v)
}

// reminded marks letters as given by hand.
func (s *Pages) reminded(w http.ResponseWriter, r *http.Request, o session.Officer) {
	r.Body = http.MaxBytesReader(w, r.Body, 4<<20)
	if err := r.ParseForm(); err != nil {
		s.Refuse(w, r, http.StatusBadRequest, "desk.broken")
		return
	}
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	var ids []int64
	for _, text := range r.PostForm["agency"] {
		if id, err := strconv.ParseInt(text, 10, 64); err == nil && snap.Agency(o, id) != nil {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		s.Refuse(w, r, http.StatusUnprocessableEntity, "desk.reminders.none")
		return
	}
	by := s.Ledger.As(o.Actor())
	run, resumed, err := by.Remind(r.Context(), ids, s.Today().Format(time.DateOnly))
	if err == nil && resumed { // a run of letters that the command line began is not ours to complete
		s.Refuse(w, r, http.StatusConflict, "desk.reminders.begun")
		return
	}
	if err == nil {
		err = by.Reminded(r.Context(), run)
	}
	if !s.Unfit(w, r, err) {
		s.Back(w, r, "/desk/reminders")
	}
}
