package out

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
)

// remindersView previews whom a reminder is due and its text; letters go out by
// hand, and are marked as given here.
type remindersView struct {
	web.Page
	Due            int
	Shown          string
	Letters        []letterView
	Acts           bool
	Earlier, Later string
}

type letterView struct {
	ID                        int64
	Agency, Link, Why, Letter string
	Before                    string // how often it was reminded
}

// shownLetters is how many letters one page has.
const shownLetters = 50

func (s *Pages) remindersPage(w http.ResponseWriter, r *http.Request, o session.Officer) {
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	due := slices.DeleteFunc(slices.Clone(snap.Seen(o, "")), func(c *season.Card) bool { return !c.ToRemind() })
	v := remindersView{Page: s.OfficePage(r, "desk.reminders"), Acts: o.Acts(), Due: len(due)}
	last := max(1, (len(due)+shownLetters-1)/shownLetters)
	n, _ := strconv.Atoi(r.URL.Query().Get("page"))
	n = min(max(n, 1), last)
	shown := due[(n-1)*shownLetters : min(n*shownLetters, len(due))]
	at := func(n int) string { return v.At("/desk/reminders?page=" + strconv.Itoa(n)) }
	if n > 1 {
		v.Earlier = at(n - 1)
	}
	if n < last {
		v.Later = at(n + 1)
	}
	if last > 1 {
		v.Shown = v.Say("desk.board.shown", "first", (n-1)*shownLetters+1,
			"last", (n-1)*shownLetters+len(shown), "n", len(due))
	}
	letters, err := s.letters(r.Context(), snap, shown)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	for _, l := range letters {
		v.Letters = append(v.Letters,
			letterView{l.Agency.ID, l.Agency.Name, v.CaseAt(l.Agency.ID), l.Why, strings.ReplaceAll(l.Text, "\r\n", "\n"),
				v.Say("desk.reminders.before", "n", l.Agency.Reminded)})
	}
	s.Render(w, http.StatusOK, "reminders", v)
}

// letters are the reminders to some agencies: their findings alone are read.
func (s *Pages) letters(ctx context.Context, snap *season.Snapshot, to []*season.Card) ([]status.Letter, error) {
	now := &status.Status{Year: s.Ledger.Year, Files: snap.Files}
	var err error
	if now.From, err = s.Ledger.Office(ctx); err != nil {
		return nil, err
	}
	whole := map[int64]*status.Agency{}
	for _, c := range to {
		takings, err := s.Ledger.TakingsOf(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		var files []*ledger.Taking
		for i := range takings {
			files = append(files, &takings[i])
		}
		a := status.NewAgency(c.Agency.Agency, files, s.Ledger.Year, "")
		a.Reminded = c.Reminded
		whole[c.ID], now.Agencies = a, append(now.Agencies, a)
	}
	now.Files = slices.Clone(now.Files)
	for _, c := range snap.Cards { // what came of one and may be another's
		owner := cmp.Or(whole[c.ID], c.Agency)
		for _, in := range c.Files {
			if in.State == ledger.Refused || len(in.Findings) > 0 {
				now.Files = append(now.Files, status.File{Taking: in, Owner: owner})
			}
		}
	}
	slices.SortFunc(now.Files, func(a, b status.File) int { return cmp.Compare(a.ID, b.ID) })
	return now.Letters(ctx, s.Today())
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
