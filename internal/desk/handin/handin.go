package handin

import (
	"context"
	"embed"
	"net/http"
	"slices"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
	"nianbao/internal/inbox"
	"nianbao/internal/message"
)

// Pages are the room's templates.
//
//go:embed page/*.html
var Pages embed.FS

// Files takes the files of requests.
type Files struct{ *web.Site }

// Handed is what became of one report of a file; Err is why the file could not be read at all, about the
// file.
type Handed struct {
	taking.HandIn
	File string
	Err  error
	turn int // when it was taken, among the files of one form
}

// Take is [taking.Service.Take] or [taking.Service.Try].
type Take func(context.Context, taking.Upload) ([]taking.HandIn, error)

// TakeAll takes the files of a request one by one, each when its turn comes. What fails with one does
// not undo the others. A request that was not served is answered here; ok is false then.
func (s *Files) TakeAll(
	w http.ResponseWriter,
	r *http.Request,
	by taking.Upload,
	do Take,
) (all []Handed, ok bool) {
	u, ok := s.receive(w, r)
	if !ok {
		return nil, false
	}
	defer u.close()
	answers := make([][]Handed, len(u.files)) // in the order of the form, whatever the order of taking
	for i, at := range turns(u.files) {
		f := u.files[at[0]]
		one, err := s.takeOne(r.Context(), u, at, by, do)
		switch {
		case err == ErrBusy && i == 0:
			w.Header().Set("Retry-After", "60")
			s.Refuse(w, r, http.StatusServiceUnavailable, "desk.busy")
			return nil, false
		case err == ErrBusy:
			one = []Handed{{File: web.FileName(f.Filename), Err: message.NewError("desk.busy.says")}}
		case err != nil && i == 0:
			s.Broken(w, r, err)
			return nil, false
		case err != nil:
			s.Log.Error("failed", "path", web.PathOf(r), "err", message.Say(err, message.English))
			one = []Handed{{File: web.FileName(f.Filename), Err: message.NewError(web.Failed(err) + ".says")}}
		}
		for k := range one {
			one[k].turn = i
		}
		answers[at[0]] = one
	}
	return slices.Concat(answers...), true
}

// ErrBusy is that no turn came free in time.
var ErrBusy = message.NewError("desk.busy.says")

func (s *Files) takeOne(ctx context.Context, u upload, at []int, by taking.Upload, do Take) ([]Handed, error) {
	leave, ok := s.Queue.Enter(ctx)
	if !ok {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return nil, ErrBusy
	}
	defer leave()
	var all []Handed
	for _, i := range at {
		name, data, err := u.read(u.files[i])
		switch {
		case err != nil:
			all = append(all, Handed{File: name, Err: err})
		case by.Data == nil:
			by.Name, by.Data = name, data
		default:
			by.With = append(by.With, inbox.Bytes(name, data))
		}
	}
	if by.Data == nil {
		return all, nil
	}
	ins, err := do(ctx, by)
	if err != nil {
		return nil, err
	}
	for _, in := range ins {
		if in.Opened == nil &&
			in.Receipt != "" { // known by its bytes; the answer is about the round it left unchanged
			if in.Opened, err = s.Reopened(ctx, in.Taken); err != nil {
				return nil, err
			}
		}
		all = append(all, Handed{HandIn: in, File: message.OneLine(in.File)})
	}
	return all, nil
}

// StatusOf is the status of an answer: success, unless every file was too large to be looked at.
func StatusOf(all []Handed) int {
	for _, h := range all {
		if h.Err != errLarge {
			return http.StatusOK
		}
	}
	return http.StatusRequestEntityTooLarge
}

// by is who hands in: whoever has the agency's link, or an officer on its behalf,
// also after the season was closed.
func by(r *http.Request, a ledger.Agency) taking.Upload {
	if o, ok := session.Of(r); ok {
		return taking.Upload{Agency: a.ID, Actor: o.Actor(), Officer: true}
	}
	return taking.Upload{Agency: a.ID, Actor: ledger.Actor{Kind: ledger.Link, Name: a.Name}}
}

// HandIn takes files in: 303 to the receipt, or JSON.
func (s *Files) HandIn(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	all, ok := s.TakeAll(w, r, by(r, a), s.Taking.Take)
	if !ok {
		return
	}
	if web.WantsJSON(r) {
		web.WriteJSON(w, StatusOf(all), s.JSON(all, web.LanguageOf(r)))
		return
	}
	p := s.Page(r, a.Name)
	if len(all) == 1 && all[0].Receipt != "" {
		http.Redirect(w, r, p.To("/receipts/"+all[0].Receipt), http.StatusSeeOther)
		return
	}
	p.Title = p.Say("desk.several.title", "n", len(all))
	s.Render(w, StatusOf(all), "several", answersView{p, p.Say("desk.several.title", "n", len(all)),
		together(p, all, false), s.answers(p, a, all, false)})
}

// Check judges files as handing in would, and keeps nothing.
func (s *Files) Check(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	all, ok := s.TakeAll(w, r, by(r, a), s.Taking.Try)
	if !ok {
		return
	}
	if web.WantsJSON(r) {
		web.WriteJSON(w, StatusOf(all), s.JSON(all, web.LanguageOf(r)))
		return
	}
	p := s.Page(r, a.Name)
	s.Render(w, StatusOf(all), "trial", answersView{p, p.Say("desk.trial.title"), together(p, all, true),
		s.answers(p, a, all, true)})
}
