// Package out is what an officer takes out of the desk: links as a sheet and as slips to print,
// reminders, totals with what is missing, printed reports, the status, the score sheet, a backup; and
// the season's end.
//
// [Pages.Register] adds its addresses. What must not come in: the layout of documents and sheets.
package out

import (
	"context"
	"embed"
	"io"
	"net/http"
	"os"
	"path/filepath"

	"nianbao/internal/collection/handout"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/collection/status"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/link"
	"nianbao/internal/desk/season"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
)

// Templates are the room's.
//
//go:embed page/*.html
var Templates embed.FS

// Pages are the pages of what goes out.
type Pages struct {
	*web.Site
	Door   *session.Door
	Season *season.Keeper
	Files  *handin.Files
}

// Register adds their addresses.
func (s *Pages) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /desk/reminders", s.Door.Signed(s.remindersPage))
	mux.HandleFunc("POST /desk/reminders", s.Door.Acting(s.reminded))
	mux.HandleFunc("GET /desk/totals", s.Door.Signed(s.totalsPage))
	mux.HandleFunc("GET /desk/totals/statement.xlsx", s.Door.Signed(s.statement))
	mux.HandleFunc("GET /desk/score", s.Door.Signed(s.scorePage))
	mux.HandleFunc("GET /desk/score.xlsx", s.Door.Signed(s.scoreSheet))
	looks := map[string]session.Handler{"/desk/out": s.outPage,
		"/desk/out/status.xlsx": s.statusFile("xlsx", web.WorkbookType, (*status.Status).Workbook),
		"/desk/out/status.csv":  s.statusFile("csv", web.CSVType, (*status.Status).CSV)}
	for address, page := range looks {
		mux.HandleFunc("GET "+address, s.Door.Signed(s.Door.Whole(page)))
	}
	acts := map[string]session.Handler{"/desk/out/links": s.links, "/desk/out/reports.zip": s.reportsZip,
		"/desk/out/backup": s.backup, "/desk/out/season/{what}": s.closing}
	for address, act := range acts {
		mux.HandleFunc("POST "+address, s.Door.Acting(s.Door.Whole(act)))
		// Reloading the answer to a form leads back to the page with the form.
		mux.HandleFunc("GET "+address, s.Door.Signed(
			func(w http.ResponseWriter, r *http.Request, _ session.Officer) { s.Back(w, r, "/desk/out") },
		))
	}
}

// outView is what an officer takes out of the desk: links, the status, printed reports,
// a backup; and the season's end.
type outView struct {
	web.Page
	Closed  bool
	Pass    int
	Missing int
}

func (s *Pages) outPage(w http.ResponseWriter, r *http.Request, _ session.Officer) {
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	v := outView{Page: s.OfficePage(r, "desk.out"), Closed: snap.Closed}
	for _, a := range snap.Cards {
		if a.Stands == "pass" {
			v.Pass++
		}
		v.Missing += a.Is.Missing
	}
	s.Render(w, http.StatusOK, "out", v)
}

// links gives out every agency's link: as a sheet for mail-merge, or as slips to print.
// Those that are new are entered.
func (s *Pages) links(w http.ResponseWriter, r *http.Request, o session.Officer) {
	form, ok := s.Form(w, r)
	if !ok {
		return
	}
	links, err := link.List(r.Context(), s.Ledger.As(o.Actor()), s.Key, link.Options{Base: s.BaseOf(r)})
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	if form["format"] == "slips" {
		s.slipsPage(w, r, links)
		return
	}
	format, media := "csv", web.CSVType
	if form["format"] == "xlsx" {
		format, media = "xlsx", web.WorkbookType
	}
	name := s.Page(r, "").Say("desk.out.links.file", "year", s.Ledger.Year) + "." + format
	s.Give(w, r, name, media, false,
		func(out io.Writer) error { return handout.WriteLinks(out, format, links) })
}

// statusFile gives the status as a workbook or CSV.
func (s *Pages) statusFile(
	format, media string,
	write func(*status.Status, context.Context, io.Writer) error,
) session.Handler {
	return func(w http.ResponseWriter, r *http.Request, _ session.Officer) {
		name := s.Page(r, "").Say("desk.out.status.file", "year", s.Ledger.Year) + "." + format
		s.Give(w, r, name, media, false, func(out io.Writer) error {
			now, err := status.Of(r.Context(), s.Ledger, "")
			if err != nil {
				return err
			}
			return write(now, r.Context(), out)
		})
	}
}

// closing closes the season or reopens it.
func (s *Pages) closing(w http.ResponseWriter, r *http.Request, o session.Officer) {
	form, ok := s.Form(w, r)
	if !ok {
		return
	}
	if form["reason"] == "" {
		s.Refuse(w, r, http.StatusUnprocessableEntity, "desk.field.reason")
		return
	}
	by := s.Ledger.As(o.Actor())
	do := by.CloseSeason
	if r.PathValue("what") == "reopen" {
		do = by.ReopenSeason
	}
	if !s.Unfit(w, r, do(r.Context(), form["reason"])) {
		s.Back(w, r, "/desk/out")
	}
}

// backup gives a proved copy of the ledger, made while it is in use.
func (s *Pages) backup(w http.ResponseWriter, r *http.Request, o session.Officer) {
	folder, err := os.MkdirTemp("", "nianbao-backup-")
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	defer os.RemoveAll(folder)
	day := s.Today().Format("20060102")
	name := s.Page(r, "").Say("desk.out.backup.file", "year", s.Ledger.Year, "day", day) + ".db"
	copied := filepath.Join(folder, "backup.db")
	backup := s.Ledger.Backup
	if ledger.IsURL(s.Ledger.File) {
		backup = s.Ledger.Copy // into a file, from which it can be copied back
	}
	if _, err := backup(r.Context(), copied); err != nil {
		s.Broken(w, r, err)
		return
	}
	f, err := os.Open(copied)
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	defer f.Close()
	s.Log.Info("backup", "officer", link.TokenHash(o.Name)[:8])
	web.Attached(w, name, web.AnyType)
	_, _ = io.Copy(w, f) // whoever left does not read it
}
