package officer

import (
	"net/http"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
)

// An officer takes in many files at once, of any agencies, as collect does: attachments, a zip of them.

type intakeView struct {
	web.Page
	Limit int
}

// LimitBytes is the limit of a file, for the script.
func (intakeView) LimitBytes() int { return handin.FileLimit }

func (s *Pages) intakePage(w http.ResponseWriter, r *http.Request, _ session.Officer) {
	v := intakeView{s.OfficePage(r, "desk.intake"), handin.FileLimit >> 20}
	v.Base = "/desk/take"
	s.Render(w, http.StatusOK, "intake", v)
}

// takeMany takes the files in; tryMany judges them and keeps nothing.
func (s *Pages) takeMany(w http.ResponseWriter, r *http.Request, o session.Officer) {
	s.many(w, r, o, s.Taking.Take, false)
}
func (s *Pages) tryMany(w http.ResponseWriter, r *http.Request, o session.Officer) {
	s.many(w, r, o, s.Taking.Try, true)
}

type manyView struct {
	web.Page
	Heading string
	Trial   bool
	Rows    []manyRow
	Unknown bool
}

// manyRow is what became of one report.
type manyRow struct{ File, Agency, Link, Kind, Sentence, Why string }

func (s *Pages) many(
	w http.ResponseWriter,
	r *http.Request,
	o session.Officer,
	do handin.Take,
	trial bool,
) {
	all, ok := s.Files.TakeAll(w, r, taking.Upload{Actor: o.Actor(), Officer: true}, do)
	if !ok {
		return
	}
	if web.WantsJSON(r) {
		web.WriteJSON(w, handin.StatusOf(all), s.Files.JSON(all, web.LanguageOf(r)))
		return
	}
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	v := manyView{Page: s.OfficePage(r, "desk.intake"), Trial: trial}
	v.Heading = v.Say("desk.intake.done", "n", len(all))
	for _, h := range all {
		v.Rows = append(v.Rows, s.manyRow(v.Page, snap, h, trial))
		v.Unknown = v.Unknown || h.Outcome == taking.Strange && !trial
	}
	s.Render(w, handin.StatusOf(all), "many", v)
}

func (s *Pages) manyRow(p web.Page, snap *season.Snapshot, h handin.Handed, trial bool) manyRow {
	a := s.Files.Answer(p, ledger.Agency{}, h, trial)
	row := manyRow{File: a.File, Kind: a.Kind, Sentence: a.Sentence, Why: a.Why}
	if h.Outcome == taking.Strange {
		row.Sentence, row.Why = p.Say("desk.intake.unknown"), p.Say("desk.intake.near", "names", h.Near)
		if len(h.Near) == 0 {
			row.Why = p.Say("desk.queue.unknown.told", "found", h.Taken.Told.Agency)
		}
		return row
	}
	if owner := snap.At(h.Taken.Agency); owner != nil {
		row.Agency, row.Link = owner.Name, p.CaseAt(owner.ID)
	}
	return row
}
