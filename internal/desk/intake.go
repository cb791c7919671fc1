package desk

import (
	"net/http"

	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/taking"
)

// An officer takes in many files at once, of any agencies, as collect does: attachments, a zip of them.

type intakeView struct {
	page
	Limit int
}

// LimitBytes is the limit of a file, for the script.
func (intakeView) LimitBytes() int { return fileLimit }

func (s *Server) intakePage(w http.ResponseWriter, r *http.Request, _ officer) {
	v := intakeView{s.officePage(r, "desk.intake"), fileLimit >> 20}
	v.base = "/desk/take"
	s.render(w, http.StatusOK, "intake", v)
}

// takeMany takes the files in; tryMany judges them and keeps nothing.
func (s *Server) takeMany(w http.ResponseWriter, r *http.Request, o officer) {
	s.many(w, r, o, s.taking.Take, false)
}
func (s *Server) tryMany(w http.ResponseWriter, r *http.Request, o officer) {
	s.many(w, r, o, s.taking.Try, true)
}

type manyView struct {
	page
	Heading string
	Trial   bool
	Rows    []manyRow
	Unknown bool
}

// manyRow is what became of one report.
type manyRow struct{ File, Agency, Link, Kind, Sentence, Why string }

func (s *Server) many(w http.ResponseWriter, r *http.Request, o officer, do take, trial bool) {
	all, ok := s.takeAll(w, r, taking.Upload{Actor: o.actor(), Officer: true}, do)
	if !ok {
		return
	}
	if wantsJSON(r) {
		writeJSON(w, statusOf(all), s.handedJSON(all, languageOf(r)))
		return
	}
	snap, err := s.standing(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	v := manyView{page: s.officePage(r, "desk.intake"), Trial: trial}
	v.Heading = v.Say("desk.intake.done", "n", len(all))
	for _, h := range all {
		v.Rows = append(v.Rows, s.manyRow(v.page, snap, h, trial))
		v.Unknown = v.Unknown || h.Outcome == taking.Strange && !trial
	}
	s.render(w, statusOf(all), "many", v)
}

func (s *Server) manyRow(p page, snap *snapshot, h handed, trial bool) manyRow {
	a := s.answer(p, ledger.Agency{}, h, trial)
	row := manyRow{File: a.File, Kind: a.Kind, Sentence: a.Sentence, Why: a.Why}
	if h.Outcome == taking.Strange {
		row.Sentence, row.Why = p.Say("desk.intake.unknown"), p.Say("desk.intake.near", "names", h.Near)
		if len(h.Near) == 0 {
			row.Why = p.Say("desk.queue.unknown.told", "found", h.Taken.Told.Agency)
		}
		return row
	}
	if owner := snap.byID[h.Taken.Agency]; owner != nil {
		row.Agency, row.Link = owner.Name, p.caseAt(owner)
	}
	return row
}

// whole admits officers who are not limited to a tree.
func whole(next byOfficer, s *Server) byOfficer {
	return func(w http.ResponseWriter, r *http.Request, o officer) {
		if o.Under != "" {
			s.refuse(w, r, http.StatusNotFound, "desk.notfound.officer")
			return
		}
		next(w, r, o)
	}
}
