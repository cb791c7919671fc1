package desk

import (
	"io"
	"net/http"
	"os"
	"path/filepath"

	"nianbao/internal/collection/handout"
	"nianbao/internal/collection/status"
)

// outView is what an officer takes out of the desk: links, the status, printed reports,
// a backup; and the season's end.
type outView struct {
	page
	Closed  bool
	Pass    int
	Missing int
}

func (s *Server) outPage(w http.ResponseWriter, r *http.Request, _ officer) {
	snap, err := s.standing(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	v := outView{page: s.officePage(r, "desk.out"), Closed: snap.status.Closed}
	for _, a := range snap.status.Agencies {
		if a.State() == "pass" {
			v.Pass++
		}
	}
	v.Missing = snap.status.Total().Missing
	s.render(w, http.StatusOK, "out", v)
}

// links gives out every agency's link: as a sheet for mail-merge, or as slips to print.
// Those that are new are entered.
func (s *Server) links(w http.ResponseWriter, r *http.Request, o officer) {
	form, ok := s.form(w, r)
	if !ok {
		return
	}
	links, err := Links(r.Context(), s.ledger.As(o.actor()), s.key, LinkOptions{Base: s.baseOf(r)})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	if form["format"] == "slips" {
		s.slipsPage(w, r, links)
		return
	}
	format, media := "csv", csvType
	if form["format"] == "xlsx" {
		format, media = "xlsx", workbookType
	}
	name := s.newPage(r, "").Say("desk.out.links.file", "year", s.ledger.Year) + "." + format
	s.give(w, r, name, media, false,
		func(out io.Writer) error { return handout.WriteLinks(out, format, links) })
}

// statusFile gives the status as a workbook or CSV.
func (s *Server) statusFile(format, media string, write func(*status.Status, io.Writer) error) byOfficer {
	return func(w http.ResponseWriter, r *http.Request, _ officer) {
		name := s.newPage(r, "").Say("desk.out.status.file", "year", s.ledger.Year) + "." + format
		s.give(w, r, name, media, false, func(out io.Writer) error {
			snap, err := s.fully(r.Context())
			if err != nil {
				return err
			}
			return write(snap.status, out)
		})
	}
}

// closing closes the season or reopens it.
func (s *Server) closing(w http.ResponseWriter, r *http.Request, o officer) {
	form, ok := s.form(w, r)
	if !ok {
		return
	}
	if form["reason"] == "" {
		s.refuse(w, r, http.StatusUnprocessableEntity, "desk.field.reason")
		return
	}
	by := s.ledger.As(o.actor())
	do := by.CloseSeason
	if r.PathValue("what") == "reopen" {
		do = by.ReopenSeason
	}
	if !s.unfit(w, r, do(r.Context(), form["reason"])) {
		s.back(w, r, "/desk/out")
	}
}

// backup gives a proved copy of the ledger, made while it is in use.
func (s *Server) backup(w http.ResponseWriter, r *http.Request, o officer) {
	folder, err := os.MkdirTemp("", "nianbao-backup-")
	if err != nil {
		s.broken(w, r, err)
		return
	}
	defer os.RemoveAll(folder)
	day := s.today().Format("20060102")
	name := s.newPage(r, "").Say("desk.out.backup.file", "year", s.ledger.Year, "day", day) + ".db"
	copied := filepath.Join(folder, "backup.db")
	if _, err := s.ledger.Backup(r.Context(), copied); err != nil {
		s.broken(w, r, err)
		return
	}
	f, err := os.Open(copied)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	defer f.Close()
	s.log.Info("backup", "officer", TokenHash(o.Name)[:8])
	attached(w, name, anyType)
	_, _ = io.Copy(w, f) // whoever left does not read it
}
