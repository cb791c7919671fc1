package out

import (
	"archive/zip"
	"io"
	"net/http"
	"time"

	"nianbao/internal/clock"
	"nianbao/internal/collection/ledger"
	"nianbao/internal/desk/handin"
	"nianbao/internal/desk/receipt"
	"nianbao/internal/desk/session"
	"nianbao/internal/desk/web"
	"nianbao/internal/document"
	"nianbao/internal/message"
	"nianbao/internal/output"
)

// perReport is how long the line may take for one more report.
const perReport = time.Minute

// reportsZip sends the printed reports of all that pass as one zip, as PDF or OFD, each as soon as
// it is made, so that memory does not grow with their number. What was printed is noted when all of
// it was sent, as export does.
func (s *Pages) reportsZip(w http.ResponseWriter, r *http.Request, o session.Officer) {
	snap, err := s.Season.Now(r.Context())
	if err != nil {
		s.Broken(w, r, err)
		return
	}
	web.Attached(w,
		s.Page(r, "").Say("desk.out.reports.file", "year", s.Ledger.Year)+".zip", "application/zip")
	print, ending := receipt.Printed, ".pdf"
	if r.FormValue("format") == "ofd" {
		print, ending = receipt.PrintedOFD, ".ofd"
	}
	z := zip.NewWriter(w)
	lasts := http.NewResponseController(w)
	var names output.Names
	printed := map[string]ledger.Use{}
	for _, a := range snap.Cards {
		if a.Stands != "pass" {
			continue
		}
		for _, in := range a.Current() {
			// A connection that knows no deadline has none.
			_ = lasts.SetWriteDeadline(time.Now().Add(perReport))
			name := in.Scope.Named(a.Name)
			if err := s.intoZip(r, z, names.Unique(name, ending), in, print); err != nil {
				s.Log.Error("failed", "path", web.PathOf(r), "err", message.Say(err, message.English))
				panic(http.ErrAbortHandler) // a zip that breaks off is seen to be broken
			}
			printed[name] = ledger.Use{Taking: in.ID, SHA256: in.SHA256}
		}
	}
	if err := z.Close(); err != nil {
		return
	}
	by := s.Ledger.As(o.Actor())
	for name, use := range printed {
		if err := by.Used(r.Context(), ledger.UsedInPrint, name, []ledger.Use{use}); err != nil {
			s.Log.Error("failed", "path", web.PathOf(r), "err", message.Say(err, message.English))
			return
		}
	}
}

func (s *Pages) intoZip(r *http.Request, z *zip.Writer, name string, in *ledger.Taking,
	print func(io.Writer, *document.Document) error) error {
	leave, ok := s.Queue.Enter(r.Context())
	if !ok {
		return handin.ErrBusy
	}
	defer leave()
	o, err := s.Files.Reopened(r.Context(), *in)
	if err != nil {
		return err
	}
	entry, err := z.CreateHeader(
		&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: clock.Moment(in.Taken)},
	)
	if err != nil {
		return err
	}
	if err := print(entry, document.New(o.Edition, o.Report, document.Options{})); err != nil {
		return err
	}
	return z.Flush()
}
