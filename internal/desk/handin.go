package desk

import (
	"context"
	"mime/multipart"
	"net/http"
	"slices"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/message"
)

// handed is what became of one report of a file; err is why the file could not be read at all, about the file.
type handed struct {
	taking.HandIn
	file string
	err  error
	turn int // when it was taken, among the files of one form
}

// take is [taking.Service.Take] or [taking.Service.Try].
type take func(context.Context, taking.Upload) ([]taking.HandIn, error)

// takeAll takes the files of a request one by one, each when its turn comes. What fails with one does not undo the
// others. A request that was not served is answered here; ok is false then.
func (s *Server) takeAll(w http.ResponseWriter, r *http.Request, by taking.Upload, do take) (all []handed, ok bool) {
	u, ok := s.receive(w, r)
	if !ok {
		return nil, false
	}
	defer u.close()
	answers := make([][]handed, len(u.files)) // in the order of the form, whatever the order of taking
	for i, at := range turns(u.files) {
		f := u.files[at]
		one, err := s.takeOne(r.Context(), u, f, by, do)
		switch {
		case err == errBusy && i == 0:
			w.Header().Set("Retry-After", "60")
			s.refuse(w, r, http.StatusServiceUnavailable, "desk.busy")
			return nil, false
		case err == errBusy:
			one = []handed{{file: fileName(f.Filename), err: message.NewError("desk.busy.says")}}
		case err != nil && i == 0:
			s.broken(w, r, err)
			return nil, false
		case err != nil:
			s.log.Error("failed", "path", pathOf(r), "err", message.Say(err, message.English))
			one = []handed{{file: fileName(f.Filename), err: message.NewError("desk.full.says")}}
		}
		for k := range one {
			one[k].turn = i
		}
		answers[at] = one
	}
	return slices.Concat(answers...), true
}

// errBusy is that no turn came free in time.
var errBusy = message.NewError("desk.busy.says")

func (s *Server) takeOne(ctx context.Context, u upload, f *multipart.FileHeader, by taking.Upload,
	do take) ([]handed, error) {
	leave, ok := s.queue.enter(ctx)
	if !ok {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return nil, errBusy
	}
	defer leave()
	name, data, err := u.read(f)
	if err != nil {
		return []handed{{file: name, err: err}}, nil
	}
	by.Name, by.Data = name, data
	ins, err := do(ctx, by)
	if err != nil {
		return nil, err
	}
	var all []handed
	for _, in := range ins {
		if in.Opened == nil && in.Receipt != "" { // known by its bytes; the answer is about the round it left unchanged
			if in.Opened, err = s.reopened(ctx, in.Taken); err != nil {
				return nil, err
			}
		}
		all = append(all, handed{HandIn: in, file: shownName(in.File)})
	}
	return all, nil
}

// statusOf is the status of an answer: success, unless every file was too large to be looked at.
func statusOf(all []handed) int {
	for _, h := range all {
		if h.err != errLarge {
			return http.StatusOK
		}
	}
	return http.StatusRequestEntityTooLarge
}

// by is who hands in: whoever has the agency's link, or an officer on its behalf,
// also after the season was closed.
func by(r *http.Request, a ledger.Agency) taking.Upload {
	if o, ok := signedIn(r); ok {
		return taking.Upload{Agency: a.ID, Actor: o.actor(), Officer: true}
	}
	return taking.Upload{Agency: a.ID, Actor: ledger.Actor{Kind: ledger.Link, Name: a.Name}}
}

// handIn takes files in: 303 to the receipt, or JSON.
func (s *Server) handIn(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	all, ok := s.takeAll(w, r, by(r, a), s.taking.Take)
	if !ok {
		return
	}
	if wantsJSON(r) {
		writeJSON(w, statusOf(all), s.handedJSON(all, languageOf(r)))
		return
	}
	p := s.newPage(r, a.Name)
	if len(all) == 1 && all[0].Receipt != "" {
		http.Redirect(w, r, p.To("/receipts/"+all[0].Receipt), http.StatusSeeOther)
		return
	}
	p.Title = p.Say("desk.several.title", "n", len(all))
	s.render(w, statusOf(all), "several", answersView{p, p.Say("desk.several.title", "n", len(all)),
		together(p, all, false), s.answers(p, a, all, false)})
}

// check judges files as handing in would, and keeps nothing.
func (s *Server) check(w http.ResponseWriter, r *http.Request, a ledger.Agency) {
	all, ok := s.takeAll(w, r, by(r, a), s.taking.Try)
	if !ok {
		return
	}
	if wantsJSON(r) {
		writeJSON(w, statusOf(all), s.handedJSON(all, languageOf(r)))
		return
	}
	p := s.newPage(r, a.Name)
	s.render(w, statusOf(all), "trial", answersView{p, p.Say("desk.trial.title"), together(p, all, true),
		s.answers(p, a, all, true)})
}

// answersView is the page of what became of several files, or of a trial.
type answersView struct {
	page
	Heading  string
	Together []string // of files that are one report: which of them counts
	Answers  []answer
}

func (s *Server) answers(p page, a ledger.Agency, all []handed, trial bool) []answer {
	var list []answer
	for _, h := range all {
		list = append(list, s.answer(p, a, h, trial))
	}
	return list
}

// answer is what became of one report, in words.
func (s *Server) answer(p page, a ledger.Agency, h handed, trial bool) answer {
	w := wording{lang: p.lang}
	out := answer{File: h.file, Kind: "fail"}
	switch {
	case h.err != nil:
		out.Sentence, out.Why = p.Say("desk.answer.refused"), message.Say(h.err, p.lang)
		return out
	case h.Outcome == taking.Refused:
		out.Sentence, out.Why = p.Say("desk.answer.refused"), h.Why.In(p.lang)
		if whole := structural(h.Taken.Findings); len(whole) > 0 {
			out.Advice = whole[0].Hint.In(p.lang) // what to do, of what the sentence before tells
		}
		return out
	case h.Outcome == taking.Strange:
		out.Sentence = p.Say("desk.answer.unknown")
		out.Why = p.Say("desk.answer.unknown.says", "agency", a.Name, "found", h.Taken.Told.Agency)
		if h.Taken.Told.Agency == "" {
			out.Why = p.Say("desk.answer.unknown.noname", "agency", a.Name)
		}
		return out
	}
	out.Kind, out.Sentence = w.verdict(h.Taken.Findings, trial)
	if h.Receipt != "" && (!trial || h.Outcome == taking.Unchanged) {
		out.Number, out.Link = h.Receipt, p.To("/receipts/"+h.Receipt)
	}
	if h.Outcome == taking.Unchanged {
		out.Why = out.Sentence + p.Say("desk.stop")
		out.Sentence = p.Say("desk.answer.unchanged")
		out.Advice = p.Say("desk.answer.unchanged.says", "number", h.Receipt)
	}
	w.fill(&out, h.Taken.Findings)
	return out
}
