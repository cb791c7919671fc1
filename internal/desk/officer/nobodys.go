package officer

import (
	"context"
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

// Files that no agency is known to have sent: an officer gives each to the agency it is of, by name.

type unknownFile struct {
	ID            int64
	File, At, Why string
	Original, To  string
	Near          []string
}

func unknownOf(p web.Page, f status.File) unknownFile {
	at := "/desk/files/" + strconv.FormatInt(f.ID, 10)
	why := f.Why.In(p.Language)
	if why == "" {
		why = p.Say("desk.queue.unknown.told", "found", f.Told.Agency)
	}
	return unknownFile{
		f.ID,
		web.FileName(f.File),
		clock.Minute(f.Taken),
		why,
		at + "/original",
		at + "/assign",
		f.Near,
	}
}

// nobodys admits to a file that no agency is known to have sent.
func (s *Pages) nobodys(
	next func(http.ResponseWriter, *http.Request, session.Officer, ledger.Taking),
) http.HandlerFunc {
	return s.Door.Acting(func(w http.ResponseWriter, r *http.Request, o session.Officer) {
		id, _ := strconv.ParseInt(r.PathValue("file"), 10, 64)
		snap, err := s.Season.Now(r.Context())
		if err != nil {
			s.Broken(w, r, err)
			return
		}
		for _, f := range slices.Concat(unknown(snap, o), refusedOf(snap, o)) {
			if f.ID == id {
				next(w, r, o, *f.Taking)
				return
			}
		}
		s.Refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
	})
}

// nobodysOriginal gives the file back as it came.
func (s *Pages) nobodysOriginal(
	w http.ResponseWriter,
	r *http.Request,
	_ session.Officer,
	in ledger.Taking,
) {
	s.Receipts.Original(w, r, ledger.Agency{}, in)
}

// assign gives a file to the agency it is of, by name.
func (s *Pages) assign(w http.ResponseWriter, r *http.Request, o session.Officer, in ledger.Taking) {
	form, ok := s.Form(w, r)
	if !ok {
		return
	}
	err := s.assigned(r.Context(), o, in, form)
	if !s.Unfit(w, r, err) {
		s.Back(w, r, "/desk/queue")
	}
}

func (s *Pages) assigned(
	ctx context.Context,
	o session.Officer,
	in ledger.Taking,
	form map[string]string,
) error {
	snap, err := s.Season.Now(ctx)
	if err != nil {
		return err
	}
	a := snap.Named(form["agency"])
	if a == nil {
		return web.Unfilled("desk.field.into")
	}
	season, err := s.Taking.Season(ctx)
	if err != nil {
		return err
	}
	_, _, err = season.As(o.Actor()).Assign(ctx, &in, a.ID, form["reason"])
	return err
}

// refusedOf are the files that were not accepted and that nobody is known to have sent.
func refusedOf(snap *season.Snapshot, o session.Officer) []status.File {
	if o.Under != "" {
		return nil
	}
	return snap.Refused
}

// unknown are the files nobody is known to have sent; who is limited to a tree has none.
func unknown(snap *season.Snapshot, o session.Officer) []status.File {
	if o.Under != "" {
		return nil
	}
	return snap.Files
}
