package desk

import (
	"net/http"
	"strconv"
	"time"
)

// remindersView previews whom a reminder is due and its text; letters go out by
// hand, and are marked as given here.
type remindersView struct {
	page
	Letters []letterView
	Acts    bool
}

type letterView struct {
	ID                        int64
	Agency, Link, Why, Letter string
	Before                    string // how often it was reminded
}

func (s *Server) remindersPage(w http.ResponseWriter, r *http.Request, o officer) {
	snap, err := s.fully(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	v := remindersView{page: s.officePage(r, "desk.reminders"), Acts: o.acts()}
	for _, l := range snap.status.Letters(s.today()) {
		if snap.agency(o, l.Agency.ID) == nil {
			continue
		}
		v.Letters = append(v.Letters,
			letterView{l.Agency.ID, l.Agency.Name, v.caseAt(l.Agency), l.Why, l.Text,
				v.Say("desk.reminders.before", "n", l.Agency.Reminded)})
	}
	s.render(w, http.StatusOK, "reminders", v)
}

// reminded marks letters as given by hand.
func (s *Server) reminded(w http.ResponseWriter, r *http.Request, o officer) {
	r.Body = http.MaxBytesReader(w, r.Body, 4<<20)
	if err := r.ParseForm(); err != nil {
		s.refuse(w, r, http.StatusBadRequest, "desk.broken")
		return
	}
	snap, err := s.standing(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	var ids []int64
	for _, text := range r.PostForm["agency"] {
		if id, err := strconv.ParseInt(text, 10, 64); err == nil && snap.agency(o, id) != nil {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		s.refuse(w, r, http.StatusUnprocessableEntity, "desk.reminders.none")
		return
	}
	by := s.ledger.As(o.actor())
	run, resumed, err := by.Remind(r.Context(), ids, s.today().Format(time.DateOnly))
	if err == nil && resumed { // a run of letters that the command line began is not ours to complete
		s.refuse(w, r, http.StatusConflict, "desk.reminders.begun")
		return
	}
	if err == nil {
		err = by.Reminded(r.Context(), run)
	}
	if !s.unfit(w, r, err) {
		s.back(w, r, "/desk/reminders")
	}
}
